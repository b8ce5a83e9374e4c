import type { Component, ComponentClass } from '#domain/component.js';
import { isRecord, type JsonRecord, recordAt, textAt } from '../../../syntax/json-fields.js';

/** A part that a platform event log proposes to replace. */
export type PelCallout = {
  readonly priority: string;
  readonly location: string | null;
  readonly procedure: string | null;
  readonly partNumber: string | null;
  readonly serialNumber: string | null;
  readonly ccin: string | null;
  readonly component: Component | null;
};

/** Letters of the last part of a location code that stand for one class (IBM Power, "Part locations and location codes"). */
const classByLetter: Readonly<Record<string, ComponentClass>> = { A: 'fan', E: 'psu', D: 'drive', N: 'chassis' };

/** Subsystem that the log names in its user header, in words (`Memory`, `Processor - FRU`, `I/O`). */
const classBySubsystem: readonly (readonly [RegExp, ComponentClass])[] = [
  [/\bmemory\b/i, 'memory'],
  [/\bprocessor\b/i, 'cpu'],
  [/\bpower\b/i, 'psu'],
  [/\bcooling|\bfan\b|thermal/i, 'fan'],
  [/\bI\/O|\bPCI/i, 'pcie-card'],
  [/\bservice processor|\bBMC\b/i, 'bmc'],
  [/\bhypervisor|\boperating system|\bOS\b/i, 'os'],
  [/\bplatform firmware\b/i, 'bios'],
];

/** Callouts of a primary SRC in the order of the log, which is that of priority. */
export function calloutsOf(pel: JsonRecord, subsystem: string): PelCallout[] {
  const section = recordAt(pel, 'Primary SRC', 'Callout Section');
  const printed = section.Callouts ?? section.Callout;
  const list = Array.isArray(printed) ? printed : isRecord(printed) ? [printed] : [];
  return list.filter(isRecord).map((callout) => calloutOf(callout, subsystem));
}

function calloutOf(callout: JsonRecord, subsystem: string): PelCallout {
  const location = textAt(callout, 'Location Code');
  const procedure = textAt(callout, 'Procedure') ?? textAt(callout, 'Procedure Number');
  return {
    priority: textAt(callout, 'Priority') ?? '',
    location,
    procedure,
    partNumber: textAt(callout, 'Part Number'),
    serialNumber: textAt(callout, 'Serial Number'),
    ccin: textAt(callout, 'CCIN'),
    component: procedure === null ? componentAt(location, subsystem) : null,
  };
}

/** A planar is a `P` alone; a card connector (`C`) may hold anything, so that the subsystem decides. */
function componentAt(location: string | null, subsystem: string): Component | null {
  if (location === null) return null;
  const last = location.split('-').at(-1) ?? '';
  const letter = last.charAt(0).toUpperCase();
  const bySubsystem = classBySubsystem.find(([phrase]) => phrase.test(subsystem))?.[1] ?? null;
  const componentClass = letter === 'P' ? 'board' : (classByLetter[letter] ?? bySubsystem);
  return componentClass && { class: componentClass, locator: location, place: null, provenance: 'printed' };
}

/** Priority as one letter: H (replace), M, A to C (groups), L. */
export function priorityLetter(priority: string): string {
  if (/^[HMABCL]$/.test(priority)) return priority;
  if (/^mandatory|^high/i.test(priority)) return 'H';
  const group = /group ([ABC])\b/i.exec(priority)?.[1];
  if (group !== undefined) return group.toUpperCase();
  return /^medium/i.test(priority) ? 'M' : /^low/i.test(priority) ? 'L' : '';
}
