import type { LogEvent } from '#domain/log-event.js';
import { createEventCompleter } from '../../event/complete-event.js';
import { draftOfOemRecord, draftOfPanic, draftOfRecord, type PlacelessDraft } from '../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import { parseManufacturerId } from '../../ipmi/manufacturers.js';
import { kernelPanicRecordType, selRecordBytes } from '../../ipmi/sel-record.js';
import type { LinesFormat } from '../../log-format.js';
import { parseHex } from './hex-sel-bytes.js';
import { draftOfIpmiutilEvent, type IpmiutilEvent } from './ipmiutil-event.js';
import { ipmiutilSelSamples } from './ipmiutil-sel-samples.js';
import { createPanicJoiner } from './panic-joiner.js';

const severity = '(?:INF|MIN|MAJ|CRT)';
const dateAndTime = '\\d{2}\\/\\d{2}\\/\\d{2,4} \\d{2}:\\d{2}:\\d{2}';
const row = new RegExp(`^(?<id>[0-9a-f]{4}) (?:(?<date>\\S+) (?<time>\\d\\S+) )?(?<severity>${severity}) (?<rest>.*)$`, 'i');
/** Rows with severity; those of tools before 2.0 have none and are known by the event data at their end. */
const claimPattern = new RegExp(
  `^[0-9a-f]{4} (?:(?:${dateAndTime} )?${severity} |${dateAndTime} .*\\[[0-9a-f]{2}(?: [0-9a-f]{2}){2}\\]$|Type[0-9a-f]{2} ${severity} |\\| (?:${dateAndTime} | ?)\\| ${severity} \\|)`,
  'i',
);
const oldRow = /^(?<id>[0-9a-f]{4}) (?<date>\S+) (?<time>\d\S+) (?<rest>.*)$/i;
const reservedRow = /^(?<id>[0-9a-f]{4}) Type(?<type>[0-9a-f]{2}) \w{3} (?<bytes>[0-9a-f]{2}(?: [0-9a-f]{2}){12})\s*$/i;
const oemRow = /^(?<type>[c-f][0-9a-f]) (?:(?<manufacturer>[0-9a-f]{6}) )?(?<text>.*)$/i;
const oemBytes = /OEM Event (?<bytes>[0-9a-f]{2}(?: [0-9a-f]{2}){0,12})\s*$/i;
const panicPiece = /^OEM Event (?<address>[0-9a-f]{2}) (?<sequence>[0-9a-f]{2}) (?<text>.{1,11})$/i;
/** `source type #number name  text trigger [event data]`; two blanks end the name, which is empty or `na` where the tool knows none. */
const eventRow = /^(?<source>\S{1,8}) +(?<type>[^#]{1,40}) #(?<number>[0-9a-f]{2})(?: (?<rest>.*))?$/i;
const eventEnd = / ?(?<trigger>[0-9a-f]{2}) \[(?<data>[0-9a-f]{2} [0-9a-f]{2} [0-9a-f]{2})\]$/i;
/** Raw bytes of a threshold event, or quantities where the tool knows the sensor. */
const thresholdEnd =
  / ?(?:act=(?<reading>[0-9a-f]{2}) thr=(?<threshold>[0-9a-f]{2})|actual=(?<actual>-?\d[^,=]{0,30}), threshold=(?<limit>-?\d[^,=]{0,30}))$/i;
const noise =
  /^(?:ipmiutil (?:ver|sel|isel|get)|isel (?:ver|: )|showsel\b|Opening (?:lan|connection)|-- BMC version |SEL Ver \d|SEL {1,2}Size = |RecId ?\|? Date\/Time|Cannot map memory\.|Connecting to node )/;
const fullLog = /^SEL .{0,40}Size = \d{1,6} records \(Used=(?<used>\d{1,6}), Free=0\)/;

/** Rows of `ipmiutil sel` (`isel`, once `showsel`), plain, with `-e` and with `-c`. */
export const ipmiutilSel: LinesFormat = {
  kind: 'lines',
  id: 'ipmiutil-sel',
  title: 'ipmiutil sel',
  reference: 'ipmiutil 2.7–3.1, util/isel.c and util/ievents.c',
  samples: ipmiutilSelSamples,
  claims: (line) => claimPattern.test(line) || noise.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'ipmiutil-sel' });
    const times = createTimeReader(context);
    const rows = createPanicJoiner((draft) => sink.event(complete(draft)));
    return {
      read: (raw, line) => {
        const isRow = claimPattern.test(raw);
        if (!isRow && !noise.test(raw)) return false;
        const draft = isRow ? draftOfLine(raw.trimEnd(), times) : draftOfFullLog(raw);
        if (draft !== null) rows.take({ ...draft, line, byte: null, raw });
        else if (isRow) sink.unread({ line, byte: null, raw }, 'malformedRow');
        return true;
      },
      end: rows.release,
    };
  },
};

