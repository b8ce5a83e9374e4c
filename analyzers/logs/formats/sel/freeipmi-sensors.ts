import { createEventCompleter } from '../../event/complete-event.js';
import type { LinesFormat } from '../../log-format.js';
import { draftsOfFreeIpmiSensor, type FreeIpmiSensor, quotedEvents } from './freeipmi-sensor-state.js';
import { freeipmiSensorsSamples } from './freeipmi-sensors-samples.js';

const header = /^(?:ID|Record[_ ]ID)\s*(?<separator>[|,])\s*(?:Sensor )?Name\s*[|,]/i;
const row = /^\d{1,5}\s*(?<separator>[|,])/;
/** A row without header is known by the words in quotes at its end. */
const quotedRow = /^\d{1,5}\s*[|,][^'|,]{1,80}[|,].{0,200}[|,]\s*'[^']{1,100}'(?: '[^']{1,100}')*$/;
/** `--legacy-output`: `4: Inlet Temp (Temperature): 24.00 C (1.00/45.00): [OK]`. */
const legacyRow =
  /^\d{1,5}: (?<name>[^:]{1,64}?) \((?<type>[A-Z][^():]{1,40})\): (?:(?<reading>-?[\d.]{1,16}|N\/A)(?: (?<units>[A-Za-z%][\w%/ ]{0,24}?))? \([^()]{1,40}\): )?\[(?<events>[^\]]{1,100}(?:\]\[[^\]]{1,100}){0,15})\]$/;
/** What `ipmimonitoring` of FreeIPMI 0.8 called its columns. */
const columnNames: Readonly<Record<string, string>> = {
  'sensor name': 'name',
  'sensor group': 'type',
  'monitoring status': 'state',
  'sensor units': 'units',
  'sensor reading': 'reading',
};
/** The second column of a SEL: such a row belongs to `ipmi-sel`. */
const selDate = /^(?:[A-Z][a-z]{2}-\d{2}-\d{4}|PostInit|Unspec\.|N\/A|\d{1,4}[/.-]\d.*)$/;
const states: ReadonlySet<string> = new Set(['Nominal', 'Warning', 'Critical', 'N/A']);

/** Sensors as they are now: FreeIPMI's `ipmi-sensors` and `ipmimonitoring`, as tables, between commas and in the old form. */
export const freeipmiSensors: LinesFormat = {
  kind: 'lines',
  id: 'freeipmi-sensors',
  title: 'FreeIPMI ipmi-sensors / ipmimonitoring',
  reference: 'FreeIPMI 0.8–1.6, ipmi-sensors(8), ipmimonitoring(8)',
  samples: freeipmiSensorsSamples,
  claims: (line) => header.test(line) || quotedRow.test(line) || legacyRow.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'freeipmi-sensors' });
    let columns: readonly string[] | null = null;
    const emit = (sensor: FreeIpmiSensor, raw: string, line: number): void => {
      const drafts = draftsOfFreeIpmiSensor(sensor);
      drafts.forEach((draft, part) => {
        sink.event(complete({ ...draft, line, byte: null, raw, ...(drafts.length > 1 ? { part } : {}) }));
      });
    };
    return {
      read: (raw, line) => {
        const title = header.exec(raw)?.groups?.separator;
        if (title !== undefined) {
          columns = raw.split(title).map(nameOfColumn);
          return true;
        }
        const sensor = sensorOfLegacyRow(raw) ?? sensorOfRow(raw, columns);
        if (sensor === null) return false;
        if (sensor === 'malformed') sink.unread({ line, byte: null, raw }, 'malformedRow');
        else emit(sensor, raw, line);
        return true;
      },
      end: () => {},
    };
  },
};

function nameOfColumn(title: string): string {
  const name = title.trim().toLowerCase();
  return columnNames[name] ?? name;
}

function sensorOfLegacyRow(raw: string): FreeIpmiSensor | null {
  const found = legacyRow.exec(raw)?.groups;
  if (!found) return null;
  const events = found.events === 'N/A' || found.events === 'Unknown' ? null : (found.events?.split('][') ?? null);
  const { name = '', type = null, reading = '', units = '' } = found;
  return { name, type, number: null, entity: null, state: null, reading, units, events };
}

/** Null for a line that is no row of this table; rows of other tables under one header have other numbers of columns. */
function sensorOfRow(raw: string, header: readonly string[] | null): FreeIpmiSensor | 'malformed' | null {
  const separator = row.exec(raw)?.groups?.separator;
  if (separator === undefined) return null;
  const cells = raw.split(separator).map((cell) => cell.trim());
  if (selDate.test(cells[1] ?? '')) return null;
  const columns = header?.length === cells.length ? header : quotedRow.test(raw) ? guessColumns(cells) : null;
  if (columns === null) return header !== null && cells.length < header.length ? 'malformed' : null;
  const cellOf = (column: string) => cells[columns.indexOf(column)] ?? '';
  const reading = cellOf('reading');
  const last = columns.includes('event') ? cellOf('event') : eventOfMonitoring(reading);
  return {
    name: cellOf('name'),
    type: columns.includes('type') ? cellOf('type') : null,
    number: null,
    entity: null,
    state: columns.includes('state') ? cellOf('state') : null,
    reading: reading.startsWith("'") ? '' : reading,
    units: cellOf('units'),
    events: quotedEvents(last),
  };
}

/** FreeIPMI 0.8 prints the reading or the events of a sensor in one column; its state alone tells whether a reading is good. */
function eventOfMonitoring(reading: string): string {
  return reading.startsWith("'") || reading === 'N/A' ? reading : 'OK';
}

/** Columns of a row whose header was not copied. */
function guessColumns(cells: readonly string[]): readonly string[] {
  const hasState = states.has(cells[3] ?? '') && cells.length > 6;
  return [
    'id',
    'name',
    'type',
    ...(hasState ? ['state'] : []),
    'reading',
    'units',
    ...cells.slice(hasState ? 7 : 6).map(() => ''),
    'event',
  ];
}
