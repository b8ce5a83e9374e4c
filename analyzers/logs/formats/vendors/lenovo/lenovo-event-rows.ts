import type { EventTime } from '#domain/log-event.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { severityOfWord } from '../../../event/reported-severity.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';
import { type CellSeparator, splitCells } from '../../../syntax/csv-cells.js';
import { cellsOfRow, headerOf, type TableHeader } from '../any/header-csv-header.js';
import { draftOfCells, hasTime, nameCells } from '../any/header-csv-row.js';
import { lenovoEventRowsSamples } from './lenovo-event-rows-samples.js';
import { draftOfLenovoEntry, findLenovoId, type LenovoEntry, type LenovoId } from './lenovo-message.js';

const id = 'lenovo-event-rows';
const mayHoldId = /FQX[A-Z]{4}\d|8[01][0-9a-f]{6}|4000[0-9a-f]{4}|\[[IWES]\.[0-9A-F]{5}/i;
const header =
  /^(?=.{0,200}(?:common id|event id))(?:"?(?:index|severity|sev|source|common id|event id|message|date|time|date and time|text|serviceability|#|id)"?\s*[,;|\t]\s*){2,}/i;
const indexPattern = /^\d{1,6}$/;
const letterPattern = /^[IWESC]$/;
const timeStart = /^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|[A-Z][a-z]{2} [A-Z]?[a-z]{0,2} ?\d{1,2}|[A-Z][a-z]{2} \d{1,2},? \d{4})/;
const clockOnly = /^\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?(?:\s?[A-Z]{3,4}|[+-]\d{2}:?\d{2})?$/i;
/** What may stand before an id that no cell holds: number, severity, date, clock, names of sources. */
const plainPrefix =
  /^\s*(?:\[?(?<index>\d{1,6})[\s.):\]]{1,14})?(?:(?<severity>[IWESC]|Info\w*|Warning|Error|Critical|Severe)[\s:,]{1,14})?(?:(?<source>[A-Z][\w#-]{1,24})[\s:,]{1,14})?(?:(?<time>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[;,T]?\s{0,3}[\d:.]{4,18}(?:\s?[AP]M)?(?:Z|\s?[+-]\d{2}:?\d{2})?)[\s:,;]{1,6})?(?:(?<late>[IWESC]|Info\w*|Warning|Error|Critical)[\s:,]{1,6})?(?:(?:id|event id|event)\s?[:=]?\s?)?["'([]?\s*$/i;
const longestPrefix = 200;
const longestRow = 4_000;

/** Rows with ids of IBM and Lenovo servers in whatever form: IMM logs, XCC exports and tables, lists of ids, UEFI codes. */
export const lenovoEventRows: LinesFormat = {
  kind: 'lines',
  id,
  title: 'Lenovo and IBM event rows (IMM, XCC)',
  reference: 'IBM IMM and Lenovo XClarity Controller event messages, Lenovo ThinkSystem UEFI messages',
  samples: lenovoEventRowsSamples,
  claims: (line) => header.test(line) || (mayHoldId.test(line) && entryOf(line) !== null),
  open: openSingleLines(id, (_context, times) => {
    let table: TableHeader | null = null;
    return (line) => {
      if (header.test(line)) {
        table = headerOf(line);
        return 'silent';
      }
      const entry = mayHoldId.test(line) ? entryOf(line) : null;
      return entry === null ? draftOfRowWithoutId(line, table, times) : draftOf(entry, times);
    };
  }),
};

/** Firmware lists events of its own without an id: the heading tells what their cells hold. */
function draftOfRowWithoutId(line: string, table: TableHeader | null, times: TimeReader): PlacelessDraft | null {
  if (table === null || line.length > longestRow) return null;
  const row = cellsOfRow(line, table);
  if (row.length < table.names.length - 1) return null;
  const cells = nameCells(row, table);
  return hasTime(cells) ? draftOfCells(cells, table, times, 'huawei') : null;
}

/** Parts of a row as texts; times are read when the row is. */
type RawEntry = Omit<LenovoEntry, 'time' | 'id'> & { readonly id: LenovoId; readonly timeText: string | null };

function draftOf({ timeText, ...entry }: RawEntry, times: TimeReader): PlacelessDraft {
  const time: EventTime | null = timeText === null ? null : readPrintedTime(timeText.replace(';', ' '), times);
  return draftOfLenovoEntry({ ...entry, time });
}

function entryOf(line: string): RawEntry | null {
  const found = findLenovoId(line);
  if (found === null || found.start > longestPrefix || /\[appl=/i.test(line.slice(0, 200))) return null;
  const separator = separatorOf(line);
  return separator === null ? entryOfPlain(line, found) : entryOfCells(splitCells(line, separator).cells, found);
}

function separatorOf(line: string): CellSeparator | null {
  if (line.includes('\t')) return '\t';
  if (line.includes(' | ') || line.startsWith('|')) return '|';
  if (/^\s*"[^"]{0,300}"\s*[,;]/.test(line)) return line.includes('";') ? ';' : ',';
  if (/^\s*\d{1,6};/.test(line)) return ';';
  return /^\s*\w{1,14},[^,]{1,60},[^,]{0,60},/.test(line) ? ',' : null;
}

function entryOfPlain(line: string, found: LenovoId): RawEntry | null {
  const groups = plainPrefix.exec(line.slice(0, found.start))?.groups;
  // The code of a UEFI message stands in its text (`… DIMM 3 [S.51003]`) as often as before it.
  if (!groups) return found.kind === 'uefi' ? { id: found, text: line.trim(), timeText: null } : null;
  const text = cleanText(line.slice(found.end));
  const isBareNumber = found.kind === 'hex' && /^(?:0x4[0-9a-f]{7}|[0-9a-f]{8})$/i.test(found.printed);
  if (isBareNumber && !/[a-z]{3}/i.test(text)) return null;
  const { index = null, severity, late, source = null, time = null } = groups;
  return { id: found, text, recordId: index, severity: severity ?? late ?? null, source, timeText: time };
}

/** Cells are told by what they hold: number, severity, time; the longest of the others is the text. */
function entryOfCells(cells: readonly string[], found: LenovoId): RawEntry | null {
  const words = cells.map((cell) => cell.replace(found.printed, '').trim()).filter((cell) => cell !== '');
  const recordId = words.find((word) => indexPattern.test(word)) ?? null;
  const severity = words.find((word) => letterPattern.test(word) || severityOfWord(word) !== null) ?? null;
  const dated = words.filter((word) => timeStart.test(word) || clockOnly.test(word));
  const others = words.filter((word) => word !== recordId && word !== severity && !dated.includes(word));
  const text = others.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
  if (text === '' && words.length === 0) return null;
  const source = others.find((word) => word !== text && /^[A-Z][\w -]{1,30}$/i.test(word) && !/^(?:yes|no|n\/a|-+)$/i.test(word)) ?? null;
  return {
    id: found,
    text: cleanText(text),
    recordId,
    severity,
    source,
    timeText: dated.length === 0 ? null : dated.slice(0, 2).join(' '),
  };
}

function cleanText(text: string): string {
  const cleaned = text.replace(/^[\s'\])|:,;-]+|[\s'|]+$/g, '');
  // A quoted name at an end (`"CPU 1" has failed`) keeps its quotes; quotes that hold the whole text, or half of a pair, go.
  const quotes = cleaned.split('"').length - 1;
  if (quotes > 0 && quotes % 2 === 0 && !/^"[^"]*"$/.test(cleaned)) return cleaned;
  return cleaned.replace(/^"+|"+$/g, '').trim();
}
