import type { EventDetail, LogEvent } from '#domain/log-event.js';

export type Meaning = EventDetail['meaning'];
export type DerivedSeverity = LogEvent['severity']['derived'];

/**
 * One event that a sensor can assert: offset, what it means and how bad it is when asserted, the text ipmitool prints,
 * and the texts that FreeIPMI and vendors print for the same offset.
 */
export type EventRow = readonly [offset: number, meaning: Meaning, severity: DerivedSeverity, text: string, ...otherTexts: string[]];
