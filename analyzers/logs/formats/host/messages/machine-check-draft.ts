import type { Component } from '#domain/component.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { unlocatedComponent } from '../../../event/unlocated-component.js';
import type { AmdBank, AmdUnit } from '../../../mca/amd-banks.js';
import { decodeMachineCheckStatus, type MachineCheckStatus } from '../../../mca/decode-status.js';
import type { McaCodeKind } from '../../../mca/error-code.js';
import { intelUnitOf, isRegulatorCode } from '../../../mca/intel-banks.js';
import { amdBankOf, type MachineCheckFields, registerOf, vendorOf } from './machine-check-fields.js';

type Kind = McaCodeKind | 'controller' | 'voltage-regulator';

const kindOfUnit: Readonly<Record<AmdUnit, Kind>> = {
  memory: 'memory',
  core: 'internal',
  cache: 'cache',
  interconnect: 'bus',
  pcie: 'io',
  io: 'io',
  controller: 'controller',
};
const memoryWords = /\b(?:dram|memory) (?:ecc|read|write|scrub|controller|channel|error)|\bMEMORY CONTROLLER\b/i;
/** Sentences that say no more than the degree. */
const boilerplate = /\b(?:Corrected|Uncorrected|Deferred) error(?:, no action required)?\.?(?:; ?|$)/gi;
const fatalWords = /\b(?:fatal|panic)\b/i;
const uncorrectedWords = /\buncorrected|\buncorrectable|\bsoftware (?:restartable|containable)/i;

/** IPMI's keys for what machine checks are (IPMI 2.0 table 42-3): corrected, uncorrected. */
const ipmiKeys: Readonly<Partial<Record<Kind, readonly [corrected: string, uncorrected: string]>>> = {
  memory: ['ipmi/0c/6f/00', 'ipmi/0c/6f/01'],
  io: ['ipmi/13/6f/07', 'ipmi/13/6f/08'],
};
/** Kinds that a core or its caches report of themselves, and the alias of those that were not corrected. */
const coreKinds: ReadonlySet<Kind> = new Set(['cache', 'tlb', 'parity', 'microcode']);
const coreAlias = 'linux/mce/core-uncorrected';
const processorKeys = ['ipmi/07/6f/0c', 'ipmi/07/6f/0b'] as const;

/** Draft of a machine check: the kind of its code and its bank say whether memory, processor or a card is meant. `null` without a status register and words. */
export function draftOfMachineCheck(fields: MachineCheckFields): PlacelessDraft | null {
  if (fields.status === undefined && saidOf(fields) === '') return null;
  const status = decodeMachineCheckStatus(registerOf(fields.status), vendorOf(fields));
  const bank = amdBankOf(fields);
  const kind = kindOf(fields, status, bank);
  const isUncorrected = fields.status === undefined || !status.valid ? uncorrectedWords.test(saidOf(fields)) : status.uncorrected;
  const isKnown = status.valid || saidOf(fields) !== '';
  const keys = ipmiKeys[kind] ?? processorKeys;
  return {
    key: `linux/mce/${kind}`,
    // A deferred error was not corrected either: nothing has used the bad data yet.
    ...(isKnown
      ? { aliases: [keys[isUncorrected || status.deferred ? 1 : 0], ...(isUncorrected && coreKinds.has(kind) ? [coreAlias] : [])] }
      : {}),
    class: 'message',
    meaning: isKnown ? 'fault' : 'unknown',
    severity: { reported: null, derived: isUncorrected || status.deferred ? 'critical' : 'warning' },
    provenance: isKnown ? 'standard' : 'unknown',
    text: textOf(kind, isUncorrected, status, fields, bank),
    components: [componentOf(kind, status, bank, fields)],
    details: detailsOf(fields, status, bank),
    count: status.correctedCount ?? 1,
  };
}

/** A memory controller's bank reports memory, whatever its code says; the same code means a cache elsewhere. */
function kindOf(fields: MachineCheckFields, status: MachineCheckStatus, bank: AmdBank | null): Kind {
  if (bank !== null) return kindOfUnit[bank.unit];
  const { kind, target } = status.code;
  const unit = vendorOf(fields) === 'amd' ? null : intelUnitOf(fields.cpuid, fields.bank);
  if (unit === 'control' && isRegulatorCode(status.modelCode)) return 'voltage-regulator';
  if (unit === 'memory') return 'memory';
  if (unit === 'interconnect') return 'bus';
  if (kind === 'memory' || fields.dimm !== undefined || memoryWords.test(fields.words ?? '')) return 'memory';
  if (kind === 'none') return 'unclassified';
  return kind === 'bus' && target === 'io' ? 'io' : kind;
}

