import { z } from 'zod';
import { Component } from './component.js';

export const eventMeanings = ['fault', 'recovery', 'state', 'activity', 'unknown'] as const;
export const derivedSeverities = ['ok', 'warning', 'critical'] as const;

/** Where an event was read. `line` and `byte` count from 1 and 0; the one that does not apply is null. */
export const EventSource = z.object({
  file: z.string(),
  line: z.number().int().nullable(),
  byte: z.number().int().nullable(),
  format: z.string(),
});
export type EventSource = z.infer<typeof EventSource>;

/** Time of an event: `text` as printed, `instant` in ISO 8601 UTC where it can be resolved, `reliable` false where the clock was not set. */
export const EventTime = z.object({
  text: z.string().nullable(),
  instant: z.string().nullable(),
  last: z.string().nullable(),
  zone: z.enum(['known', 'assumed', 'unknown']),
  reliable: z.boolean(),
});
export type EventTime = z.infer<typeof EventTime>;

/** Sensor behind an event. `type` is the name of the IPMI sensor type, `number` the sensor number within (generator, LUN). */
export const Sensor = z.object({
  type: z.string().nullable(),
  typeCode: z.number().int().nullable(),
  name: z.string().nullable(),
  number: z.number().int().nullable(),
  entity: z.string().nullable(),
});
export type Sensor = z.infer<typeof Sensor>;

/** Who generated an IPMI event (IPMI 2.0 §32: slave address or software id). */
export const Generator = z.object({
  id: z.number().int(),
  lun: z.number().int().nullable(),
  by: z.enum(['bmc', 'bios', 'smi', 'os', 'oem']),
});
export type Generator = z.infer<typeof Generator>;

export const Quantity = z.object({ value: z.number(), unit: z.string().nullable() });
export type Quantity = z.infer<typeof Quantity>;

/** What happened. `key` is the stable identity of the kind of event (README of this folder); rules match `key` or an alias. */
export const EventDetail = z.object({
  key: z.string(),
  aliases: z.array(z.string()),
  role: z.string().nullable(),
  meaning: z.enum(eventMeanings),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  state: z.object({ open: z.boolean().nullable(), pairedWith: z.string().nullable() }),
  class: z.enum(['threshold', 'generic', 'sensorSpecific', 'oem', 'message']),
  eventTypeCode: z.number().int().nullable(),
  offset: z.number().int().nullable(),
  text: z.string(),
  reading: Quantity.nullable(),
  threshold: Quantity.nullable(),
});
export type EventDetail = z.infer<typeof EventDetail>;

/** One normalised event of any source, with its raw text and how sure the decode is (`provenance`). */
export const LogEvent = z.object({
  id: z.string(),
  source: EventSource,
  raw: z.string(),
  recordId: z.string().nullable(),
  time: EventTime,
  direction: z.enum(['assertion', 'deassertion']).nullable(),
  sensor: Sensor.nullable(),
  generator: Generator.nullable(),
  order: z.number().int(),
  bootEpoch: z.number().int().nullable(),
  event: EventDetail,
  severity: z.object({ reported: z.string().nullable(), derived: z.enum(derivedSeverities) }),
  message: z.object({ id: z.string(), args: z.array(z.string()) }).nullable(),
  components: z.array(Component),
  provenance: z.enum(['standard', 'vendorDocument', 'inferred', 'unknown']),
  count: z.number().int(),
  oemBytes: z.string().nullable(),
});
export type LogEvent = z.infer<typeof LogEvent>;

/** True where an event's key or one of its aliases is `key`. */
export function isEventOfKey(event: LogEvent, key: string): boolean {
  return event.event.key === key || event.event.aliases.includes(key);
}