/** The head of a listing says that the log has no room left. */
function draftOfFullLog(line: string): PlacelessDraft | null {
  const used = fullLog.exec(line)?.groups?.used;
  return used === undefined ? null : { key: 'ipmi/10/6f/04', direction: 'assertion', text: `SEL full, ${used} records` };
}

function draftOfLine(line: string, times: TimeReader): PlacelessDraft | null {
  const reserved = reservedRow.exec(line)?.groups;
  if (reserved) return draftOfReserved(reserved.id ?? '', `${reserved.type} ${reserved.bytes}`, times);
  if (line.charAt(5) === '|') return draftOfCanonical(line, times);
  const found = (row.exec(line) ?? oldRow.exec(line))?.groups;
  if (!found) return null;
  const common = commonOf(found.id ?? '', found.date ?? '', found.time ?? '', found.severity ?? '', times);
  const oem = oemRow.exec(found.rest ?? '')?.groups;
  if (oem) return { ...common, ...draftOfOem(oem.type ?? '', oem.manufacturer, oem.text ?? '') };
  const event = parseEvent(found.rest ?? '');
  return event && { ...common, ...draftOfIpmiutilEvent(event) };
}

function commonOf(id: string, date: string, time: string, printed: string, times: TimeReader): PlacelessDraft {
  return {
    recordId: id.replace(/^0+(?=.)/, ''),
    text: '',
    ...(date === '' ? {} : { time: times.fromDateAndTime(date, time) }),
    ...(printed === '' ? {} : { severity: { reported: printed } }),
  };
}

/** A record of a reserved type is printed in its bytes: it is put together again. */
function draftOfReserved(id: string, rest: string, times: TimeReader): PlacelessDraft | null {
  const bytes = parseHex(`${id.slice(2)} ${id.slice(0, 2)} ${rest}`);
  return bytes.length === selRecordBytes ? draftOfRecord(bytes, times) : null;
}

/** `id | date time | severity | source | type | sensor | text`: nothing of the record's bytes is left. */
function draftOfCanonical(line: string, times: TimeReader): PlacelessDraft | null {
  const [id = '', when = '', printed = '', source = '', type = '', sensor = '', ...texts] = line.split('|').map((cell) => cell.trim());
  const text = texts.join(' | ');
  const [date = '', time = ''] = when.split(' ');
  const common = commonOf(id, date, time, printed, times);
  if (/^[c-f][0-9a-f]$/i.test(source)) return { ...common, ...draftOfOem(source, type === '' ? undefined : type, text) };
  return type === '' || text === ''
    ? null
    : { ...common, ...draftOfIpmiutilEvent({ source, type, number: null, name: nameOf(sensor), ...cutEnd(text) }) };
}

function parseEvent(rest: string): IpmiutilEvent | null {
  const found = eventRow.exec(rest)?.groups;
  if (!found) return null;
  const { text: body, end } = cutEnd(found.rest ?? '');
  const nameEnd = body.startsWith(' ') ? 0 : body.indexOf('  ');
  return {
    source: found.source ?? '',
    type: (found.type ?? '').trim(),
    number: Number.parseInt(found.number ?? '', 16),
    name: nameOf(body.slice(0, Math.max(nameEnd, 0))),
    text: body.slice(Math.max(nameEnd, 0)).trim(),
    end,
  };
}

/** Cuts the bytes or quantities off that stand behind the words of an event. */
function cutEnd(printed: string): Pick<IpmiutilEvent, 'text' | 'end'> {
  const found = eventEnd.exec(printed) ?? thresholdEnd.exec(printed);
  return found ? { text: printed.slice(0, found.index), end: found.groups ?? null } : { text: printed, end: null };
}

function nameOf(printed: string): string | null {
  const name = printed.trim();
  return name === '' || name === 'na' ? null : name;
}

function draftOfOem(typeDigits: string, manufacturer: string | undefined, text: string): Omit<PlacelessDraft, 'severity'> {
  const recordType = Number.parseInt(typeDigits, 16);
  const panic = recordType === kernelPanicRecordType ? panicPiece.exec(text)?.groups : undefined;
  if (panic && !oemBytes.test(text)) return draftOfPiece(panic.text ?? '', panic.sequence ?? '');
  const manufacturerId = manufacturer !== undefined && /^[0-9a-f]{6}$/i.test(manufacturer) ? parseManufacturerId(manufacturer) : null;
  const bytes = oemBytes.exec(text)?.groups?.bytes;
  const draft = { ...draftOfOemRecord(recordType, manufacturerId), oemBytes: bytes?.replaceAll(' ', '').toLowerCase() ?? null };
  return bytes === undefined ? { ...draft, text: `${draft.text}: ${text}` } : draft;
}

function draftOfPiece(text: string, sequence: string): Omit<PlacelessDraft, 'severity'> & { readonly severity: LogEvent['severity'] } {
  const severity = { reported: null, derived: 'critical' } as const;
  return { ...draftOfPanic(text), severity, details: { panicText: text, sequence: Number.parseInt(sequence, 16) } };
}
