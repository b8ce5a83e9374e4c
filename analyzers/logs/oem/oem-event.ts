import type { Component } from '#domain/component.js';
import type { EventDetail, LogEvent } from '#domain/log-event.js';
import { codesOfKey, type EventCodes, hexByte } from '../ipmi/event-key.js';

/** An IPMI event whose event data 2 and 3 are both codes of its maker (IPMI 2.0 Table 29-6, flags 10b); all numbers are bytes. */
export type OemEvent = EventCodes & {
  readonly data2: number;
  readonly data3: number;
  readonly sensorNumber: number | null;
  /** Who wrote it; null = the source does not print it. */
  readonly by: NonNullable<LogEvent['generator']>['by'] | null;
};

/** What a maker's rule reads from the codes. A component without locator says only what it is certain of (its class, its processor). */
export type OemReading = {
  readonly components: readonly Component[];
  readonly details: EventDetail['details'];
  /** Standard event that a sensor type of the maker stands for. */
  readonly standard?: { readonly key: string; readonly severity: LogEvent['severity']['derived'] };
};

/** A documented rule of one maker. `product` = model or board as the input names it. Null where the rule says nothing about the event. */
export type OemRule = (event: OemEvent, product: string | null) => OemReading | null;

export const memoryType = 0x0c;
export const criticalInterruptType = 0x13;

/** The codes of an event for the rules of makers; null where one of both bytes is not a maker's code. */
export function oemEventOf(event: LogEvent): OemEvent | null {
  const { oemData2: data2, oemData3: data3 } = event.event.details;
  if (typeof data2 !== 'number' || typeof data3 !== 'number') return null;
  const codes = [event.event.key, ...event.event.aliases].map(codesOfKey).find((found) => found !== null);
  if (!codes) return null;
  return { ...codes, data2, data3, sensorNumber: event.sensor?.number ?? null, by: event.generator?.by ?? null };
}

/** Component that a maker's rule names. */
export function ruled(componentClass: Component['class'], locator: string | null, place: Component['place']): Component {
  return { class: componentClass, locator, place, provenance: 'documentedRule' };
}

/** A PCIe device by its address; the locator is worded as service processors print it. */
export function pciComponent(bus: number, deviceAndFunction: number): Component {
  const [device, pciFunction] = [deviceAndFunction >> 3, deviceAndFunction & 0x07];
  return ruled('pcie-card', `bus ${bus} device ${device} function ${pciFunction}`, {
    pci: `${hexByte(bus)}:${hexByte(device)}.${pciFunction}`,
  });
}
