import type { ComponentRef } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import type { Part } from '#domain/part.js';

/** Most parts that are kept: the largest servers list a few hundred. */
const partsLimit = 2000;
/** Words that one tool prints around a label and another leaves out. */
const labelWords = /^(?:DIMM|SOCKET|SLOT|BAY|DISK|DRIVE|HDD|SSD|PSU|PS|PWR|POWER|SUPPLY|FAN|GPU|STATUS|PHYSICALDRIVE)$/;
const processorWord = /^(?:CPU|PROC|PROCESSOR|P)(\d+)$/;

/** The parts that inventories in a log list with a number of their own, in order of appearance. */
export function partsOf(events: readonly LogEvent[]): Part[] {
  const parts: Part[] = [];
  for (const event of events) {
    const part = parts.length < partsLimit ? partOfEvent(event) : null;
    if (part !== null) parts.push(part);
  }
  return parts;
}

function partOfEvent({ id, event, components }: LogEvent): Part | null {
  const [component] = components;
  const isListed = event.key.startsWith('inventory/');
  // A message that names several parts does not say whose the number is.
  if (component === undefined || (!isListed && components.length > 1)) return null;
  const text = (name: string) => (typeof event.details[name] === 'string' ? (event.details[name] as string) : null);
  const [partNumber, serialNumber, model] = [text('partNumber'), text('serialNumber'), text('model')];
  if (partNumber === null && serialNumber === null && (model === null || !isListed)) return null;
  return {
    class: component.class,
    locator: component.locator,
    manufacturer: text('manufacturer'),
    model,
    partNumber,
    serialNumber,
    firmware: text('firmware'),
    eventId: id,
  };
}

/**
 * The listed part that a component is: the one with its label, whichever way two tools spell it, or, for a component without a label,
 * the only one of its class. Null where none or more than one fits: a wrong part number is worse than none.
 */
export function partOfComponent(parts: readonly Part[], component: ComponentRef): Part | null {
  const label = component.locator === null ? null : comparableLabel(component.locator);
  const fitting = parts.filter(
    (part) => part.class === component.class && (label === null || (part.locator !== null && comparableLabel(part.locator) === label)),
  );
  const [first, ...others] = fitting;
  if (first === undefined || others.some((other) => !mayBeSamePart(first, other))) return null;
  const fullest = others.reduce((best, each) => (numbersOf(each) > numbersOf(best) ? each : best), first);
  return others.every((other) => mayBeSamePart(fullest, other)) ? fullest : null;
}

/** Two sources of one bundle may list the same part, one with fewer numbers than the other. */
function mayBeSamePart(one: Part, other: Part): boolean {
  const agree = (a: string | null, b: string | null) => a === null || b === null || a === b;
  const isSameSerial = one.serialNumber !== null && one.serialNumber === other.serialNumber;
  return isSameSerial
    ? agree(one.partNumber, other.partNumber)
    : one.serialNumber === other.serialNumber && one.partNumber === other.partNumber;
}

function numbersOf({ serialNumber, partNumber, model }: Part): number {
  return [serialNumber, partNumber, model].filter((number) => number !== null).length;
}

/** True where two labels name one part, whichever way two tools or a person spell it. */
export function isSameLabel(one: string, other: string): boolean {
  return one === other || (comparableLabel(one) !== '' && comparableLabel(one) === comparableLabel(other));
}

/** `CPU1_DIMM_A2`, `P1-DIMMA2` and `Proc 1 A2` are one label: words of the trade go, processors are called alike. */
function comparableLabel(label: string): string {
  const words = label
    .toUpperCase()
    .replace(/(CPU|PROC|PROCESSOR|DIMM|PSU|PS|BAY|SLOT|DISK|FAN|GPU)[ _.:#-]?(?=[A-Z]?\d)/g, ' $1')
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  const kept = words.map((word) => word.replace(processorWord, 'P$1').replace(/^(?:DIMM|PSU|PS|BAY|SLOT|DISK|FAN|GPU)(?=[A-Z]?\d)/, ''));
  return kept.filter((word) => !labelWords.test(word)).join(' ');
}
