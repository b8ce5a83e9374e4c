import { createBoundedMemory } from '../../bounded-memory.js';
import { createEventCompleter } from '../../event/complete-event.js';
import { draftOfOemRecord, type PlacelessDraft } from '../../event/draft-of-record.js';
import { draftOfRow } from '../../event/draft-of-row.js';
import { parseManufacturerId } from '../../ipmi/manufacturers.js';
import { directionOf } from '../../ipmi/sel-row.js';
import { cutSensorType } from '../../ipmi/sensor-types.js';
import type { LinesFormat } from '../../log-format.js';
import { resolveEntities } from '../../syntax/html-entities.js';
import { splitJoinedRows } from './sensor-rows-text.js';

const id = 'sensor-rows';

const oemRecord =
  /^(?:[0-9a-f]{1,4} \| )?oem record (?<type>[0-9a-f]{2}) \| (?:(?<manufacturer>[0-9a-f]{6}) \| ?)?(?<bytes>[0-9a-f]{2,26})$/i;
const numberedOemRecord = /^[0-9a-f]{1,4} \| oem record/i;
/** A row starts with the sensor: words, not the number, date or rule of another table. */
const rowStart = /^[a-z][^|]{0,79}\|/i;
const numberColumn = /^[0-9a-f]{1,4}$/i;
const sensorWithoutType = /^(?:unknown|oem|reserved)\b/i;
const emptyColumn = /^[\s.]*$/;
const mostColumns = 8;

/** Bare rows `sensor | event | direction` without id and time, as ticket systems keep them of `sel elist`, several to a line or not. */
export const sensorRows: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Rows of sensor, event and direction, as tickets keep them',
  reference: 'ipmitool sel elist without its first columns, in any case, HTML-escaped or joined to sentences',
  samples: [
    {
      name: 'lower-cased rows of one fault',
      kind: 'typical',
      content: [
        'memory cpu0_b1_dimm | uncorrectable ecc | asserted',
        'processor cpu1_status | ierr | asserted',
        'temperature inlet_temp | upper critical going high | asserted | reading 52 &gt; threshold 45 degrees c',
        'power supply ps2_status | power supply ac lost | deasserted.',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/07/6f/00', 'ipmi/01/01/09', 'ipmi/08/6f/03'] },
    },
    {
      name: 'no direction, no event, a DIMM behind the direction, OEM records, several rows to a line',
      kind: 'extreme',
      content: [
        ' Processor CPU_CATERR | State Asserted',
        ' Unknown #0x21 |  | Asserted',
        'unknown #0x22 |',
        'memory | correctable ecc | asserted | cpu 1 dimm 3',
        'OEM record c1 | 0002a2 | 010203040506.',
        'oem record e1 | 0102030405060708090a0b0c0d',
        'memory #0x31 | memory device disabled | asserted. system boot initiated | initiated by power up | asserted.',
        'CPU0_Status | Configuration Error | Deasserted',
      ].join('\n'),
      expect: {
        events: 9,
        unread: 0,
        keys: [
          'ipmi/07/03/01',
          'ipmi/--/--/--',
          'ipmi/--/--/--',
          'ipmi/0c/6f/00',
          'ipmi/oem/0002a2/c1',
          'ipmi/oem/--/e1',
          'ipmi/0c/6f/04',
          'ipmi/1d/6f/00',
          'ipmi/--/6f/--',
        ],
      },
    },
    {
      name: 'sentences and other tables between the rows',
      kind: 'broken',
      content: [
        'replaced the board yesterday',
        '| a | table |',
        'memory dimm_a1 | correctable ecc | asserted',
        'Inlet Temp | 24 | ok',
      ].join('\n'),
      expect: { events: 1, unread: 3, keys: ['ipmi/0c/6f/00'] },
    },
  ],
  claims: (line) => rowsOf(line).length > 0,
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: id });
    const drafts = createBoundedMemory<PlacelessDraft>();
    return {
      read: (text, line) => {
        const pieces = rowsOf(text);
        pieces.forEach((raw, part) => {
          const place = { line, byte: null, raw, ...(pieces.length > 1 ? { part } : {}) };
          if (isSensorRow(raw) || isNumberedOemRecord(raw))
            sink.event(complete({ ...drafts.recall(raw, () => draftOfSensorRow(raw)), ...place }));
          else sink.unread(place, 'malformedRow');
        });
        return pieces.length > 0;
      },
      end: () => {},
    };
  },
};

/** Rows of a line, the first of them perhaps a sentence before the rows; none where the line has no row. */
function rowsOf(line: string): string[] {
  const text = line.trim();
  if (!text.includes('|')) return [];
  const pieces = splitJoinedRows(text, (piece) => (namesSensorType(piece) && isSensorRow(piece)) || isNumberedOemRecord(piece));
  return pieces.length > 1 || isSensorRow(text) ? pieces : [];
}

/**
 * True for a row that says a sensor and an event: it has a direction, or its sensor type and event are of the standard,
 * or it names a sensor type and leaves the event empty.
 */
function isSensorRow(row: string): boolean {
  if (!rowStart.test(row)) return false;
  if (oemRecord.test(withoutStop(row))) return !numberedOemRecord.test(row);
  const [sensor = '', ...fields] = row.split('|').map((column) => column.trim());
  if (numberColumn.test(sensor) || fields.length >= mostColumns) return false;
  if (fields.some((field) => directionOf(field) !== null)) return true;
  if (!namesSensorType(sensor)) return false;
  if (fields.every((field) => emptyColumn.test(field))) return fields.length === 1;
  return cutSensorType(sensor).code !== null && draftOfRow(sensor, fields).ipmi?.offset != null;
}

/** OEM records keep their number in tickets. On a line of their own they are rows of ipmitool; between joined rows they are ours. */
function isNumberedOemRecord(row: string): boolean {
  return numberedOemRecord.test(row) && oemRecord.test(withoutStop(row));
}

/** True for a text that begins with a sensor type of the standard, or with what tools print instead (`Unknown`, `OEM record`). */
function namesSensorType(text: string): boolean {
  return sensorWithoutType.test(text) || cutSensorType(text).code !== null;
}

function draftOfSensorRow(raw: string): PlacelessDraft {
  const row = resolveEntities(withoutStop(raw));
  const oem = oemRecord.exec(row)?.groups;
  if (oem) {
    const manufacturerId = oem.manufacturer === undefined ? null : parseManufacturerId(oem.manufacturer);
    return { ...draftOfOemRecord(Number.parseInt(oem.type ?? '', 16), manufacturerId), oemBytes: oem.bytes?.toLowerCase() ?? null };
  }
  const [sensor = '', ...fields] = row.split('|');
  return draftOfRow(
    sensor,
    fields.map((field) => field.trim()),
  );
}

function withoutStop(row: string): string {
  return row.replace(/ ?\.$/, '');
}
