import type { EventTime } from '#domain/log-event.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import { draftOfRecord, type PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { selRecordBytes } from '../../../ipmi/sel-record.js';
import { componentsOfFqdd } from './dell-fqdd.js';
import { draftOfSensorSentence } from './dell-sensor-sentence.js';

/** An entry of an iDRAC log as printed; what its form does not have is left out. */
export type DellEntry = {
  readonly text: string;
  readonly id?: string | null;
  readonly recordId?: string | null;
  readonly time?: EventTime;
  readonly severity?: string | null;
  readonly args?: readonly string[];
  readonly agent?: string | null;
  readonly category?: string | null;
  readonly fqdd?: string | null;
  readonly comment?: string | null;
  readonly source?: string | null;
  readonly rawEventData?: string | null;
};

/** Message ids: letters of the area, then digits (Dell Event Message Reference). */
export const dellMessageId = /^(?:IDRAC\.(?:\d+\.){0,2})?(?<id>[A-Z]{2,4}\d{1,5})$/i;
/** Areas about users, jobs, licences, updates and settings: a warning there is no fault of the hardware. */
const areasOfPeople = /^(?:USR|RAC|JCP|LIC|RED|SUP|SWC|SRV|DIS|CFG|PWR|BAR|IPA|WRK|SWU|ISM|RSI|SEKM)\d/i;

/**
 * Draft of an entry of the SEL or the lifecycle log. The bytes of a SEL record, where they are printed, decide what it is; then the wording.
 * The message id is an alias of either and the key of anything else.
 */
export function draftOfDellEntry(entry: DellEntry, times: Pick<TimeReader, 'fromSelSeconds'>): PlacelessDraft {
  const id = dellMessageId.exec(entry.id?.trim() ?? '')?.groups?.id?.toUpperCase() ?? null;
  const record = recordOf(entry.rawEventData ?? '', times);
  const said = draftOfWording(entry, id);
  const components = componentsOfFqdd(entry.fqdd ?? '', entry.text);
  return {
    ...(record?.ipmi ? identityOf(record, id) : { ...said, ...activityOf(id), oemBytes: record?.oemBytes ?? null }),
    text: entry.text,
    severity: { reported: entry.severity ?? null },
    ...(entry.recordId == null ? {} : { recordId: entry.recordId }),
    ...timeOf(entry, record),
    ...(id === null ? {} : { message: { id, args: [...(entry.args ?? [])] } }),
    details: detailsOf(entry, said.details),
    ...(components.length === 0 ? {} : { components }),
  };
}

function draftOfWording({ text, severity }: DellEntry, id: string | null): PlacelessDraft {
  return draftOfSensorSentence(text) ?? draftOfMessage({ text, severity: severity ?? null, vendorKey: id && `dell/${id}` });
}

/** Identity of the record behind the entry. */
function identityOf({ ipmi, direction, sensor, generator }: PlacelessDraft, id: string | null): Partial<PlacelessDraft> {
  return {
    ipmi: ipmi ?? null,
    direction: direction ?? null,
    sensor: sensor ?? null,
    generator: generator ?? null,
    ...(id === null ? {} : { aliases: [`dell/${id}`] }),
  };
}

function activityOf(id: string | null): Partial<PlacelessDraft> {
  return id !== null && areasOfPeople.test(id) ? { meaning: 'activity' } : {};
}

function timeOf(entry: DellEntry, record: PlacelessDraft | null): Partial<PlacelessDraft> {
  const time = entry.time ?? record?.time;
  return time === undefined ? {} : { time };
}

/** The record of 16 bytes in hex, however separated; null where there are fewer or more. */
function recordOf(printed: string, times: Pick<TimeReader, 'fromSelSeconds'>): PlacelessDraft | null {
  const digits = printed.slice(0, 200).replace(/0x|[^0-9a-f]/gi, '');
  if (digits.length !== 2 * selRecordBytes) return null;
  const bytes = Uint8Array.from({ length: selRecordBytes }, (_, index) => Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16));
  return bytes.every((byte) => byte === 0 || byte === 0xff) ? null : draftOfRecord(bytes, times);
}

function detailsOf(entry: DellEntry, known: PlacelessDraft['details']): NonNullable<PlacelessDraft['details']> {
  const { agent, category, fqdd, comment, source } = entry;
  const printed = Object.entries({ agent, category, fqdd, comment, source }).flatMap(([name, value]) =>
    value == null || value.trim() === '' || /^n\/?a$/i.test(value.trim()) ? [] : [[name, value.trim()] as const],
  );
  return { ...known, ...Object.fromEntries(printed) };
}
