import { createEventCompleter } from '../../../event/complete-event.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { componentsOf } from '../../../event/locators.js';
import { parseQuantity } from '../../../ipmi/quantities.js';
import type { LinesFormat } from '../../../log-format.js';

const id = 'huawei-sensor-table';
const heading = /^\s{0,4}sensor id\s{0,10}\|\s{0,10}sensor name\s{0,30}\|/i;
const row = /^\s{0,4}(?<number>0x[0-9a-f]{1,4})\s{1,12}\|\s{0,4}[^|]{1,60}\|[^|]{0,40}\|[^|]{0,30}\|[^|]{0,30}\|/i;
const health = /^System (?:is )?in (?<state>health|normal|minor|major|critical|warning)\w* state\b/i;
const prompt = /^\s{0,4}(?:(?:iBMC|HDM|BMC)?:?\S{0,40}|\[[^\]]{1,60}\])(?:->|[#$>])\s{0,4}ipmcget\b|^\s{0,4}ipmcget -/i;
const wellStatus = /^(?:ok|na|ns|-|0x[0-9a-f]{1,4}|)$/i;
/** Offsets of crossings by the status that `ipmcget -t sensor` prints (as ipmitool does): below or above which limit is told by the columns. */
const levels: Readonly<Record<string, readonly [below: string, above: string]>> = { nc: ['00', '07'], cr: ['02', '09'], nr: ['04', '0b'] };
const typeOfUnit: Readonly<Record<string, string>> = { 'degrees C': '01', Volts: '02', Amps: '03', RPM: '04', Watts: '0b' };

/** Sensor list of iBMC and HDM (`sensor_info.txt`, `ipmcget -t sensor -d list`): thresholds that are crossed now; `ipmcget -d health`. */
export const huaweiSensorTable: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Huawei iBMC sensor list (sensor_info.txt)',
  reference: 'Huawei iBMC command `ipmcget -t sensor -d list`, `ipmcget -d health`',
  samples: [
    {
      name: 'an inlet that is too warm',
      kind: 'typical',
      content: [
        'sensor id  | sensor name      | value      | unit       | status | lnr  | lc   | lnc  | unc  | uc   | unr  | phys | nhys',
        '0x1        | Inlet Temp       | 49.000     | degrees C  | cr     | na   | na   | na   | 42.000 | 46.000 | 48.000 | 2.000 | 2.000',
        '0x2        | CPU1 Core Rem    | 51.000     | degrees C  | ok     | na   | na   | na   | na   | 90.000 | na   | 2.000 | 2.000',
        '0x51       | PS1 Status       | 0x0        | discrete   | 0x8001 | na   | na   | na   | na   | na   | na   | na   | na',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/01/01/09', 'bmc/sensors-well'] },
    },
    {
      name: 'a slow fan, a low voltage, the word for the whole system, rows without heading',
      kind: 'extreme',
      content: [
        'System in critical state.',
        '0x20       | FAN2 R Speed     | 300.000    | RPM        | nc     | na   | na   | 600.000 | na   | na   | na   | 50 | 50',
        '0x30       | CPU1 VCore       | 0.400      | Volts      | nr     | 0.500 | 0.600 | 0.700 | na   | na   | na   | 0 | 0',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['bmc/health', 'ipmi/04/01/00', 'ipmi/02/01/04'] },
    },
    {
      name: 'a row that is cut off',
      kind: 'broken',
      content:
        '0x1        | Inlet Temp       | 49.000     | degrees C  |\n0x2        | CPU1 Core Rem    | 51.000  | degrees C  | ok     | na',
      expect: { events: 1, unread: 1, keys: ['bmc/sensors-well'] },
    },
  ],
  claims: (line) => heading.test(line) || prompt.test(line) || row.test(line) || health.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: id });
    let healthySaid = false;
    return {
      read: (raw, line) => {
        if (heading.test(raw)) healthySaid = false;
        if (heading.test(raw) || prompt.test(raw) || /^[\s|-]{6,}$/.test(raw)) return true;
        const state = health.exec(raw)?.groups?.state;
        if (state !== undefined) {
          sink.event(complete({ ...draftOfHealth(state, raw.trim()), line, byte: null, raw }));
          return true;
        }
        if (!row.test(raw)) return false;
        const cells = raw.split('|').map((cell) => cell.trim());
        if (cells.length < 5 || cells[4] === '') {
          sink.unread({ line, byte: null, raw }, 'malformedRow');
          return true;
        }
        const draft = draftOfSensor(cells, healthySaid);
        healthySaid ||= draft?.meaning === 'state';
        if (draft !== null) sink.event(complete({ ...draft, line, byte: null, raw }));
        return true;
      },
      end: () => {
        healthySaid = false;
      },
    };
  },
};

function draftOfHealth(state: string, text: string): PlacelessDraft {
  const isWell = /^(?:health|normal)/i.test(state);
  const severity = {
    reported: state,
    derived: isWell ? ('ok' as const) : /minor|warning/i.test(state) ? ('warning' as const) : ('critical' as const),
  };
  return { key: 'bmc/health', class: 'message', text, meaning: 'state', severity };
}

/** The first well sensor stands for all; a discrete sensor's bits are not read, because its type is not printed. */
function draftOfSensor(cells: readonly string[], healthySaid: boolean): PlacelessDraft | null {
  const [number = '', name = '', value = '', unit = '', status = '', ...limits] = cells;
  if (wellStatus.test(status)) {
    if (healthySaid) return null;
    return {
      key: 'bmc/sensors-well',
      class: 'message',
      meaning: 'state',
      severity: { reported: status, derived: 'ok' },
      text: `Sensor ${name} is well`,
    };
  }
  const reading = parseQuantity(`${value} ${unit}`);
  const level = levels[status.toLowerCase().replace(/^[lu]/, '')];
  const type = typeOfUnit[reading?.unit ?? ''] ?? null;
  const lower = limits.slice(0, 3).map(Number).filter(Number.isFinite);
  const isBelow = /^l/i.test(status) || (reading !== null && lower.some((limit) => reading.value <= limit));
  const key = level === undefined || type === null ? null : `ipmi/${type}/01/${level[isBelow ? 0 : 1]}`;
  const draft = draftOfMessage({
    text: `Sensor ${name}: ${status}`,
    severity: /^(?:nc|unc|lnc)$/i.test(status) ? 'warning' : 'critical',
    sensorName: name,
    sensorNumber: Number(number),
    sense: key === null ? null : { key, direction: 'assertion' },
  });
  return {
    ...draft,
    reading,
    components: componentsOf({ sensorType: type === null ? null : Number.parseInt(type, 16), sensorName: name, text: '', key: key ?? '' }),
  };
}
