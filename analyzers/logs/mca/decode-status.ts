import { decodeMcaCode, type McaCode } from './error-code.js';

/** Maker of the processor that reports a machine check; null = not known: bits whose meaning differs are then not read. */
export type McaVendor = 'intel' | 'amd';

/** What a machine check status register says. `action` = what software has to do: with `required` the bad data was about to be used. */
export type MachineCheckStatus = {
  readonly valid: boolean;
  readonly uncorrected: boolean;
  readonly overflow: boolean;
  readonly enabled: boolean;
  readonly addressValid: boolean;
  readonly miscValid: boolean;
  readonly contextCorrupt: boolean;
  readonly deferred: boolean;
  readonly poison: boolean;
  readonly action: 'none' | 'later' | 'optional' | 'required' | 'fatal';
  /** Corrected errors that the register counted; null where it does not count them. */
  readonly correctedCount: number | null;
  /** Tracking of a cache that counts corrected errors: `yellow` = more than expected. */
  readonly tracking: 'green' | 'yellow' | null;
  readonly code: McaCode;
  /** Model-specific code, bits 31:16. */
  readonly modelCode: number;
  /** AMD: what the bank calls the error, bits 21:16. */
  readonly extendedCode: number;
};

const bitOf = {
  valid: 63n,
  overflow: 62n,
  uncorrected: 61n,
  enabled: 60n,
  miscValid: 59n,
  addressValid: 58n,
  contextCorrupt: 57n,
  signaled: 56n,
  actionRequired: 55n,
  amdDeferred: 44n,
  amdPoison: 43n,
} as const;

/**
 * Decodes IA32_MCi_STATUS / MCA_STATUS, a register of 64 bits (Intel SDM Vol. 3B ch. 17 "Machine-check architecture", §"IA32_MCi_STATUS MSRs";
 * AMD APM Vol. 2 ch. 9 and the PPRs of families 17h and later).
 */
export function decodeMachineCheckStatus(status: bigint, vendor: McaVendor | null): MachineCheckStatus {
  const has = (name: keyof typeof bitOf): boolean => ((status >> bitOf[name]) & 1n) === 1n;
  const uncorrected = has('uncorrected');
  return {
    valid: has('valid'),
    uncorrected,
    overflow: has('overflow'),
    enabled: has('enabled'),
    addressValid: has('addressValid'),
    miscValid: has('miscValid'),
    contextCorrupt: has('contextCorrupt'),
    deferred: vendor === 'amd' && has('amdDeferred'),
    poison: vendor === 'amd' && has('amdPoison'),
    action: actionOf(has, vendor),
    correctedCount: vendor === 'intel' && !uncorrected ? countOf(status) : null,
    tracking: vendor === 'intel' && !uncorrected ? trackingOf(status) : null,
    code: decodeMcaCode(Number(status & 0xffffn)),
    modelCode: Number((status >> 16n) & 0xffffn),
    extendedCode: Number((status >> 16n) & 0x3fn),
  };
}

/** Intel tells three kinds of uncorrected errors by S and AR; AMD defers what nothing has used yet. */
function actionOf(has: (name: keyof typeof bitOf) => boolean, vendor: McaVendor | null): MachineCheckStatus['action'] {
  if (!has('uncorrected')) return vendor === 'amd' && has('amdDeferred') ? 'later' : 'none';
  if (has('contextCorrupt')) return 'fatal';
  if (vendor !== 'intel') return 'required';
  if (has('signaled')) return has('actionRequired') ? 'required' : 'optional';
  return 'none';
}

function countOf(status: bigint): number | null {
  const count = Number((status >> 38n) & 0x7fffn);
  return count === 0 ? null : count;
}

function trackingOf(status: bigint): MachineCheckStatus['tracking'] {
  const state = Number((status >> 53n) & 3n);
  if (state === 1) return 'green';
  return state === 2 ? 'yellow' : null;
}
