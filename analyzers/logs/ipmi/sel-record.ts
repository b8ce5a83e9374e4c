import type { Generator, LogEvent } from '#domain/log-event.js';
import { readGenerator } from './generators.js';
import { readManufacturerId } from './manufacturers.js';

/** Length of a record (IPMI 2.0 §32.1). */
export const selRecordBytes = 16;
/** Record type of system events (IPMI 2.0 §32.1). */
export const systemEventRecordType = 0x02;
/** First record type of OEM records, which carry a time up to DFh (IPMI 2.0 §32.2). */
export const firstOemRecordType = 0xc0;
const firstUntimedRecordType = 0xe0;
/** Record type in which Linux writes its panic text (drivers/char/ipmi/ipmi_msghandler.c). */
export const kernelPanicRecordType = 0xf0;

/** A system event of a SEL (record type 02h). `eventData` is ED1–ED3. */
export type SystemEventRecord = {
  readonly kind: 'systemEvent';
  readonly recordId: number;
  readonly recordType: number;
  readonly seconds: number;
  readonly generator: Generator;
  readonly evmRevision: number;
  readonly sensorType: number;
  readonly sensorNumber: number;
  readonly eventDirection: NonNullable<LogEvent['direction']>;
  readonly eventTypeCode: number;
  readonly eventData: readonly [number, number, number];
};

/** A record that only its maker can read: types C0h–DFh carry time and manufacturer, E0h–FFh neither, all others are reserved. */
export type OtherRecord = {
  readonly kind: 'oemTimestamped' | 'oem' | 'kernelPanic' | 'reserved';
  readonly recordId: number;
  readonly recordType: number;
  readonly seconds: number | null;
  readonly manufacturerId: number | null;
  readonly oemData: Uint8Array;
};

/** A record of a SEL, decoded. */
export type SelRecord = SystemEventRecord | OtherRecord;

/**
 * Decodes one SEL record of exactly 16 bytes, little-endian (IPMI 2.0 §32). Seconds are as stored (§18 rules of time are the caller's).
 * Never fails: a record type that the standard reserves comes back as `reserved` with its bytes.
 */
export function decodeSelRecord(bytes: Uint8Array): SelRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset, selRecordBytes);
  const recordType = view.getUint8(2);
  return recordType === systemEventRecordType ? decodeSystemEvent(view) : decodeOther(view, bytes, recordType);
}

function decodeSystemEvent(view: DataView): SystemEventRecord {
  const directionAndType = view.getUint8(12);
  return {
    kind: 'systemEvent',
    recordId: view.getUint16(0, true),
    recordType: systemEventRecordType,
    seconds: view.getUint32(3, true),
    generator: readGenerator(view.getUint8(7), view.getUint8(8)),
    evmRevision: view.getUint8(9),
    sensorType: view.getUint8(10),
    sensorNumber: view.getUint8(11),
    eventDirection: directionAndType & 0x80 ? 'deassertion' : 'assertion',
    eventTypeCode: directionAndType & 0x7f,
    eventData: [view.getUint8(13), view.getUint8(14), view.getUint8(15)],
  };
}

function decodeOther(view: DataView, bytes: Uint8Array, recordType: number): OtherRecord {
  const kind = kindOf(recordType, bytes);
  const isTimestamped = kind === 'oemTimestamped';
  return {
    kind,
    recordId: view.getUint16(0, true),
    recordType,
    seconds: isTimestamped ? view.getUint32(3, true) : null,
    manufacturerId: isTimestamped ? readManufacturerId(view.getUint8(7), view.getUint8(8), view.getUint8(9)) : null,
    oemData: bytes.slice(isTimestamped ? 10 : 3, selRecordBytes),
  };
}

function kindOf(recordType: number, bytes: Uint8Array): OtherRecord['kind'] {
  if (recordType === kernelPanicRecordType && panicText(bytes.subarray(3)) !== null) return 'kernelPanic';
  if (recordType >= firstUntimedRecordType) return 'oem';
  return recordType >= firstOemRecordType ? 'oemTimestamped' : 'reserved';
}

/**
 * Piece of a Linux panic text in the 13 data bytes of an F0h record: slave address, sequence number, up to 11 printable characters
 * padded with zeros (Linux ipmi_msghandler). Null where the bytes are something else.
 */
export function panicText(oemData: Uint8Array): string | null {
  const characters = oemData.subarray(2);
  const end = characters.indexOf(0);
  const text = end === -1 ? characters : characters.subarray(0, end);
  const isText =
    text.length > 0 && text.every((code) => code >= 0x20 && code < 0x7f) && characters.subarray(text.length).every((code) => code === 0);
  return isText ? String.fromCharCode(...text) : null;
}

/** True where 16 bytes look like a SEL record: a system event of IPMI 1.0 to 2.0, or a record type that vendors use. */
export function looksLikeSelRecord(bytes: Uint8Array): boolean {
  const recordType = bytes[2] ?? 0;
  const evmRevision = bytes[9];
  if (recordType === systemEventRecordType) return evmRevision === 0x03 || evmRevision === 0x04;
  return recordType >= firstOemRecordType && bytes.some((byte) => byte !== recordType);
}
