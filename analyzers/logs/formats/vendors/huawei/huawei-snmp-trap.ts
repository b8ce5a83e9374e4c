import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import { detailsOfMessage } from '../../../event/message-numbers.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { componentsOfWord } from '../part-words.js';
import { keyOfVendorCode } from '../vendor-codes.js';

const id = 'huawei-snmp-trap';
/** One variable of a trap: `hwTrapSeverity = 3`, `HUAWEI-SERVER-IBMC-MIB::hwTrapSeverity.0 = INTEGER: major(3)`. */
const variable =
  /(?:^|[\s,;:(])hwTrap(?<name>[A-Z]\w{1,30})(?:\.\d{1,3})? ?[=:] ?(?:(?:STRING|INTEGER|Gauge32|Counter32|Hex-STRING|OID|Timeticks): ?)?/g;
const trapName = /(?:^Trap ?[:=] ?|snmpTrapOID\.0 ?= ?(?:OID: ?)?(?:[\w-]{1,60}::)?)(?<trap>hw[A-Z]\w{2,60})/;
/** What snmptrapd prints of the packet. */
const packet =
  /^(?:\S{1,30}[ T]\S{1,30} )?\S{1,80} \[(?:UDP|TCP): \[|^(?:DISMAN-EVENT-MIB::sysUpTimeInstance|SNMPv2-MIB::sysUpTime\.0) ?= /;
const severities: Readonly<Record<string, string>> = { 1: 'Normal', 2: 'Minor', 3: 'Major', 4: 'Critical' };
const longestLine = 8_000;
const mostFields = 40;

type Held = { readonly line: number; readonly raw: string[]; readonly fields: Map<string, string>; trap: string };

/** SNMP traps of Huawei servers as receivers print them: one variable a line, or all in one line. */
export const huaweiSnmpTrap: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Huawei SNMP traps (hwTrap…)',
  reference: 'HUAWEI-SERVER-IBMC-MIB; snmptrapd(8)',
  samples: [
    {
      name: 'variables by line',
      kind: 'typical',
      content: [
        'Trap: hwServerTrapEntry',
        'hwTrapSeq = 4',
        'hwTrapSensorName = DIMM020',
        'hwTrapSeverity = 4',
        'hwTrapEventCode = 0x010000A1',
        'hwTrapEventDesc = DIMM020 triggered an uncorrectable error',
        'hwTrapTime = 2023-02-03 04:05:06',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['ipmi/0c/6f/01'] },
    },
    {
      name: 'snmptrapd, all in one line, begin and end',
      kind: 'extreme',
      content: [
        '2023-02-03 04:05:06 192.0.2.7 [UDP: [192.0.2.7]:161->[192.0.2.8]:162]:',
        'SNMPv2-MIB::snmpTrapOID.0 = OID: HUAWEI-SERVER-IBMC-MIB::hwPowerInputLostAssert\tHUAWEI-SERVER-IBMC-MIB::hwTrapSeq.0 = Gauge32: 5\tHUAWEI-SERVER-IBMC-MIB::hwTrapSeverity.0 = INTEGER: major(3)\tHUAWEI-SERVER-IBMC-MIB::hwTrapEventDesc.0 = STRING: "PSU 2 input is lost"',
        'SNMPv2-MIB::snmpTrapOID.0 = OID: HUAWEI-SERVER-IBMC-MIB::hwPowerInputLostDeassert\tHUAWEI-SERVER-IBMC-MIB::hwTrapSeq.0 = Gauge32: 6\tHUAWEI-SERVER-IBMC-MIB::hwTrapSeverity.0 = INTEGER: normal(1)\tHUAWEI-SERVER-IBMC-MIB::hwTrapEventDesc.0 = STRING: "PSU 2 input is lost"',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'ipmi/08/6f/03'] },
    },
    {
      name: 'a trap without description',
      kind: 'broken',
      content: 'hwTrapSeq = 4\nhwTrapSeverity = 4',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: isOfTrap,
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
    const times = createTimeReader(context);
    let held: Held | null = null;
    const flush = () => {
      if (held !== null) emitDraft(draftOfTrap(held.fields, held.trap, times), held.line, held.raw.join('\n'));
      held = null;
    };
    return {
      read: (raw, line) => {
        if (!isOfTrap(raw)) {
          flush();
          return false;
        }
        const fields = fieldsOf(raw);
        const trap = trapName.exec(raw)?.groups?.trap ?? '';
        if (trap !== '' || fields.some(([name]) => held?.fields.has(name)) || fields.length === 0) flush();
        if (fields.length === 0 && trap === '') return true;
        held ??= { line, raw: [], fields: new Map(), trap };
        if (held.fields.size >= mostFields) return true;
        held.raw.push(raw);
        for (const [name, value] of fields) held.fields.set(name, value);
        return true;
      },
      end: flush,
    };
  },
};

function isOfTrap(line: string): boolean {
  if (line.length > longestLine) return false;
  return line.includes('hwTrap') ? fieldsOf(line).length > 0 : trapName.test(line) || packet.test(line);
}

/** The variables of a line; a value ends where the next variable, or the tab before it, begins. */
function fieldsOf(line: string): [string, string][] {
  const found = [...line.matchAll(variable)];
  return found.map((match, index) => {
    const rest = line.slice(match.index + match[0].length, found[index + 1]?.index ?? line.length);
    const value = (rest.split('\t')[0] ?? '')
      .replace(/[\s,;]{0,9}(?:[A-Z][A-Z-]{2,60}::?)?$/, '')
      .replace(/^"|"$/g, '')
      .trim();
    return [match.groups?.name ?? '', value];
  });
}

function draftOfTrap(fields: ReadonlyMap<string, string>, trap: string, times: TimeReader): PlacelessDraft | null {
  const sensorName = fields.get('SensorName') ?? null;
  const text = fields.get('EventDesc') ?? fields.get('EventDescription') ?? fields.get('EventContent') ?? '';
  if (text === '') return null;
  const code = fields.get('EventCode') ?? '';
  const printed = fields.get('Time') ?? '';
  const server = fields.get('ServerIdentity') ?? '';
  const components = componentsOfWord(sensorName ?? '', text);
  return {
    ...draftOfMessage({
      text,
      sensorName,
      severity: severityOfTrap(fields.get('Severity') ?? ''),
      direction: /Deassert$/.test(trap) ? 'deassertion' : /Assert$/.test(trap) ? 'assertion' : null,
      vendorKey: keyOfVendorCode(code),
      details: { ...detailsOfMessage(text), ...(server === '' ? {} : { server }) },
      ...(components.length === 0 ? {} : { components }),
    }),
    ...(fields.has('Seq') ? { recordId: fields.get('Seq') ?? null } : {}),
    ...(printed === '' ? {} : { time: readPrintedTime(printed, times) }),
    ...(code === '' ? {} : { message: { id: code, args: [] } }),
  };
}

/** The MIB numbers severities: normal(1), minor(2), major(3), critical(4). */
function severityOfTrap(printed: string): string | null {
  const number = /^(?:[a-z]{1,12}\()?(?<number>[1-4])\)?$/i.exec(printed)?.groups?.number;
  return number === undefined ? printed || null : (severities[number] ?? null);
}
