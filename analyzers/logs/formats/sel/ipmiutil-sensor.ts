import { createEventCompleter } from '../../event/complete-event.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { thresholdType } from '../../ipmi/judge-event.js';
import { parseQuantity } from '../../ipmi/quantities.js';
import { sensorOfType } from '../../ipmi/sensor-types.js';
import type { LinesFormat } from '../../log-format.js';
import { type Crossing, draftOfCrossing, draftOfReading, draftsOfStateBits, type SensorNow } from './sensor-now.js';

/** Rows of sensors; further rows list devices and say nothing of their health. */
const row =
  /^[0-9a-f]{4} SDR (?:Full|Comp) [0-9a-f]{2} (?<eventType>[0-9a-f]{2}) [0-9a-f]{2} \w (?<type>[0-9a-f]{2}) snum (?<number>[0-9a-f]{2}) (?<name>.{1,24}?) *= (?<hex>[0-9a-f]{2,4}) (?<rest>.*)$/i;
const anyRow = /^[0-9a-f]{4} SDR [A-Z]\w{1,5} {1,2}[0-9a-f]{2} /i;
const noise = /^(?:ipmiutil sensor|isensor)\b|^_ID_ SDR_Type/;
/** A sensor that does not scan has no state to tell. */
const unavailable = /^(?:\*?(?:NotAvailable|Unavailable|Absent|not present|No reading|Unknown|Init state)\b)/i;
const crossings: Readonly<Record<string, Omit<Crossing, 'threshold'>>> = {
  'warn-lo': { level: 'nc', side: 'lower' },
  'crit-lo': { level: 'cr', side: 'lower' },
  belowcrit: { level: 'nr', side: 'lower' },
  'warn-hi': { level: 'nc', side: 'upper' },
  'crit-hi': { level: 'cr', side: 'upper' },
  abovecrit: { level: 'nr', side: 'upper' },
};

/** Sensors as they are now: `ipmiutil sensor`, the one listing that prints sensor type, event type and states as codes. */
export const ipmiutilSensor: LinesFormat = {
  kind: 'lines',
  id: 'ipmiutil-sensor',
  title: 'ipmiutil sensor',
  reference: 'ipmiutil 2.7–3.1, util/isensor.c',
  samples: [
    {
      name: 'a hot processor and a failed supply',
      kind: 'typical',
      content: [
        '_ID_ SDR_Type_xx ET Own Typ S_Num   Sens_Description   Hex & Interp Reading',
        '0001 SDR Full 01 01 20 a 01 snum 01 CPU0_Temp        = 60 Crit-hi 96.00 degrees C',
        '0002 SDR Full 01 01 20 a 02 snum 02 P12V             = 0c OK   12.00 Volts',
        '0006 SDR Comp 02 6f 20 a 08 snum 48 PSU1_Status      = 0003 PS_Failed',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/01/01/09', 'ipmi/02/01/--', 'ipmi/08/6f/01'] },
    },
    {
      name: 'several states, generic events, rows of devices, a sensor that is not there',
      kind: 'extreme',
      content: [
        '000a SDR Comp 02 0b 20 a 09 snum 4d PS Redundancy    = 0002 RedunLost',
        '000b SDR Comp 02 6f 20 m 0c snum 4c DIMM_A1          = 8021 OK*',
        '000c SDR Full 01 01 20 a 04 snum 09 FAN9             = 00 Absent  ',
        '000e SDR FRU  11 0f dev: 20 01 80 00 0a 01 PSU1',
        'ipmiutil sensor, completed successfully',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/09/0b/01', 'ipmi/0c/6f/00', 'ipmi/0c/6f/05'] },
    },
    {
      name: 'a row of a sensor that ends early',
      kind: 'broken',
      content: '0001 SDR Full 01 01 20 a 01 snum 01 CPU0_Te',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => anyRow.test(line) || noise.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'ipmiutil-sensor' });
    return {
      read: (raw, line) => {
        if (!anyRow.test(raw)) return noise.test(raw);
        const found = row.exec(raw)?.groups;
        if (!found && / snum /.test(raw)) sink.unread({ line, byte: null, raw }, 'malformedRow');
        const drafts = found ? draftsOfRow(found) : [];
        drafts.forEach((draft, part) => {
          sink.event(complete({ ...draft, line, byte: null, raw, ...(drafts.length > 1 ? { part } : {}) }));
        });
        return true;
      },
      end: () => {},
    };
  },
};

function draftsOfRow({
  eventType = '',
  type = '',
  number = '',
  name = '',
  hex = '',
  rest = '',
}: Readonly<Record<string, string>>): PlacelessDraft[] {
  if (unavailable.test(rest)) return [];
  const [status = '', ...behind] = rest.trim().split(/ +/);
  const typeCode = Number.parseInt(type, 16);
  const eventTypeCode = Number.parseInt(eventType, 16);
  const now: SensorNow = {
    sensor: sensorOfType(typeCode, { name: name.trim(), number: Number.parseInt(number, 16) }),
    entityId: null,
    reading: eventTypeCode === thresholdType ? parseQuantity(behind.join(' ')) : null,
    reported: status === '' ? null : status,
  };
  if (eventTypeCode !== thresholdType) return draftsOfStateBits(now, Number.parseInt(hex, 16) & 0x7fff, eventTypeCode);
  const crossing = crossings[status.toLowerCase()];
  return [crossing === undefined ? draftOfReading(now) : draftOfCrossing(now, { ...crossing, threshold: null })];
}
