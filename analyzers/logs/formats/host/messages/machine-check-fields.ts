import { type AmdBank, amdBankOfIpid, amdUnitOfName } from '../../../mca/amd-banks.js';
import type { McaVendor } from '../../../mca/decode-status.js';

/** What the lines of one machine check print; numbers of registers in hex as printed, without `0x`. */
export type MachineCheckFields = {
  readonly logicalCpu?: string;
  readonly bank?: string;
  readonly bankName?: string;
  readonly status?: string;
  readonly mcgStatus?: string;
  readonly address?: string;
  readonly misc?: string;
  readonly syndrome?: string;
  readonly ipid?: string;
  readonly vendor?: string;
  readonly cpuid?: string;
  readonly seconds?: string;
  readonly socket?: string;
  readonly apic?: string;
  readonly microcode?: string;
  readonly channel?: string;
  readonly dimm?: string;
  readonly csrow?: string;
  readonly label?: string;
  /** The kernel's sentence on how bad it is (`Corrected error, no action required.`). */
  readonly headline?: string;
  /** What the kernel, mcelog or rasdaemon says of the error in words. */
  readonly words?: string;
};

/** Maker of the processor: by its number (PROCESSOR 0:… is Intel, 2:… AMD), its name, or registers that only AMD has. */
export function vendorOf(fields: MachineCheckFields): McaVendor | null {
  const vendor = fields.vendor?.toLowerCase() ?? '';
  if (/^(?:0$|.{0,10}intel)/.test(vendor)) return 'intel';
  if (/^(?:[29]$|.{0,10}(?:amd|hygon))/.test(vendor)) return 'amd';
  return fields.ipid !== undefined || amdUnitOfName(fields.bankName ?? '') !== null ? 'amd' : null;
}

/** The bank of a scalable AMD processor, by its id register, else by its printed name. */
export function amdBankOf({ ipid, bankName }: MachineCheckFields): AmdBank | null {
  const byId = ipid === undefined ? null : amdBankOfIpid(registerOf(ipid));
  if (byId !== null) return byId;
  const unit = amdUnitOfName(bankName ?? '');
  return unit === null ? null : { name: bankName ?? '', unit, channel: null };
}

/** Value of a register printed in hex, with or without `0x`; 0 where it is none. */
export function registerOf(text: string | undefined): bigint {
  const digits = (text ?? '').replace(/^0x/i, '');
  return /^[0-9a-f]{1,16}$/i.test(digits) ? BigInt(`0x${digits}`) : 0n;
}

/** Fields by the names of registers, as the kernel and mcelog print them. */
const fieldByRegister: Readonly<Record<string, keyof MachineCheckFields>> = {
  STATUS: 'status',
  MCGSTATUS: 'mcgStatus',
  MISC: 'misc',
  ADDR: 'address',
  SYND: 'syndrome',
  IPID: 'ipid',
  SOCKETID: 'socket',
  SOCKET: 'socket',
  APICID: 'apic',
  MICROCODE: 'microcode',
  CHANNEL: 'channel',
  DIMM: 'dimm',
  TIME: 'seconds',
};

/** The registers that a text prints with their values; `form` finds them one by one (groups `name` and `value`). */
export function registersIn(text: string, form: RegExp): MachineCheckFields {
  return Object.fromEntries(
    [...text.matchAll(form)].map(({ groups }) => [fieldByRegister[groups?.name?.toUpperCase() ?? ''] ?? 'misc', groups?.value ?? '']),
  );
}