/** Everything the log says of it in words. */
function saidOf({ headline, words }: MachineCheckFields): string {
  return [headline, words].filter((part) => part !== undefined).join(' ');
}

function textOf(kind: Kind, isUncorrected: boolean, status: MachineCheckStatus, fields: MachineCheckFields, bank: AmdBank | null): string {
  const degree = isUncorrected ? 'Uncorrected' : status.deferred ? 'Deferred' : 'Corrected';
  const words = (fields.words ?? '').replace(boilerplate, '').trim().slice(0, 200);
  // The code of an AMD bank other than the core's names a cache whatever failed: the bank says it better.
  const decoded = bank !== null ? bank.name : status.valid ? status.code.text : '';
  if (kind === 'memory') return [`${degree} memory error`, words === '' ? decoded : words].filter((part) => part !== '').join(': ');
  const fatal = status.action === 'fatal' || fatalWords.test(saidOf(fields)) ? ', fatal' : '';
  const what = [...new Set([decoded, words])].filter((part) => part !== '').join('; ');
  return `${degree} machine check${fatal}: ${what === '' ? 'not decoded' : what}`;
}

function componentOf(kind: Kind, status: MachineCheckStatus, bank: AmdBank | null, fields: MachineCheckFields): Component {
  const cpu = fields.socket === undefined || !/^\d{1,3}$/.test(fields.socket) ? {} : { cpu: Number(fields.socket) };
  if (kind === 'memory') return memoryOf(fields, cpu, fields.channel ?? bank?.channel ?? status.code.channel);
  if (kind === 'io') return unlocatedComponent('pcie-card');
  const hasSocket = cpu.cpu !== undefined;
  return {
    class: 'cpu',
    locator: hasSocket ? `SOCKET ${cpu.cpu}` : null,
    place: hasSocket ? cpu : null,
    provenance: hasSocket ? 'printed' : 'documentedRule',
  };
}

function memoryOf(fields: MachineCheckFields, cpu: { readonly cpu?: number }, channel: string | number | null): Component {
  const place = {
    ...cpu,
    ...(channel === null ? {} : { channel: String(channel) }),
    ...(fields.dimm === undefined ? {} : { slot: fields.dimm }),
  };
  const printed =
    fields.dimm !== undefined && cpu.cpu !== undefined ? `SOCKET ${cpu.cpu} CHANNEL ${channel ?? '?'} DIMM ${fields.dimm}` : null;
  const locator = fields.label ?? printed;
  return {
    class: 'memory',
    locator,
    place: Object.keys(place).length === 0 ? null : place,
    provenance: locator === null ? 'documentedRule' : 'printed',
  };
}

function detailsOf(
  fields: MachineCheckFields,
  status: MachineCheckStatus,
  bank: AmdBank | null,
): Readonly<Record<string, string | number>> {
  const { label: _label, words: _words, headline: _headline, vendor: _vendor, seconds: _seconds, ...printed } = fields;
  const flags = (['overflow', 'contextCorrupt', 'deferred', 'poison'] as const).filter((name) => status[name]).join(' ');
  return {
    ...printed,
    ...(bank === null ? {} : { bankName: bank.name }),
    ...(flags === '' ? {} : { flags }),
    ...(status.uncorrected ? { action: status.action } : {}),
    ...(status.tracking === null ? {} : { tracking: status.tracking }),
    ...reporterOf(fields, status),
  };
}

/** I/O errors: MISC holds segment, bus, device and function of the reporting root port (Intel SDM Vol. 3B, "Generic I/O error"). */
function reporterOf({ misc }: MachineCheckFields, { code, miscValid }: MachineCheckStatus): Readonly<Record<string, string>> {
  if (code.kind !== 'io' || !miscValid || misc === undefined) return {};
  const value = registerOf(misc);
  const hex = (from: bigint, bits: bigint, width: number) => ((value >> from) & ((1n << bits) - 1n)).toString(16).padStart(width, '0');
  return { reportedBy: `${hex(32n, 8n, 4)}:${hex(24n, 8n, 2)}:${hex(19n, 5n, 2)}.${hex(16n, 3n, 1)}` };
}
