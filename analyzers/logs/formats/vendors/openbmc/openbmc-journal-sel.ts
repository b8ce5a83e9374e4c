import type { EventTime } from '#domain/log-event.js';
import { cutDirection } from '../../../event/direction-of-text.js';
import { draftOfEventBytes, parseEventData } from '../../../event/draft-of-event-bytes.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import { draftOfOemRecord, type PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { readGenerator } from '../../../ipmi/generators.js';
import { firstOemRecordType } from '../../../ipmi/sel-record.js';
import { draftOfRegistryMessage } from './openbmc-registry-message.js';

/** Fields of one journal entry by name. */
export type JournalEntry = ReadonlyMap<string, string>;

/** Sensor types by the folder of a sensor's D-Bus path. */
const typeByFolder: Readonly<Record<string, number>> = { temperature: 1, voltage: 2, current: 3, fan_tach: 4, fan_pwm: 4, power: 11 };
const syslogLevels = ['Emergency', 'Alert', 'Critical', 'Error', 'Warning', 'Notice', 'Informational', 'Debug'] as const;

/** True for an entry that the SEL logger or the Redfish logger of OpenBMC wrote. */
export function isBmcEntry(entry: JournalEntry): boolean {
  return entry.has('IPMI_SEL_RECORD_ID') || entry.has('IPMI_SEL_DATA') || entry.has('REDFISH_MESSAGE_ID');
}

/** Draft of a journal entry: the bytes of a SEL record, a message of a registry, or the message alone. */
export function draftOfJournalEntry(entry: JournalEntry, times: TimeReader): PlacelessDraft | null {
  const message = entry.get('MESSAGE') ?? '';
  if (!isBmcEntry(entry) && message === '') return null;
  return { ...(isBmcEntry(entry) ? draftOfBmcEntry(entry, message) : draftOfOther(entry, message)), time: timeOf(entry, times) };
}

function draftOfBmcEntry(entry: JournalEntry, message: string): PlacelessDraft {
  const redfishId = entry.get('REDFISH_MESSAGE_ID');
  if (redfishId !== undefined) {
    const args = (entry.get('REDFISH_MESSAGE_ARGS') ?? '').split(',').filter((arg) => arg !== '');
    return draftOfRegistryMessage(redfishId, args, message === '' ? null : message);
  }
  const recordType = numberOf(entry.get('IPMI_SEL_RECORD_TYPE')) ?? 2;
  const recordId = entry.get('IPMI_SEL_RECORD_ID') ?? null;
  const data = (entry.get('IPMI_SEL_DATA') ?? '').toLowerCase();
  return { recordId, ...(recordType >= firstOemRecordType ? draftOfOem(recordType, data) : draftOfSystemEvent(entry, message, data)) };
}

function draftOfOem(recordType: number, data: string): PlacelessDraft {
  return { ...draftOfOemRecord(recordType, null), oemBytes: data === '' ? null : data };
}

function draftOfSystemEvent(entry: JournalEntry, message: string, data: string): PlacelessDraft {
  const path = entry.get('IPMI_SEL_SENSOR_PATH') ?? '';
  const [folder = '', name = ''] = path.split('/').slice(-2);
  const printed = cutDirection(message);
  const generator = numberOf(entry.get('IPMI_SEL_GENERATOR_ID'));
  const direction = directionOfField(entry.get('IPMI_SEL_EVENT_DIR')) ?? printed.direction;
  const common = { direction, ...(generator === null ? {} : { generator: readGenerator(generator & 0xff, generator >> 8) }) };
  const sensorName = name === '' ? null : name;
  const eventData = parseEventData(data);
  const sensorType = typeByFolder[folder] ?? null;
  if (eventData === null) return { ...draftOfMessage({ text: printed.text, sensorType, sensorName }), ...common };
  return { ...draftOfEventBytes({ sensorType, sensorName, directionAndType: null, eventData, text: printed.text }), ...common };
}

function directionOfField(value: string | undefined): PlacelessDraft['direction'] {
  if (value === undefined) return null;
  return /^(?:1|true)$/i.test(value) ? 'assertion' : 'deassertion';
}

function draftOfOther(entry: JournalEntry, message: string): PlacelessDraft {
  const level = syslogLevels[numberOf(entry.get('PRIORITY')) ?? -1] ?? null;
  const draft = draftOfMessage({ text: message, severity: level });
  return draft.key === 'unknown' ? { ...draft, meaning: 'unknown' } : draft;
}

function timeOf(entry: JournalEntry, times: TimeReader): EventTime {
  const printed = entry.get('_SOURCE_REALTIME_TIMESTAMP') ?? entry.get('__REALTIME_TIMESTAMP') ?? entry.get('') ?? '';
  return readPrintedTime(printed, times);
}

/** Numbers of the logger are printed in hex (`2`, `20`, `C0`) or with `0x`. */
function numberOf(text: string | undefined): number | null {
  const digits = text?.replace(/^0x/i, '') ?? '';
  return /^[0-9a-f]{1,6}$/i.test(digits) ? Number.parseInt(digits, 16) : null;
}
