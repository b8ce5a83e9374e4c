import { createEventCompleter } from '../../../event/complete-event.js';
import type { LinesFormat } from '../../../log-format.js';
import { keyValueOf } from '../../../syntax/key-value.js';
import { draftsOfRaidBlock, type RaidBlock } from './huawei-raid-signs.js';

const id = 'huawei-raid-report';
const controllerStart = /^\s{0,4}RAID Controller (?:Info(?:rmation)?\s?)?#?\d{0,2}(?: Info(?:rmation)?)?\s{0,4}:?$/i;
const sectionStart =
  /^\s{0,4}(?<section>Logical Drive|Physical Drive|Disk Array|Disk|Controller|Virtual Drive)s? Info(?:rmation)?\s{0,4}:?$/i;
const rule = /^\s{0,4}[-=*#_]{4,}\s{0,4}$/;
const unindented = /^(?<name>(?:Target ID|ID|Controller Name|Logical Drive ID|Array ID))\s{1,60}:/;
const valueLine = /^\s{0,12}[A-Za-z][\w ()/.#-]{0,60}?\s{0,60}: ?/;
const mostValues = 120;
const rawLines = 60;

const subjects: readonly (readonly [RegExp, RaidBlock['subject'] | null])[] = [
  [/^(?:Logical|Virtual) Drive/i, 'logicalDrive'],
  [/^Physical Drive|^Disk$/i, 'physicalDrive'],
  [/^Disk Array/i, null],
  [/^Controller/i, 'controller'],
];

type Held = {
  readonly line: number;
  readonly raw: string[];
  readonly subject: RaidBlock['subject'] | null;
  readonly values: Map<string, string>;
};

/** Report of RAID controllers and their drives in a service processor's dump (`RAID_Controller_Info.txt`) and `ipmcget -t storage`. */
export const huaweiRaidReport: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Huawei iBMC RAID_Controller_Info.txt',
  reference: 'Huawei iBMC one-click information collection, AppDump/StorageMgnt; `ipmcget -t storage`',
  samples: [
    {
      name: 'a controller with a drive that fails soon',
      kind: 'typical',
      content: [
        'RAID Controller #0 Information',
        '----------------------------------------------------------------------',
        'Controller Name                          : SAS9000',
        'Component Name                           : RAID Card1',
        'Controller Health                        : Normal',
        'Firmware Version                         : 5.000.00-1',
        'Physical Drive Information',
        '----------------------------------------------------------------------',
        'ID                                       : 0',
        'Device Name                              : Disk0',
        'Manufacturer                             : ACME',
        'Serial Number                            : ZZ000001',
        'Model                                    : ACME1000',
        'Health Status                            : Normal',
        'Firmware State                           : ONLINE',
        'Media Error Count                        : 0',
        'Prefail Error Count                      : 3',
      ].join('\n'),
      expect: {
        events: 4,
        unread: 0,
        keys: ['raid/controller-state', 'inventory/raid-controller', 'raid/predictive-failure', 'inventory/drive'],
      },
    },
    {
      name: 'no blank lines between drives, a degraded logical drive, a failed drive, a sick battery',
      kind: 'extreme',
      content: [
        'RAID Controller #1 Information',
        'Controller Name : SAS9001',
        'Controller Health : Major',
        'BBU Status : Present / Fault',
        '',
        'Logical Drive Information',
        'Target ID : 0',
        'State : Degraded',
        'Target ID : 1',
        'State : Optimal',
        'Physical Drive Information',
        'ID : 3',
        'Device Name : Disk3',
        'Serial Number : ZZ000003',
        'Firmware State : FAILED',
        'ID : 4',
        'Device Name : Disk4',
        'Firmware State : REBUILD',
      ].join('\n'),
      expect: {
        events: 8,
        unread: 0,
        keys: [
          'raid/controller-failed',
          'raid/battery-failed',
          'inventory/raid-controller',
          'raid/array-degraded',
          'raid/drive-failed',
          'inventory/drive',
          'raid/rebuild',
          'inventory/drive',
        ],
      },
    },
    {
      name: 'a value without a name',
      kind: 'broken',
      content: ['RAID Controller #0 Information', 'Controller Name : SAS9000', ': lost', 'Controller Health : Normal'].join('\n'),
      expect: { events: 2, unread: 1, keys: ['raid/controller-state', 'inventory/raid-controller'] },
    },
  ],
  claims: (line) => controllerStart.test(line) || sectionStart.test(line),
  open: openReport,
};

function openReport(
  context: Parameters<LinesFormat['open']>[0],
  sink: Parameters<LinesFormat['open']>[1],
): ReturnType<LinesFormat['open']> {
  const complete = createEventCompleter({ file: context.file, format: id });
  let held: Held | null = null;
  const flush = () => {
    if (held === null || held.subject === null || held.values.size === 0) return;
    const { line, raw, subject, values } = held;
    const drafts = draftsOfRaidBlock({ subject, values });
    drafts.forEach((draft, part) => {
      sink.event(complete({ ...draft, line, part, byte: null, raw: raw.join('\n') }));
    });
  };
  const begin = (line: number, raw: string, subject: Held['subject']): true => {
    flush();
    held = { line, raw: [raw], subject, values: new Map() };
    return true;
  };
  return {
    read: (raw, line) => {
      if (controllerStart.test(raw)) return begin(line, raw, 'controller');
      const section = sectionStart.exec(raw)?.groups?.section;
      if (section !== undefined) return begin(line, raw, subjects.find(([name]) => name.test(section))?.[1] ?? null);
      if (held === null) return false;
      if (rule.test(raw) || raw.trim() === '') return true;
      const name = unindented.exec(raw)?.groups?.name?.toLowerCase();
      if (name !== undefined && held.values.has(name)) begin(line, raw, held.subject);
      return takeValue(raw, line, held, sink) || endReport();
    },
    end: () => {
      flush();
      held = null;
    },
  };
  function endReport(): false {
    flush();
    held = null;
    return false;
  }
}

function takeValue(raw: string, line: number, held: Held, sink: Parameters<LinesFormat['open']>[1]): boolean {
  if (/^\s*:/.test(raw)) {
    sink.unread({ line, byte: null, raw }, 'malformedRow');
    return true;
  }
  const pair = valueLine.test(raw) ? keyValueOf(raw, ':') : null;
  if (pair === null) return false;
  const name = pair.key.toLowerCase();
  if (held.values.size < mostValues && !held.values.has(name)) held.values.set(name, pair.value);
  if (held.raw.length < rawLines) held.raw.push(raw);
  return true;
}
