import type { Quantity } from '#domain/log-event.js';
import { createEventCompleter } from '../../event/complete-event.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { describeEntity } from '../../ipmi/entities.js';
import { parseQuantity } from '../../ipmi/quantities.js';
import { sensorOfType } from '../../ipmi/sensor-types.js';
import type { LinesFormat } from '../../log-format.js';
import { ipmitoolSensorsSamples } from './ipmitool-sensors-samples.js';
import { type Crossing, draftOfCrossing, draftOfReading, draftsOfStateBits, draftsOfStates, type SensorNow } from './sensor-now.js';

/** A row taken apart. `status` is one of the tool's words or the states in hex; `states` the words of a discrete sensor. */
type Row = {
  readonly name: string;
  readonly status: string;
  readonly reading: Quantity | null;
  readonly number: number | null;
  readonly entity: string | null;
  readonly states: string | null;
  /** lnr, lcr, lnc, unc, ucr, unr as `sensor list` prints them. */
  readonly thresholds: readonly string[];
};

const longestLine = 400;
const statusWord = /^(?:ok|ns|na|us|nc|cr|nr|[lu](?:nc|cr|nr))$/i;
const stateBits = /^0x(?<first>[0-9a-f]{2})(?<second>[0-9a-f]{2})$/i;
/** `sdr list` prints the states of a discrete sensor as one byte. */
const hexReading = /^0x(?<bits>[0-9a-f]{1,2})$/i;
const sensorNumber = /^(?<number>[0-9a-f]{2})h$/i;
const entityPair = /^\d{1,3}\.\d{1,3}$/;
const numberOrNone = /^(?:-?\d{1,9}(?:\.\d{1,6})?|na)$/i;
/** What stands in place of a reading: nothing to read, or the locator rows of `sdr list all`. */
const noReading = /^(?:no reading|disabled|not readable|not available|na|log fru @.*|dynamic mc @.*|static mc @.*|generic.*|fru .*)$/i;
const withUnit = /^-?\d{1,9}(?:\.\d{1,6})? \S/;
const sdrListCells = 3;
const sdrElistCells = 5;
const sensorListCells = 10;
const thresholdWords = ['lnr', 'lcr', 'lnc', 'unc', 'ucr', 'unr'] as const;
const sensorIsGone: ReadonlySet<string> = new Set(['ns', 'na', 'us']);

/** Sensors as they are now: `ipmitool sdr [list|elist]`, `sensor list`, as tables and with `-c`. */
export const ipmitoolSensors: LinesFormat = {
  kind: 'lines',
  id: 'ipmitool-sensors',
  title: 'ipmitool sdr / sensor list',
  reference: 'ipmitool 1.8.11–1.8.19, lib/ipmi_sdr.c and lib/ipmi_sensor.c',
  samples: ipmitoolSensorsSamples,
  claims: (line) => parseRow(line) !== null,
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'ipmitool-sensors' });
    return {
      read: (raw, line) => {
        const row = parseRow(raw);
        if (row === null) return false;
        const drafts = draftsOfRow(row);
        drafts.forEach((draft, part) => {
          sink.event(complete({ ...draft, line, byte: null, raw, ...(drafts.length > 1 ? { part } : {}) }));
        });
        return true;
      },
      end: () => {},
    };
  },
};

function parseRow(line: string): Row | null {
  if (line.length > longestLine) return null;
  if (line.includes('|')) return parseTableRow(line.split('|').map((cell) => cell.trim()));
  return line.includes(',') ? parseCsvRow(line.split(',').map((cell) => cell.trim())) : null;
}

function parseTableRow(cells: readonly string[]): Row | null {
  const [name = '', second = '', third = '', fourth = '', fifth = ''] = cells;
  if (name === '') return null;
  if (cells.length === sdrListCells) return parseListRow(name, second, third);
  if (cells.length >= sensorListCells) return parseSensorRow(name, cells.slice(1));
  if (cells.length !== sdrElistCells || !entityPair.test(fourth) || !statusWord.test(third)) return null;
  const reading = withUnit.test(fifth) ? parseQuantity(fifth) : null;
  const states = reading === null && !noReading.test(fifth) ? fifth : null;
  return rowOf({ name, status: third, reading, number: numberOf(second), entity: fourth, states });
}

function parseListRow(name: string, reading: string, status: string): Row | null {
  if (!statusWord.test(status)) return null;
  const bits = hexReading.exec(reading)?.groups?.bits;
  if (bits !== undefined) return rowOf({ name, status: `0x${bits.padStart(2, '0')}00` });
  if (noReading.test(reading)) return rowOf({ name, status: 'na' });
  return withUnit.test(reading) ? rowOf({ name, status, reading: parseQuantity(reading) }) : null;
}

