import { hexByte, oemRecordKey } from '../ipmi/event-key.js';
import { findEventRow } from '../ipmi/judge-event.js';
import { manufacturerName } from '../ipmi/manufacturers.js';
import { decodeSelRecord, type OtherRecord, panicText, type SystemEventRecord } from '../ipmi/sel-record.js';
import { sensorOfType } from '../ipmi/sensor-types.js';
import type { EventDraft } from './event-draft.js';
import type { TimeReader } from './event-time.js';

/** Key of a Linux kernel panic that the panic handler wrote into the SEL. */
const kernelPanicKey = 'linux/kernel/panic';
const osStopType = 0x20;
const runTimeStopOffset = 0x1;
/** Event data 1 of the record that Linux writes at a panic: OEM codes in both other bytes, which are characters of the panic text. */
const panicEventData1 = 0xa1;

/** A draft that does not yet say where it was read. */
export type PlacelessDraft = Omit<EventDraft, 'line' | 'byte' | 'raw'>;

/**
 * Draft of one SEL record of 16 bytes (IPMI 2.0 §32). The record id is printed as ipmitool does, in hex. Reserved record types are kept
 * with key `unknown` and their bytes.
 */
export function draftOfRecord(bytes: Uint8Array, times: Pick<TimeReader, 'fromSelSeconds'>): PlacelessDraft {
  const record = decodeSelRecord(bytes);
  return record.kind === 'systemEvent' ? draftOfSystemEvent(record, times) : draftOfOther(record, times);
}

function draftOfSystemEvent(record: SystemEventRecord, times: Pick<TimeReader, 'fromSelSeconds'>): PlacelessDraft {
  const { sensorType, eventTypeCode: eventType, eventData } = record;
  const offset = eventData[0] & 0x0f;
  const panic = panicStart(record);
  return {
    recordId: record.recordId.toString(16),
    time: times.fromSelSeconds(record.seconds),
    direction: record.eventDirection,
    sensor: sensorOfType(sensorType, { number: panic === null ? record.sensorNumber : null }),
    generator: record.generator,
    ipmi: { sensorType, eventType, offset, eventData: panic === null ? eventData : null },
    text: findEventRow({ sensorType, eventType, offset })?.[3] ?? `Event offset ${hexByte(offset)}h of event type ${hexByte(eventType)}h`,
    ...(panic === null ? {} : { aliases: [kernelPanicKey], details: { panicText: panic } }),
  };
}

/** First three characters of a Linux panic text, which stand in for sensor number, event data 2 and 3; null for any other event. */
function panicStart({ sensorType, sensorNumber, generator, eventData }: SystemEventRecord): string | null {
  const isStop = sensorType === osStopType && (eventData[0] & 0x0f) === runTimeStopOffset;
  const isLinux = eventData[0] === panicEventData1 && (generator.id === 0x21 || generator.id === 0x41);
  return isStop && isLinux ? String.fromCharCode(sensorNumber, eventData[1], eventData[2]).replace(/[^ -~]/g, '') : null;
}

function draftOfOther(record: OtherRecord, times: Pick<TimeReader, 'fromSelSeconds'>): PlacelessDraft {
  const common = {
    recordId: record.recordId.toString(16),
    ...(record.seconds === null ? {} : { time: times.fromSelSeconds(record.seconds) }),
    oemBytes: hexOf(record.oemData),
  };
  const panic = record.kind === 'kernelPanic' ? panicText(record.oemData) : null;
  if (panic !== null) return { ...common, ...draftOfPanic(panic), details: { panicText: panic, sequence: record.oemData[1] ?? 0 } };
  if (record.kind === 'reserved')
    return { ...common, key: 'unknown', class: 'oem', text: `Reserved record type ${hexByte(record.recordType)}h`, provenance: 'unknown' };
  return { ...common, ...draftOfOemRecord(record.recordType, record.manufacturerId) };
}

/** What every format says of an OEM record: types C0h–DFh have a manufacturer, E0h–FFh none (`manufacturerId` null). */
export function draftOfOemRecord(
  recordType: number,
  manufacturerId: number | null,
): Pick<EventDraft, 'key' | 'class' | 'text' | 'provenance'> {
  const maker = manufacturerId === null ? null : manufacturerName(manufacturerId);
  return {
    key: oemRecordKey(manufacturerId, recordType),
    class: 'oem',
    text: `OEM record ${hexByte(recordType)}${maker === null ? '' : ` (${maker})`}`,
    provenance: 'unknown',
  };
}

/** What every format says of a piece of a Linux panic text. */
export function draftOfPanic(text: string): Pick<EventDraft, 'key' | 'class' | 'text' | 'meaning' | 'severity'> {
  return {
    key: kernelPanicKey,
    class: 'message',
    text: `Linux kernel panic: ${text}`,
    meaning: 'fault',
    severity: { reported: null, derived: 'critical' },
  };
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, hexByte).join('');
}
