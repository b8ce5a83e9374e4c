import type { Component } from '#domain/component.js';
import type { EventDetail, EventTime, Generator, LogEvent, Quantity, Sensor } from '#domain/log-event.js';

/** The IPMI identity of an event as far as the source gives it; null = not printed (`--` in the key). Codes are bytes; `eventData` = ED1–ED3. */
export type IpmiIdentity = {
  readonly sensorType: number | null;
  readonly eventType: number | null;
  readonly offset: number | null;
  readonly eventData: readonly [number, number, number] | null;
};

/**
 * What a format read of one event: only what the source says. `complete-event.ts` derives the rest (key, aliases, role,
 * meaning, severity, components), so that every format gets the same decisions.
 */
export type EventDraft = {
  readonly line: number | null;
  readonly byte: number | null;
  /** Part of the id that tells apart events of one line (a JSON member's index); none for most. */
  readonly part?: number;
  readonly raw: string;
  readonly recordId?: string | null;
  readonly time?: EventTime;
  readonly direction?: LogEvent['direction'];
  readonly sensor?: Sensor | null;
  readonly generator?: Generator | null;
  readonly ipmi?: IpmiIdentity | null;
  /** Key of an event that is not IPMI; wins over `ipmi`, which then is an alias. */
  readonly key?: string;
  readonly aliases?: readonly string[];
  readonly class?: EventDetail['class'];
  /** Event text as printed, without sensor and direction. */
  readonly text: string;
  readonly meaning?: EventDetail['meaning'];
  readonly details?: EventDetail['details'];
  readonly reading?: Quantity | null;
  readonly threshold?: Quantity | null;
  readonly severity?: { readonly reported: string | null; readonly derived?: LogEvent['severity']['derived'] };
  readonly message?: LogEvent['message'];
  /** Components that the format itself knows; locators found in sensor name and text are added. */
  readonly components?: readonly Component[];
  readonly provenance?: LogEvent['provenance'];
  readonly count?: number;
  readonly oemBytes?: string | null;
};

/** Completes drafts of one block; counts `order`. */
export type CompleteEvent = (draft: EventDraft) => LogEvent;