/** `reading, unit, status` and six thresholds. */
function parseSensorRow(name: string, [value = '', unit = '', status = '', ...thresholds]: readonly string[]): Row | null {
  const limits = thresholds.slice(0, thresholdWords.length);
  if (!statusWord.test(status) && !stateBits.test(status)) return null;
  if (limits.length < thresholdWords.length || !limits.every((limit) => numberOrNone.test(limit))) return null;
  const reading = numberOrNone.test(value) ? parseQuantity(`${value} ${unit}`) : null;
  return rowOf({ name, status, reading, thresholds: limits });
}

/** `name,reading,unit,status` of a quantity, `name,77h,ok,7.1,states` of a discrete sensor; states may hold commas. */
function parseCsvRow(cells: readonly string[]): Row | null {
  const [name = '', second = '', third = '', fourth = ''] = cells;
  if (name === '') return null;
  if (cells.length >= sensorListCells) {
    const row = parseSensorRow(name, cells.slice(1, sensorListCells));
    if (row !== null) return row;
  }
  if (sensorNumber.test(second) && statusWord.test(third) && entityPair.test(fourth)) {
    const states = cells.slice(4).join(', ');
    return rowOf({ name, status: third, number: numberOf(second), entity: fourth, states: noReading.test(states) ? null : states });
  }
  const isQuantity = numberOrNone.test(second) && /^[a-z%]/i.test(third) && statusWord.test(fourth);
  return isQuantity ? rowOf({ name, status: fourth, reading: parseQuantity(`${second} ${third}`) }) : null;
}

function rowOf(row: Partial<Row> & Pick<Row, 'name' | 'status'>): Row {
  return { reading: null, number: null, entity: null, states: null, thresholds: [], ...row };
}

function numberOf(printed: string): number | null {
  const digits = sensorNumber.exec(printed)?.groups?.number;
  return digits === undefined ? null : Number.parseInt(digits, 16);
}

/** Nothing for a sensor that cannot be read, or that `sdr list` prints as a bare code. */
function draftsOfRow(row: Row): PlacelessDraft[] {
  const status = row.status.toLowerCase();
  const now = sensorOf(row);
  const bits = stateBits.exec(status)?.groups;
  // The low byte comes first; its partner's highest bit is reserved and often set.
  if (bits) return draftsOfStateBits(now, Number.parseInt(`${bits.second}${bits.first}`, 16) & 0x7fff, null);
  if (sensorIsGone.has(status)) return [];
  const crossing = crossingOf(status, row);
  if (crossing !== null) return [draftOfCrossing(now, crossing)];
  if (row.reading !== null) return [draftOfReading(now)];
  const states = row.states?.split(',').map((state) => state.trim()) ?? [];
  return row.states === null
    ? []
    : draftsOfStates(
        now,
        states.filter((state) => state !== ''),
      );
}

function sensorOf({ name, number, entity, reading, status }: Row): SensorNow {
  const [entityId] = entity?.split('.') ?? [];
  return {
    sensor: sensorOfType(null, { name, number, entity: entity === null ? null : describeEntity(entity) }),
    entityId: entityId === undefined ? null : Number(entityId),
    reading,
    reported: stateBits.test(status) ? null : status,
  };
}

function crossingOf(status: string, { reading, thresholds }: Row): Crossing | null {
  const level = (['nc', 'cr', 'nr'] as const).find((each) => status.endsWith(each));
  if (level === undefined) return null;
  const side = status.length === 3 ? (status.startsWith('l') ? 'lower' : 'upper') : sideOf(level, reading, thresholds);
  const limit = side === null ? undefined : thresholds[thresholdWords.indexOf(side === 'lower' ? `l${level}` : `u${level}`)];
  const value = limit === undefined ? null : parseQuantity(limit);
  return { level, side, threshold: value && { ...value, unit: reading?.unit ?? null } };
}

/** The side of which a reading is beyond its threshold; null where none is printed. */
function sideOf(level: 'nc' | 'cr' | 'nr', reading: Quantity | null, thresholds: readonly string[]): Crossing['side'] {
  if (reading === null) return null;
  const lower = Number(thresholds[thresholdWords.indexOf(`l${level}`)]);
  const upper = Number(thresholds[thresholdWords.indexOf(`u${level}`)]);
  if (reading.value <= lower) return 'lower';
  return reading.value >= upper ? 'upper' : null;
}
