import type { Component } from '#domain/component.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { unlocatedComponent } from '../../../event/unlocated-component.js';
import { decodeMachineCheckStatus } from '../../../mca/decode-status.js';

/** A machine check bank as a service processor read it; `cpu` and `bank` as the source numbers them. */
export type BankRegisters = {
  readonly cpu: number | null;
  readonly bank: string | null;
  readonly status: bigint;
  readonly address: string | null;
  readonly misc: string | null;
};

/** Draft of a bank whose status is valid, `null` otherwise: an empty bank says nothing. */
export function draftOfBank({ cpu, bank, status, address, misc }: BankRegisters): PlacelessDraft | null {
  const decoded = decodeMachineCheckStatus(status, 'intel');
  if (!decoded.valid) return null;
  const kind = decoded.code.kind;
  const keys = kind === 'memory' ? memoryKeys : kind === 'io' || decoded.code.target === 'io' ? ioKeys : processorKeys;
  const details = {
    status: `0x${status.toString(16).padStart(16, '0')}`,
    ...(bank === null ? {} : { bank }),
    ...(cpu === null ? {} : { cpu }),
    ...(address === null ? {} : { address }),
    ...(misc === null ? {} : { misc }),
    ...(decoded.uncorrected ? { action: decoded.action } : {}),
    modelCode: decoded.modelCode,
  };
  return {
    key: keys[decoded.uncorrected ? 1 : 0],
    aliases: [`linux/mce/${kind}`],
    class: 'message',
    meaning: 'fault',
    severity: { reported: null, derived: decoded.uncorrected ? 'critical' : 'warning' },
    text: `${decoded.uncorrected ? 'Uncorrected' : 'Corrected'} machine check${bank === null ? '' : `, bank ${bank}`}: ${decoded.code.text}`,
    components: [componentOf(kind, cpu, decoded.code.channel)],
    details,
    provenance: 'standard',
    count: decoded.correctedCount ?? 1,
  };
}

const memoryKeys = ['ipmi/0c/6f/00', 'ipmi/0c/6f/01'] as const;
const ioKeys = ['ipmi/13/6f/07', 'ipmi/13/6f/08'] as const;
const processorKeys = ['ipmi/07/6f/0c', 'ipmi/07/6f/0b'] as const;

function componentOf(kind: string, cpu: number | null, channel: number | null): Component {
  const place = { ...(cpu === null ? {} : { cpu }), ...(kind === 'memory' && channel !== null ? { channel: String(channel) } : {}) };
  const at = Object.keys(place).length === 0 ? null : place;
  if (kind === 'memory') return { class: 'memory', locator: null, place: at, provenance: 'documentedRule' };
  if (kind === 'io') return unlocatedComponent('pcie-card');
  return { class: 'cpu', locator: cpu === null ? null : `CPU${cpu}`, place: at, provenance: cpu === null ? 'documentedRule' : 'printed' };
}

/** A register printed as hex with `0x`, or as 16 digits; null for anything else. */
export function parseRegister(value: unknown): bigint | null {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  if (typeof value !== 'string') return null;
  const digits = value.trim().replace(/^0x/i, '').replace(/[_\s]/g, '');
  const isHex = /^[0-9a-f]{1,16}$/i.test(digits) && (/^\s*0x/i.test(value) || digits.length === 16);
  return isHex ? BigInt(`0x${digits}`) : null;
}
