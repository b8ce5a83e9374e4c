import { z } from 'zod';
import type { ReadMessage, RegistryMessage } from './registry-message.js';

const Words = z.record(z.string(), z.object({ Description: z.string().default('') }));
const Callout = z.object({
  Priority: z.string().default(''),
  LocCode: z.string().optional(),
  Procedure: z.string().optional(),
  SymbolicFRU: z.string().optional(),
  SymbolicFRUTrusted: z.string().optional(),
  UseInventoryLocCode: z.boolean().optional(),
});
type Callout = z.infer<typeof Callout>;
const CalloutLists = z.array(z.object({ CalloutList: z.array(Callout) }));

const Entry = z.object({
  Name: z.string().min(1),
  Subsystem: z.string().default(''),
  Severity: z.union([z.string(), z.array(z.object({ SevValue: z.string() }))]).default(''),
  SRC: z.object({ Type: z.string().default('BD'), ReasonCode: z.string().default(''), Words6To9: Words.default({}) }),
  Documentation: z.object({
    Message: z.string().default(''),
    Description: z.string().default(''),
    MessageArgSources: z.array(z.string()).default([]),
    Notes: z.array(z.string()).default([]),
  }),
  Callouts: CalloutLists.default([]).catch([]),
  CalloutsUsingAD: z
    .object({ CalloutsWithTheirADValues: z.array(z.object({ ADValue: z.string(), Callouts: z.array(Callout) })) })
    .optional()
    .catch(undefined),
});
type Entry = z.infer<typeof Entry>;

const Registry = z.object({ PELs: z.array(z.unknown()).min(1) });

/** Numbers of subsystems in an SRC (OpenPOWER PEL, User Header); a subsystem that is not here gives no code but its reason. */
const subsystemNumbers: Readonly<Record<string, string>> = {
  processor: '10',
  processor_fru: '11',
  processor_chip: '12',
  processor_unit: '13',
  processor_bus: '14',
  memory: '20',
  memory_ctlr: '21',
  memory_bus: '22',
  memory_dimm: '23',
  memory_fru: '24',
  external_cache: '25',
  io: '30',
  io_hub: '31',
  io_bridge: '32',
  io_bus: '33',
  io_processor: '34',
  cec_hardware: '50',
  power: '60',
  power_supply: '61',
  power_control_hw: '62',
  power_fans: '63',
  power_sequencer: '64',
  platform_firmware: '80',
  hostboot: '8A',
  bmc_firmware: '8D',
};

/** Messages of a PEL registry (`message_registry.json` of openpower-pels); null where the document is none. */
export function readPelRegistry(document: unknown): readonly ReadMessage[] | null {
  const registry = Registry.safeParse(document);
  return registry.success ? registry.data.PELs.map(readEntry) : null;
}

function readEntry(value: unknown, place: number): ReadMessage {
  const entry = Entry.safeParse(value);
  if (!entry.success) return { key: nameOf(value) ?? `PELs.${place}`, message: null };
  const { Message, Description } = entry.data.Documentation;
  return { key: entry.data.Name, message: Message === '' && Description === '' ? null : toMessage(entry.data) };
}

function nameOf(value: unknown): string | null {
  const named = z.object({ Name: z.string() }).safeParse(value);
  return named.success ? named.data.Name : null;
}

function toMessage(entry: Entry): RegistryMessage {
  const { Name, Subsystem, Severity, Documentation } = entry;
  const code = referenceCode(entry);
  const described = Documentation.Description.replace(/[.\s]*$/, '.');
  return {
    id: code ?? Name,
    registry: null,
    version: null,
    scheme: 'pel',
    message: withArguments(entry),
    description: [described === '.' ? '' : described, ...Documentation.Notes].filter((text) => text !== '').join('\n\n'),
    cause: '',
    resolution: resolutionOf(entry),
    severity: (typeof Severity === 'string' ? [Severity] : Severity.map(({ SevValue }) => SevValue)).map(inWords).join(', '),
    clearedBy: '',
    category: Subsystem,
    codes: [Name, ...(code === null ? [] : [`pel/${code}`])],
  };
}

/** The reference code as a log prints it: type, number of the subsystem, reason code (`BD8D1001`); of power faults `1100` and the reason. */
function referenceCode({ SRC: { Type, ReasonCode }, Subsystem }: Entry): string | null {
  const reason = /^0x(?<digits>[0-9a-f]{4})$/i.exec(ReasonCode)?.groups?.digits?.toUpperCase();
  const number = Type === '11' ? '00' : subsystemNumbers[Subsystem];
  return reason === undefined || number === undefined ? null : `${Type}${number}${reason}`;
}

/** `%1` is the first of the argument sources: a word of the SRC, which says what it holds. */
function withArguments({ Documentation: { Message, MessageArgSources }, SRC }: Entry): string {
  return Message.replaceAll(/%(\d)/g, (whole, place: string) => {
    const word = /^SRCWord(\d)$/.exec(MessageArgSources[Number(place) - 1] ?? '')?.[1];
    const said = word === undefined ? '' : (SRC.Words6To9[word]?.Description ?? '');
    return said === '' ? whole : `‹${said}›`;
  });
}

function resolutionOf({ Callouts, CalloutsUsingAD }: Entry): string {
  const always = Callouts.flatMap(({ CalloutList }) => CalloutList.map(calloutText));
  const byValue = (CalloutsUsingAD?.CalloutsWithTheirADValues ?? []).flatMap(({ ADValue, Callouts: own }) =>
    own.map((callout) => `${ADValue}: ${calloutText(callout)}`),
  );
  const lines = [...new Set([...always, ...byValue])];
  return lines.length === 0 ? '' : ['Parts and procedures that are called out:', ...lines.map((line) => `- ${line}`)].join('\n');
}

function calloutText({ Priority, LocCode, Procedure, SymbolicFRU, SymbolicFRUTrusted, UseInventoryLocCode }: Callout): string {
  const symbolic = SymbolicFRU ?? SymbolicFRUTrusted;
  const what = [
    ...(Procedure === undefined ? [] : [`procedure ${Procedure}`]),
    ...(symbolic === undefined ? [] : [inWords(symbolic)]),
    ...(LocCode === undefined ? [] : [`part at location ${LocCode}`]),
    ...(UseInventoryLocCode === true ? ['the part that the log names'] : []),
  ].join(', ');
  return Priority === '' ? what : `${what} (priority ${inWords(Priority)})`;
}

function inWords(word: string): string {
  return word.replaceAll('_', ' ');
}
