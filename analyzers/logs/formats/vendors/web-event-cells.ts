import type { LogEvent } from '#domain/log-event.js';
import { cutDirection, directionOfWord } from '../../event/draft-of-message.js';
import { severityOfWord } from '../../event/reported-severity.js';
import { sensorTypeCode } from '../../ipmi/sensor-types.js';
import { classOfWord } from './part-words.js';
import { keyOfVendorCode } from './vendor-codes.js';

/** Cells of a row without heading, known by what they hold. */
export type KnownCells = {
  readonly recordId: string | null;
  readonly time: string;
  readonly severity: string | null;
  readonly direction: LogEvent['direction'];
  readonly sensorType: number | null;
  readonly sensorName: string | null;
  readonly part: string | null;
  readonly code: string | null;
  readonly text: string;
};

const dateAndTime =
  /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}\/\d{1,2}\/\d{2,4})(?:,? |T)\d{1,2}:\d{2}:\d{2}(?:\.\d{1,6})?(?: ?(?:AM|PM|Z|[A-Z]{3,4}|(?:UTC)?[+-]\d{1,2}(?::?\d{2})?))?$/i;
const number = /^(?:0x)?[0-9a-f]{1,6}$/i;
const eventClass = /^(?:sensor-specific|threshold|generic|digital|oem|discrete)(?: discrete)?$/i;
const generator = /^(?:BIOS|BMC|SMI|SMS|OS|System Software|IPMB|Unknown|Interrupt)$/i;
const farthestTime = 3;
const mostCells = 14;
/** Longer ones are the prefix of a log daemon. */
const longestFirstCell = 30;
/** Rows with ids of Dell are a format of their own. */
const dellCode = /^[A-Z]{3,4}\d{3,4}$/;

/** Cells of a pipe row; pipes at its ends make no cells. Null where it has no date with a time of day near its start. */
export function dated(line: string): { readonly cells: readonly string[]; readonly timeAt: number } | null {
  const cells = line.split('|').map((cell) => cell.trim());
  const inner = cells.slice(cells[0] === '' ? 1 : 0, cells.at(-1) === '' ? -1 : undefined);
  if (inner.length < 3 || inner.length > mostCells) return null;
  const timeAt = inner.slice(0, farthestTime).findIndex((cell) => cell.length < 40 && dateAndTime.test(cell));
  const isPrefixed = timeAt > 0 && (inner[0] ?? '').length > longestFirstCell;
  return timeAt === -1 || isPrefixed ? null : { cells: inner, timeAt };
}

/** Knows the cells of a row; null where none of them is a severity, direction, sensor type or kind of event, or none is left for the text. */
export function knowCells(line: string): KnownCells | null {
  const row = dated(line);
  if (row === null || row.cells.some((cell) => dellCode.test(cell))) return null;
  const { cells, timeAt } = row;
  const rest = cells.filter((cell, index) => index !== timeAt && cell !== '' && cell !== '-');
  const recordId = timeAt > 0 && number.test(cells[0] ?? '') ? (cells[0] ?? null) : null;
  const others = recordId === null ? rest : rest.slice(1);
  const severity = others.find((cell) => severityOfWord(cell) !== null) ?? null;
  const word = others.find((cell) => directionOfWord(cell) !== null) ?? null;
  const typeCell = others.find((cell) => sensorTypeCode(cell) !== null) ?? null;
  const part = others.find((cell) => cell !== typeCell && isPart(cell)) ?? null;
  const code = others.find((cell) => keyOfVendorCode(cell) !== null) ?? null;
  const plain = others.filter(
    (cell) => ![severity, word, typeCell, code].includes(cell) && !eventClass.test(cell) && !generator.test(cell),
  );
  const text = longest(plain.filter((cell) => cell !== part)) ?? part ?? '';
  const direction = directionOfWord(word ?? '') ?? cutDirection(text).direction;
  if (text === '' || [severity, word, typeCell, direction, code].every((each) => each === null)) return null;
  const sensorName = plain.find((cell) => cell !== text && cell !== part && cell.length <= 40) ?? null;
  return {
    recordId,
    time: cells[timeAt] ?? '',
    severity,
    direction,
    sensorType: sensorTypeCode(typeCell ?? ''),
    sensorName,
    part,
    code,
    text,
  };
}

/** `BIOS OEM Memory Event`, `内存`: a few words that name a kind of part. */
function isPart(cell: string): boolean {
  return classOfWord(cell) !== null || /^(?:BIOS )?OEM \w+(?: \w+)? Event$/i.test(cell);
}

function longest(cells: readonly string[]): string | undefined {
  return cells.reduce<string | undefined>((best, cell) => (best === undefined || cell.length > best.length ? cell : best), undefined);
}
