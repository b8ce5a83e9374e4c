import { createEventCompleter } from '../../../event/complete-event.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import { draftOfPart } from '../../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { parseQuantity } from '../../../ipmi/quantities.js';
import type { LinesFormat } from '../../../log-format.js';

const id = 'supermicro-ipmicfg-tables';
const moduleStart = /^\s{0,8}(?:\[SlaveAddress = (?<address>[0-9A-F]{2})h\]\s{0,4})?\[(?:PSU |PWS )?Module (?<module>\d{1,2})\]/i;
const itemHeading = /^\s{0,8}Item\s{1,60}\|\s{1,60}Value\s*$/;
const rule = /^\s{0,8}-{2,}\s{0,60}\|[\s|-]*$/;
const itemRow =
  /^\s{0,8}(?<item>(?:Status|(?:AC|DC)[\w +.-]{0,30} (?:Voltage|Current|Power)|Temperature \d|Fan \d|PMBus Revision|PWS [\w ]{3,20}|Current Sharing \w{3,12}|Input \w+|Output \w+)) {1,60}\| {0,80}(?<value>\S.{0,80})$/;
const sensorHeading = /^\s{0,8}Status\s{1,10}\|\s{0,4}\(#\)\s?Sensor\s{1,60}\|\s{1,40}Reading\b/;
const sensorRow =
  /^\s{0,8}(?<status>[A-Za-z][\w ]{0,15}?)? {0,10}\| \((?<number>\d{1,5})\) (?<sensor>[^|]{1,40}?) {0,40}\| {0,40}(?<reading>[^|]{1,40}?) {0,20}\|(?: {0,20}(?<low>[^|]{0,30}?) {0,20}\|)?(?: {0,20}(?<high>[^|]{0,30}?) {0,20}\|?)?\s*$/;
const nodeManager =
  /^\s{0,8}(?:Device does(?:n't| not)? support(?:s)? NM|Device supports NM|NM version\s?:|Power (?:reading|average|minimum|maximum)\s?:)/i;
const mostItems = 40;
const okStatus = /^(?:\[?STATUS )?OK\]?/i;
const statusCode = /\(0{1,2}(?: ?0{2})?h?\)\s*$/i;

type Module = { readonly line: number; readonly raw: string[]; readonly number: string; readonly items: Map<string, string> };

/** State of now as `ipmicfg -pminfo`, `-sdr` and `-nm` print it: power supplies and sensors that are not well, and the parts. */
export const supermicroIpmicfgTables: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Supermicro ipmicfg -pminfo, -sdr, -nm',
  reference: 'Supermicro IPMICFG 1.3x user guide',
  samples: [
    {
      name: 'a power supply without input',
      kind: 'typical',
      content: [
        ' [SlaveAddress = 78h] [Module 1]',
        ' Item                           |                          Value ',
        ' ----                           |                          ----- ',
        ' Status                         |               [STATUS FAIL](08h)',
        ' AC Input Voltage               |                          0.0 V',
        ' PWS Serial Number              |                  P0A1B2C3D4E5F6',
        ' PWS Module Number              |                       PWS-0K0X-1R',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'inventory/psu'] },
    },
    {
      name: 'a healthy supply, sensors above and below their limits, a sensor without status',
      kind: 'extreme',
      content: [
        ' [SlaveAddress = 7Ah] [Module 2]',
        ' Status                         |                     OK (00 00)',
        ' Fan 1                          |                        4000 RPM',
        '',
        ' Status | (#)Sensor                |          Reading | Low Limit | High Limit |',
        ' ------ | ---------                |          ------- | --------- | ---------- |',
        ' OK     | (4) CPU1 Temp            |          36C/97F |     5C/41F |   95C/203F |',
        ' Fail   | (71) Inlet Temp          |        52C/126F |      5C/41F |  45C/113F |',
        ' Fail   | (138) FAN3               |         200 RPM |     500 RPM | 25300 RPM |',
        '        | (205) Chassis Intru      |               OK |           |            |',
        ' Device supports NM',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/08/6f/00', 'bmc/sensors-well', 'ipmi/01/01/09', 'ipmi/04/01/02'] },
    },
    {
      name: 'a module that is cut off',
      kind: 'broken',
      content: ' [SlaveAddress = 78h] [Module 1]\n Status                         |',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) =>
    moduleStart.test(line) ||
    itemHeading.test(line) ||
    sensorHeading.test(line) ||
    sensorRow.test(line) ||
    nodeManager.test(line) ||
    itemRow.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: id });
    let module: Module | null = null;
    let healthySaid = false;
    const flush = () => {
      if (module === null) return;
      const { line, raw } = module;
      const drafts = draftsOfModule(module);
      module = null;
      drafts.forEach((draft, part) => {
        sink.event(complete({ ...draft, line, part, byte: null, raw: raw.join('\n') }));
      });
    };
    return {
      read: (raw, line) => {
        const number = moduleStart.exec(raw)?.groups?.module;
        if (number !== undefined) {
          flush();
          module = { line, raw: [raw], number, items: new Map() };
          return true;
        }
        if (itemHeading.test(raw) || sensorHeading.test(raw) || rule.test(raw) || nodeManager.test(raw)) return true;
        const item = itemRow.exec(raw)?.groups;
        if (item) {
          if (module !== null && module.raw.length < mostItems) {
            module.items.set(item.item?.trim() ?? '', item.value ?? '');
            module.raw.push(raw);
          }
          return true;
        }
        const sensor = sensorRow.exec(raw)?.groups;
        if (!sensor) return readOther(raw, line, module !== null, sink, flush);
        flush();
        const draft = draftOfSensor(sensor, healthySaid);
        if (draft !== null) sink.event(complete({ ...draft, line, byte: null, raw }));
        healthySaid ||= draft !== null && draft.meaning === 'state';
        return true;
      },
      end: () => {
        flush();
        healthySaid = false;
      },
    };
  },
};

