/** Kinds of errors that the 16-bit error code of a machine check tells. */
export type McaCodeKind =
  | 'none'
  | 'unclassified'
  | 'microcode'
  | 'external'
  | 'redundancy'
  | 'parity'
  | 'timer'
  | 'internal'
  | 'io'
  | 'cache'
  | 'tlb'
  | 'memory'
  | 'bus';

/** Meaning of an error code. `level` and `transaction` of caches and TLBs, `request` of caches, memory and buses, `channel` of memory. */
export type McaCode = {
  readonly kind: McaCodeKind;
  readonly text: string;
  readonly level: string | null;
  readonly transaction: string | null;
  readonly request: string | null;
  readonly participation: string | null;
  readonly timeout: boolean;
  readonly target: 'memory' | 'io' | 'other' | null;
  /** Channel of a memory error, as numbered by the controller from 0; null where the code says that it is not known. */
  readonly channel: number | null;
};

/** Simple error codes (Intel SDM Vol. 3B, table "IA32_MCi_Status simple error code encoding"). */
const simpleCodes: Readonly<Record<number, readonly [McaCodeKind, string]>> = {
  0: ['none', 'No error'],
  1: ['unclassified', 'Unclassified error'],
  2: ['microcode', 'Microcode ROM parity error'],
  3: ['external', 'External error: BINIT of another processor'],
  4: ['redundancy', 'Functional redundancy check error'],
  5: ['parity', 'Internal parity error'],
  6: ['internal', 'SMM handler code access violation'],
  1024: ['timer', 'Internal timer error: no instruction retired (three-strike)'],
  3595: ['io', 'I/O error'],
};

const transactions = ['Instruction', 'Data', 'Generic', null] as const;
const levels = ['L0', 'L1', 'L2', 'Generic'] as const;
const requests = [
  'generic error',
  'generic read',
  'generic write',
  'data read',
  'data write',
  'instruction fetch',
  'prefetch',
  'eviction',
  'snoop',
] as const;
const memoryRequests = ['generic', 'read', 'write', 'address/command', 'scrubbing'] as const;
const participations = ['local processor originated request', 'local processor responded', 'observed as third party', 'generic'] as const;
const targets = ['memory', null, 'io', 'other'] as const;
const unknownChannel = 0xf;
/** Bit 12 says that corrected errors of this kind are no longer all reported; it is no part of the code. */
const filterBit = 0x1000;

const plain: McaCode = {
  kind: 'unclassified',
  text: '',
  level: null,
  transaction: null,
  request: null,
  participation: null,
  timeout: false,
  target: null,
  channel: null,
};

/**
 * Decodes the error code of IA32_MCi_STATUS, bits 15:0 (Intel SDM Vol. 3B, "Interpreting the MCA error codes"; AMD APM Vol. 2, "Error codes":
 * the TLB, cache and bus forms are the same on both).
 */
export function decodeMcaCode(code: number): McaCode {
  const value = code & 0xffff & ~filterBit;
  const simple = simpleCodes[value];
  if (simple) return { ...plain, kind: simple[0], text: simple[1] };
  if ((value & 0xfffc) === 0x000c)
    return { ...plain, kind: 'cache', level: levels[value & 3] ?? null, text: `${levels[value & 3]} cache error` };
  if ((value & 0xfff0) === 0x0010) return tlbCode(value);
  if ((value & 0xff80) === 0x0080 || (value & 0xff80) === 0x0280) return memoryCode(value);
  if ((value & 0xff00) === 0x0100) return cacheCode(value);
  if ((value & 0xfc00) === 0x0400) return { ...plain, kind: 'internal', text: 'Internal unclassified error' };
  if ((value & 0xf800) === 0x0800) return busCode(value);
  return { ...plain, text: `Error code ${value.toString(16).padStart(4, '0')}h` };
}

function tlbCode(value: number): McaCode {
  const { level, transaction } = placeOf(value);
  return { ...plain, kind: 'tlb', level, transaction, text: `${transaction ?? 'Unknown'} TLB ${level} error` };
}

function cacheCode(value: number): McaCode {
  const { level, transaction } = placeOf(value);
  const request = requests[(value >> 4) & 0xf] ?? null;
  const name = [transaction, 'cache', level, request ?? 'error'].filter((word) => word !== null).join(' ');
  return { ...plain, kind: 'cache', level, transaction, request, text: name.endsWith('error') ? name : `${name} error` };
}

function placeOf(value: number): Pick<McaCode, 'level' | 'transaction'> {
  return { level: levels[value & 3] ?? null, transaction: transactions[(value >> 2) & 3] ?? null };
}

function memoryCode(value: number): McaCode {
  const request = memoryRequests[(value >> 4) & 7] ?? null;
  const channel = (value & 0xf) === unknownChannel ? null : value & 0xf;
  const where = channel === null ? 'channel unknown' : `channel ${channel}`;
  const what = (value & 0x0200) === 0 ? 'Memory controller' : 'Memory used as cache';
  return { ...plain, kind: 'memory', request, channel, text: `${what} ${request ?? 'reserved'} error, ${where}` };
}

function busCode(value: number): McaCode {
  const request = requests[(value >> 4) & 0xf] ?? null;
  const target = targets[(value >> 2) & 3] ?? null;
  const timeout = (value & 0x0100) !== 0;
  const participation = participations[(value >> 9) & 3] ?? null;
  const text = `Bus or interconnect error: ${participation}, ${request ?? 'request unknown'}${timeout ? ', timed out' : ''}`;
  return { ...plain, kind: 'bus', level: levels[value & 3] ?? null, request, target, timeout, participation, text };
}
