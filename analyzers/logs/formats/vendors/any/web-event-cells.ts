import type { LogEvent } from '#domain/log-event.js';
import { cutDirection } from '../../../event/direction-of-text.js';
import { directionOfWord } from '../../../event/draft-of-message.js';
import { senseOfMessage } from '../../../event/message-phrases.js';
import { severityOfWord } from '../../../event/reported-severity.js';
import { cutSensorType, sensorTypeCode } from '../../../ipmi/sensor-types.js';
import { identifyEvent } from '../../../ipmi/text-identity.js';
import { classOfWord } from '../part-words.js';
import { keyOfVendorCode } from '../vendor-codes.js';

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
  /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}\/\d{1,2}\/\d{2,4}|(?:[A-Z][a-z]{2} )?\d{1,2}-[A-Z][a-z]{2}-\d{4})(?:,? |T)\d{1,2}:\d{2}:\d{2}(?:\.\d{1,6})?(?: ?(?:AM|PM|Z|[A-Z]{3,4}|(?:UTC)?[+-]\d{1,2}(?::?\d{2})?))?$/i;
const number = /^(?:0x)?[0-9a-f]{1,6}$/i;
const eventClass = /^(?:sensor-specific|threshold|generic|digital|oem|discrete)(?: discrete)?$/i;
const generator = /^(?:BIOS|BMC|SMI|SMS|OS|System Software|IPMB|Unknown|Interrupt)$/i;
const longestSensor = 60;
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
  const typed = typeCell === null ? findTypedSensor(others) : null;
  const sensorType = typed?.sensorType ?? sensorTypeCode(typeCell ?? '');
  const part = others.find((cell) => cell !== typeCell && isPart(cell)) ?? null;
  const code = others.find((cell) => keyOfVendorCode(cell) !== null) ?? null;
  const plain = others.filter(
    (cell) => ![severity, word, typeCell, typed?.cell, code].includes(cell) && !eventClass.test(cell) && !generator.test(cell),
  );
  const said = plain.filter((cell) => cell !== part);
  const text = said.find((cell) => isWording(cell, sensorType)) ?? longest(said) ?? part ?? '';
  const direction = directionOfWord(word ?? '') ?? cutDirection(text).direction;
  if (text === '' || [severity, word, typeCell, typed, direction, code].every((each) => each === null)) return null;
  const sensorName = typed?.name ?? plain.find((cell) => cell !== text && cell !== part && cell.length <= 40) ?? null;
  return {
    recordId,
    time: cells[timeAt] ?? '',
    severity,
    direction,
    sensorType,
    sensorName,
    part,
    code,
    text,
  };
}

/** A cell with type and name of a sensor (`Drive Slot / Bay F_Disk5`, `Fan FAN5`), beside another that can be its event. */
function findTypedSensor(cells: readonly string[]): { readonly cell: string; readonly sensorType: number; readonly name: string } | null {
  for (const cell of cells.slice(0, -1)) {
    const { code, rest } = cell.length > longestSensor ? { code: null, rest: '' } : cutSensorType(cell);
    const isName = rest !== '' && !/\s\S+\s/.test(rest) && directionOfWord(rest) === null;
    if (code !== null && isName && !isWording(cell, code) && cells.some((other) => other !== cell && isWording(other, code)))
      return { cell, sensorType: code, name: rest };
  }
  return null;
}

/** True for a text that the standard or a maker prints as an event. */
function isWording(cell: string, sensorType: number | null): boolean {
  const { text } = cutDirection(cell);
  return identifyEvent(sensorType, text).offset !== null || senseOfMessage(text) !== null;
}

/** `BIOS OEM Memory Event`, `内存`: a few words that name a kind of part. */
function isPart(cell: string): boolean {
  return classOfWord(cell) !== null || /^(?:BIOS )?OEM \w+(?: \w+)? Event$/i.test(cell);
}

function longest(cells: readonly string[]): string | undefined {
  return cells.reduce<string | undefined>((best, cell) => (best === undefined || cell.length > best.length ? cell : best), undefined);
}