type Sink = Parameters<LinesFormat['open']>[1];

function readOther(raw: string, line: number, isInModule: boolean, sink: Sink, flush: () => void): boolean {
  if (!isInModule || !raw.includes('|')) {
    flush();
    return false;
  }
  if (/^\s*[\w ()-]{2,40}\|\s*$/.test(raw)) sink.unread({ line, byte: null, raw }, 'malformedRow');
  return true;
}

function draftsOfModule({ number, items }: Module): PlacelessDraft[] {
  const status = items.get('Status');
  const component = { class: 'psu', locator: `Module ${number}`, place: { slot: number }, provenance: 'printed' } as const;
  const [serialNumber, model, firmware] = [items.get('PWS Serial Number'), items.get('PWS Module Number'), items.get('PWS Revision')];
  const part =
    serialNumber === undefined && model === undefined
      ? []
      : [draftOfPart({ component, model: model ?? null, serialNumber: serialNumber ?? null, firmware: firmware ?? null })];
  if (status === undefined) return part;
  const isOk = okStatus.test(status) || statusCode.test(status);
  const input = parseQuantity(items.get('AC Input Voltage') ?? '');
  const hasNoInput = input !== null && input.value < 1;
  const key = isOk ? 'ipmi/08/6f/00' : hasNoInput ? 'ipmi/08/6f/03' : 'ipmi/08/6f/01';
  const draft = draftOfMessage({
    text: `Power supply module ${number} status ${status}`,
    sense: { key, direction: 'assertion' },
    components: [component],
  });
  return [isOk ? { ...draft, meaning: 'state', severity: { reported: null, derived: 'ok' } } : draft, ...part];
}

type Groups = Readonly<Record<string, string | undefined>>;

/** The first well sensor stands for all of them; each that is not well is an event. */
function draftOfSensor(row: Groups, healthySaid: boolean): PlacelessDraft | null {
  const name = (row.sensor ?? '').trim();
  const isWell = okStatus.test(row.status ?? '') || ((row.status ?? '') === '' && /^(?:ok|n\/?a)$/i.test(row.reading ?? ''));
  if (isWell || (row.status ?? '') === '') {
    if (!isWell || healthySaid) return null;
    return {
      key: 'bmc/sensors-well',
      class: 'message',
      meaning: 'state',
      severity: { reported: row.status ?? 'OK', derived: 'ok' },
      text: `Sensor ${name} is OK`,
    };
  }
  const [reading, low, high] = [row.reading, row.low, row.high].map((text) => parseQuantity(firstUnit(text ?? '')));
  const isHigh = reading != null && high != null && reading.value > high.value;
  const isLow = reading != null && low != null && reading.value < low.value;
  const type = typeOfReading(row.reading ?? '');
  const key = type === null || isHigh === isLow ? null : `ipmi/${type}/01/${isHigh ? '09' : '02'}`;
  const draft = draftOfMessage({
    text: `Sensor ${name}: ${row.status}`,
    severity: 'critical',
    sensorName: name,
    sensorNumber: Number(row.number),
    sense: key === null ? null : { key, direction: 'assertion' },
  });
  return { ...draft, reading: reading ?? null, threshold: (isHigh ? high : isLow ? low : null) ?? null };
}

/** `36C/97F` says the same twice. */
function firstUnit(text: string): string {
  return text.split('/')[0]?.trim() ?? '';
}

function typeOfReading(text: string): string | null {
  if (/\dC\b|C\//.test(text)) return '01';
  if (/RPM/i.test(text)) return '04';
  if (/\d ?V\b/.test(text)) return '02';
  return null;
}
