import type { Component } from '#domain/component.js';
import type { EventDetail, LogEvent } from '#domain/log-event.js';
import { hexByte } from '../ipmi/event-key.js';
import { readDell } from './dell.js';
import { readIntel } from './intel.js';
import { knownServerOf, type Maker } from './maker.js';
import { criticalInterruptType, memoryType, type OemEvent, type OemReading, type OemRule, oemEventOf } from './oem-event.js';
import { readSupermicro } from './supermicro.js';

const rules: Readonly<Record<Maker, OemRule>> = { supermicro: readSupermicro, dell: readDell, intel: readIntel };

/**
 * Reads what makers put into event data 2 and 3, by their documented rules and only where the input tells who made the server.
 * A part that is printed is never replaced; where no rule names the part of a memory or bus error, its codes are kept for a person
 * (`rawCode`: `ED2=3Bh ED3=81h`). Events of one server; changed ones are copies, their number and order stay.
 */
export function locateByMaker(
  events: readonly LogEvent[],
  stated: { readonly vendor?: string | null | undefined; readonly model?: string | null | undefined },
): LogEvent[] {
  const { maker, product } = knownServerOf(events, stated);
  const rule = maker === null ? null : rules[maker];
  return events.map((event) => {
    const codes = oemEventOf(event);
    return codes === null ? event : readCodes(event, codes, rule?.(codes, product) ?? null);
  });
}

function readCodes(event: LogEvent, codes: OemEvent, reading: OemReading | null): LogEvent {
  const components = reading === null ? event.components : withRuled(event.components, reading.components);
  const isLocated = components.some((component) => component.locator !== null);
  const rawCode: EventDetail['details'] =
    isLocated || !namesPart(codes) ? {} : { rawCode: `ED2=${hexOf(codes.data2)} ED3=${hexOf(codes.data3)}` };
  const details = { ...event.event.details, ...reading?.details, ...rawCode };
  const located = { ...event, components, event: { ...event.event, details } };
  return reading?.standard === undefined ? located : asStandard(located, reading.standard);
}

/** What a rule names replaces parts of the same class that have no locator. */
function withRuled(known: readonly Component[], found: readonly Component[]): Component[] {
  const isPrinted = (component: Component) => known.some((each) => each.class === component.class && each.locator !== null);
  const added = found.filter((component) => !isPrinted(component));
  return [...added, ...known.filter((each) => each.locator !== null || !added.some((component) => component.class === each.class))];
}

/** An event of a maker's sensor type that stands for one of the standard: rules about that one then hold for it. */
function asStandard(event: LogEvent, { key, severity }: NonNullable<OemReading['standard']>): LogEvent {
  const meaning = event.direction === 'deassertion' ? ('recovery' as const) : ('fault' as const);
  return {
    ...event,
    event: { ...event.event, aliases: [...new Set([...event.event.aliases, key])], meaning },
    severity: { ...event.severity, derived: meaning === 'fault' ? severity : 'ok' },
    provenance: 'vendorDocument',
  };
}

/** Errors whose codes are known to point at a part. */
function namesPart({ sensorType }: OemEvent): boolean {
  return sensorType === memoryType || sensorType === criticalInterruptType;
}

function hexOf(byte: number): string {
  return `${hexByte(byte).toUpperCase()}h`;
}
