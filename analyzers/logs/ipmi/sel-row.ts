import type { LogEvent, Quantity, Sensor } from '#domain/log-event.js';
import { parseQuantity } from './quantities.js';
import { cutSensorType, sensorOfType } from './sensor-types.js';

/** The fields of a printed row behind its sensor: `event | direction | Reading x > Threshold y unit`. */
export type RowTail = {
  readonly text: string;
  readonly direction: LogEvent['direction'];
  readonly reading: Quantity | null;
  readonly threshold: Quantity | null;
};

const hexNumber = /^#?0x(?<number>[0-9a-f]{1,2})$/i;
const decimalNumber = /^#(?<number>\d{1,3})$/;
const readingField = /^reading (?<reading>\S+)(?: ?(?<relation>[<>]=?) ?threshold (?<threshold>.{1,40}))?$/i;

/** Splits a printed sensor (`Memory #0x87`, `Power Supply PS1_Status`) into type, name and number; what the tool could not name stays null. */
export function parseSensor(text: string): Sensor {
  const { code, rest } = cutSensorType(text.trim());
  // Cisco UCS prints the number behind the name.
  const numbered = / (?<number>#0x[0-9a-f]{1,2})$/i.exec(rest);
  if (numbered !== null)
    return sensorOfType(code, { name: rest.slice(0, numbered.index), number: parseSensorNumber(numbered.groups?.number ?? '') });
  const number = parseSensorNumber(rest);
  return sensorOfType(code, { name: number !== null || rest === '' ? null : rest, number });
}

/** Sensor number as ipmitool (`#0x87`) or FreeIPMI (`#135`) print it, or null. */
function parseSensorNumber(text: string): number | null {
  const hex = hexNumber.exec(text)?.groups?.number;
  if (hex !== undefined) return Number.parseInt(hex, 16);
  const decimal = decimalNumber.exec(text)?.groups?.number;
  return decimal === undefined ? null : Number(decimal);
}

/**
 * Reads the fields behind the sensor from the right: the last `Asserted` or `Deasserted` is the direction, because vendor texts may hold the separator.
 * What stands behind it is a reading, or a remark (`CPU 0 DIMM 8`) that joins the event text. A row cut off before its direction has none.
 */
export function parseRowTail(fields: readonly string[]): RowTail {
  const directionAt = fields.findLastIndex((field) => directionOf(field) !== null);
  const before = directionAt === -1 ? fields : fields.slice(0, directionAt);
  const after = directionAt === -1 ? [] : fields.slice(directionAt + 1);
  const events = before.filter((field) => !readingField.test(field.trim()));
  const readings = [...before, ...after].map(parseReading).find((found) => found !== null);
  const remarks = after.filter((field) => field.trim() !== '' && parseReading(field) === null);
  return {
    text: eventText([...events, ...remarks]),
    direction: directionAt === -1 ? null : directionOf(fields[directionAt] ?? ''),
    reading: readings?.reading ?? null,
    threshold: readings?.threshold ?? null,
  };
}

/** Direction as any of the tools prints it; a full stop may follow where rows were joined to sentences. */
export function directionOf(field: string): LogEvent['direction'] {
  const word = field.trim().toLowerCase();
  if (word === 'asserted' || word === 'asserted.' || word === 'assertion event') return 'assertion';
  return word === 'deasserted' || word === 'deasserted.' || word === 'deassertion event' ? 'deassertion' : null;
}

/** Event text without the empty brackets that ipmitool leaves where its OEM decoder found nothing. */
function eventText(fields: readonly string[]): string {
  return fields
    .map((field) => field.trim())
    .join(' | ')
    .replace(/ ?\(\)$/, '')
    .replace(/^[| ]+|[| ]+$/g, '');
}

function parseReading(field: string): Pick<RowTail, 'reading' | 'threshold'> | null {
  const found = readingField.exec(field.trim())?.groups;
  if (!found) return null;
  const threshold = found.threshold === undefined ? null : parseQuantity(found.threshold.replace(/\.$/, ''));
  const reading = parseQuantity(found.reading ?? '');
  return { reading: reading && { value: reading.value, unit: threshold?.unit ?? null }, threshold };
}
