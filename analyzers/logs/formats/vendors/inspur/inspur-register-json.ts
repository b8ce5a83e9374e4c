import { createEventCompleter } from '../../../event/complete-event.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader } from '../../../event/event-time.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { JsonFormat } from '../../../log-format.js';
import { isRecord, type JsonRecord, rawJson } from '../../../syntax/json-fields.js';
import { createLineFinder } from '../../../syntax/json-lines.js';
import { draftOfBank, parseRegister } from './inspur-registers.js';

const id = 'inspur-register-json';
const statusName = /^(?:IA32_)?(?:MC[AI]?(?<bank>\d{1,2})?[_ ]?(?:CTL_)?)?STATUS$/i;
const bankedName = /^(?:IA32_)?MC[AI]?(?<bank>\d{1,2})[_ ]?STATUS$/i;
const addressName = /^(?:IA32_)?(?:MC[AI]?\d{0,2}[_ ]?)?ADDR(?:ESS)?$/i;
const miscName = /^(?:IA32_)?(?:MC[AI]?\d{0,2}[_ ]?)?MISC$/i;
const timeName = /^(?:time|timestamp|errortime|logtime|date|时间)$/i;
const cpuName = /(?:cpu|socket|processor|node)[ _#]?(?<cpu>\d{1,2})$/i;
const bankName = /bank[ _#]?(?<bank>\d{1,2})|^(?:mca?|mc)[ _]?(?<short>\d{1,2})$/i;
const deepest = 12;
const mostNodes = 200_000;
const mostInspected = 5_000;

type Place = { readonly cpu: number | null; readonly bank: string | null; readonly time: string | null };
type Found = { readonly node: JsonRecord; readonly draft: PlacelessDraft | null; readonly time: string | null };

/** Machine check registers that a service processor read after a failure (Inspur `RegRawData.json`): each valid bank is an event. */
export const inspurRegisterJson: JsonFormat = {
  id,
  kind: 'json',
  title: 'Machine check registers of a service processor (RegRawData.json)',
  reference: 'Inspur ISBMC one-key log, RegRawData.json; Intel SDM Vol. 3B, machine-check architecture',
  samples: [
    {
      name: 'banks of two processors',
      kind: 'typical',
      content: JSON.stringify(
        {
          Time: '2023-02-03T04:05:06+08:00',
          CPU0: {
            Bank0: { STATUS: '0x0', ADDR: '0x0', MISC: '0x0' },
            Bank13: { STATUS: '0xbd80000000100091', ADDR: '0x1234000', MISC: '0x86' },
          },
          CPU1: { Bank0: { STATUS: '0x0' } },
        },
        null,
        2,
      ),
      expect: { events: 1, unread: 0, keys: ['ipmi/0c/6f/01'] },
    },
    {
      name: 'registers by full name, a list, numbers of socket and bank as values',
      kind: 'extreme',
      content: JSON.stringify([
        { Socket: 1, MCA: [{ BankId: 4, IA32_MC4_STATUS: '0xb200000000000402', IA32_MC4_ADDR: '0x0' }] },
        { CPU: 0, Registers: { MC7_STATUS: '0x8c00004000010090', MC7_ADDR: '0x77' } },
      ]),
      expect: { events: 2, unread: 0, keys: ['ipmi/07/6f/0b', 'ipmi/0c/6f/00'] },
    },
    {
      name: 'a status that is no number',
      kind: 'broken',
      content: JSON.stringify({
        CPU0: { Bank1: { MC1_STATUS: 'unreadable' }, Bank2: { MC2_STATUS: '0x0' }, Bank3: { MC3_STATUS: '0xb200000000000005' } },
      }),
      expect: { events: 1, unread: 1, keys: ['ipmi/07/6f/0b'] },
    },
  ],
  claims: (document) => banksOf(document, mostInspected).some(({ draft }) => draft !== null) || hasBankNames(document),
  read: (document, context, sink, text) => {
    const lineOf = createLineFinder(document, text);
    const complete = createEventCompleter({ file: context.file, format: id });
    const times = createTimeReader(context);
    banksOf(document, mostNodes).forEach(({ node, draft, time }, part) => {
      const [line, raw] = [lineOf(node), rawJson(node, 2_000)];
      if (draft === null) sink.unread({ line, byte: null, raw }, 'malformedRecord');
      else
        sink.event(complete({ ...draft, ...(time === null ? {} : { time: readPrintedTime(time, times) }), line, part, byte: null, raw }));
    });
  },
};

function hasBankNames(document: unknown): boolean {
  return isRecord(document) && /"(?:IA32_)?MC\d{1,2}_STATUS"/i.test(rawJson(document, 100_000));
}

/** Banks whose status is valid, and those whose status cannot be read (draft null), in the order of the document. */
function banksOf(document: unknown, limit: number): Found[] {
  const found: Found[] = [];
  const pending: { readonly node: unknown; readonly place: Place; readonly depth: number }[] = [
    { node: document, place: { cpu: null, bank: null, time: null }, depth: 0 },
  ];
  for (let seen = 0; pending.length > 0 && seen < limit; seen += 1) {
    const next = pending.pop();
    if (next === undefined || typeof next.node !== 'object' || next.node === null || next.depth > deepest) continue;
    const place = isRecord(next.node) ? placeIn(next.node, next.place) : next.place;
    // One by one: a list of hundreds of thousands has no room as arguments.
    for (const bank of isRecord(next.node) ? banksIn(next.node, place) : []) found.push(bank);
    for (const [name, node] of Object.entries(next.node).reverse())
      if (typeof node === 'object') pending.push({ node, place: placeByName(name, place), depth: next.depth + 1 });
  }
  return found;
}

function placeByName(name: string, place: Place): Place {
  const cpu = cpuName.exec(name)?.groups?.cpu;
  const bank = bankName.exec(name)?.groups;
  return {
    ...place,
    ...(cpu === undefined ? {} : { cpu: Number(cpu) }),
    ...(bank === undefined ? {} : { bank: bank.bank ?? bank.short ?? null }),
  };
}

/** Numbers of processor and bank, and the time, where they are values beside the registers. */
function placeIn(node: JsonRecord, place: Place): Place {
  const printedAt = (form: RegExp): string | null => {
    const entry = Object.entries(node).find(([name, value]) => form.test(name) && (typeof value === 'number' || typeof value === 'string'));
    return entry === undefined ? null : String(entry[1]);
  };
  const cpu = printedAt(/^(?:cpu|socket|cpu_?(?:id|num|no|index)|socket_?id)$/i);
  const cpuNumber = cpu === null ? null : /\d{1,2}/.exec(cpu)?.[0];
  return {
    cpu: cpuNumber == null ? place.cpu : Number(cpuNumber),
    bank: printedAt(/^(?:bank|bank_?(?:id|num|no|index|name)|mcbank)$/i) ?? place.bank,
    time: printedAt(timeName) ?? place.time,
  };
}

function banksIn(node: JsonRecord, place: Place): Found[] {
  const isInBank = place.bank !== null;
  return Object.entries(node).flatMap(([name, value]): Found[] => {
    const bank = bankedName.exec(name)?.groups?.bank ?? null;
    if (typeof value === 'object' || !statusName.test(name) || (bank === null && !isInBank)) return [];
    const status = parseRegister(value);
    if (status === null) return bank === null ? [] : [{ node, draft: null, time: place.time }];
    const registers = {
      cpu: place.cpu,
      bank: bank ?? place.bank,
      status,
      address: textOf(node, addressName),
      misc: textOf(node, miscName),
    };
    const draft = draftOfBank(registers);
    return draft === null ? [] : [{ node, draft, time: place.time }];
  });
}

function textOf(node: JsonRecord, form: RegExp): string | null {
  const value = Object.entries(node).find(([name]) => form.test(name))?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
