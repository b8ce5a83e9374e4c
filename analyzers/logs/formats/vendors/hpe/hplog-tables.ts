import type { ComponentClass } from '#domain/component.js';
import { createEventCompleter } from '../../../event/complete-event.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { LinesFormat } from '../../../log-format.js';
import { draftsOfCondition } from './hplog-conditions.js';
import { hplogTablesSamples } from './hplog-tables-samples.js';

const id = 'hplog-tables';
/** Headings of `hplog -f`, `-p`, `-t`: what comes behind the status tells which. */
const heading = /^\s*ID\s+TYPE\s+LOCATION\s+STATUS\s+(?<last>REDUNDANT FAN SPEED|REDUNDANT.*|CURRENT\s+THRESHOLD.*)$/i;
const tableRow =
  /^\s*(?<id>\d{1,3})\s{1,6}(?<place>\S.{1,60}?)\s{1,20}(?<status>Normal|Ok|Good|Degraded|Failed|Critical|Nonrecov\w*|Non-?critical|Caution|Absent|Not Installed|Unknown|Other|N\/A|---)\s{1,10}(?<rest>\S.*)?$/i;
const fansHeading = /^\s*Fan\s+Location\s+Present\s+Speed\s+of max\s+Redundant/i;
const fanRow =
  /^\s*#(?<id>\d{1,3})\s+(?<location>\S(?: ?\S){0,30}?)\s{2,}(?<present>Yes|No)\s+(?<speed>\S+)\s+(?<share>\S+)\s+(?<redundant>\S+)/i;
const tempHeading = /^\s*Sensor\s+Location\s+Temp\s+Threshold/i;
const tempRow = /^\s*#(?<id>\d{1,3})\s+(?<location>\S+)\s+(?<current>-|\d{1,3}C\/\d{1,3}F)\s+(?<limit>-|\d{1,3}C\/\d{1,3}F)\s*$/i;
const rule = /^\s*-[-\s]{2,}$/;

type Groups = Readonly<Record<string, string | undefined>>;
type Table = 'fan' | 'psu' | 'temperature' | 'fans' | 'temp';

/** Condition tables of the ProLiant health tools: `hplog -f`, `-p`, `-t` and `hpasmcli -s "show fans"`, `"show temp"`. */
export const hplogTables: LinesFormat = {
  kind: 'lines',
  id,
  title: 'hplog -f/-p/-t, hpasmcli show fans/temp',
  reference: 'HPE System Health Application, hplog(8) and hpasmcli(4)',
  samples: hplogTablesSamples,
  claims: (line) => tableOf(line) !== null,
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: id });
    let table: Table | null = null;
    return {
      read: (raw, line) => {
        const begun = tableOf(raw);
        if (begun !== null) table = begun;
        if (begun !== null) return true;
        if (table === null) return false;
        if (raw.trim() === '' || rule.test(raw)) return true;
        const drafts = draftsOfRow(table, raw);
        if (drafts === null && /^\s*#?\d{1,3}\s/.test(raw)) sink.unread({ line, byte: null, raw }, 'malformedRow');
        else if (drafts === null) table = null;
        for (const draft of drafts ?? []) sink.event(complete({ ...draft, line, byte: null, raw }));
        return table !== null;
      },
      end: () => {},
    };
  },
};

function tableOf(line: string): Table | null {
  const last = heading.exec(line)?.groups?.last?.toUpperCase();
  if (last !== undefined) return last.includes('FAN') ? 'fan' : last.startsWith('CURRENT') ? 'temperature' : 'psu';
  if (fansHeading.test(line)) return 'fans';
  return tempHeading.test(line) ? 'temp' : null;
}

/** Drafts of a row; null where the line is no row of the table. */
function draftsOfRow(table: Table, raw: string): PlacelessDraft[] | null {
  if (table === 'fans') return fromGroups(fanRow.exec(raw)?.groups, draftsOfFan);
  if (table === 'temp') return fromGroups(tempRow.exec(raw)?.groups, draftsOfTemperature);
  return fromGroups(tableRow.exec(raw)?.groups, (groups) => draftsOfTableRow(table, groups));
}

function fromGroups(groups: Groups | undefined, draftsOf: (groups: Groups) => PlacelessDraft[]): PlacelessDraft[] | null {
  return groups === undefined ? null : draftsOf(groups);
}

function draftsOfTableRow(table: 'fan' | 'psu' | 'temperature', groups: Groups): PlacelessDraft[] {
  const classes = { fan: 'fan', psu: 'psu', temperature: 'environment' } as const satisfies Record<string, ComponentClass>;
  const names = { fan: 'Fan', psu: 'Power Supply', temperature: 'Temp' } as const;
  const { id: number = '', status = '', place = '', rest = '' } = groups;
  return draftsOfCondition({
    class: classes[table],
    label: `${names[table]} ${number}`,
    slot: number,
    status,
    isPresent: !/^(?:absent|not installed|---|n\/a)$/i.test(status),
    details: { location: place.replace(/\s+/g, ' '), ...(rest === '' ? {} : { printed: rest.trim() }) },
  });
}

function draftsOfFan({ id: number = '', location = '', present, speed = '', redundant = '' }: Groups): PlacelessDraft[] {
  return draftsOfCondition({
    class: 'fan',
    label: `Fan ${number}`,
    slot: number,
    status: /^(?:fail|stop)/i.test(speed) ? speed : 'Ok',
    isPresent: present?.toLowerCase() === 'yes',
    details: { location, speed, redundant },
  });
}

/** A reading at its limit or above it is a fault; sensors that print none say nothing. */
function draftsOfTemperature({ id: number = '', location = '', current = '-', limit = '-' }: Groups): PlacelessDraft[] {
  const [celsius, limitCelsius] = [Number.parseInt(current, 10), Number.parseInt(limit, 10)];
  if (Number.isNaN(celsius)) return [];
  const isOver = !Number.isNaN(limitCelsius) && celsius >= limitCelsius;
  const [draft] = draftsOfCondition({
    class: 'environment',
    label: `Temp ${number} ${location}`,
    slot: number,
    status: isOver ? 'Critical' : 'Ok',
    isPresent: true,
  });
  if (draft === undefined) return [];
  const quantity = (value: number) => ({ value, unit: 'degrees C' });
  return [{ ...draft, reading: quantity(celsius), ...(Number.isNaN(limitCelsius) ? {} : { threshold: quantity(limitCelsius) }) }];
}
