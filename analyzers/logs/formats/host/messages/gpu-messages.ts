import type { Component } from '#domain/component.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { MessageTable } from './message-rule.js';

/** Where the trouble of an Xid lies: the GPU, its memory, its link to other GPUs, the bus, power or heat, the driver, or the program that ran. */
type XidTrouble = 'gpu' | 'memory' | 'link' | 'bus' | 'heat' | 'driver' | 'program' | 'state';

/** Table: Xid messages (NVIDIA "Xid errors": meaning and most likely causes). */
const xids: Readonly<Record<number, readonly [XidTrouble, string]>> = {
  1: ['program', 'Invalid or corrupted push buffer stream'],
  2: ['program', 'Invalid or corrupted push buffer stream'],
  6: ['program', 'Invalid or corrupted push buffer stream'],
  8: ['program', 'GPU stopped processing'],
  13: ['program', 'Graphics engine exception'],
  31: ['program', 'Memory page fault of a program'],
  32: ['program', 'Invalid or corrupted push buffer stream'],
  38: ['driver', 'Driver firmware error'],
  43: ['program', 'GPU stopped processing'],
  44: ['driver', 'Graphics engine fault during context switch'],
  45: ['state', 'Preemptive cleanup after earlier errors'],
  46: ['driver', 'GPU stopped processing'],
  48: ['memory', 'Double-bit ECC error'],
  54: ['heat', 'Auxiliary power is not connected to the GPU'],
  56: ['gpu', 'Display engine error'],
  57: ['gpu', 'Error programming video memory interface'],
  58: ['gpu', 'Unstable video memory interface'],
  60: ['driver', 'Video processor exception'],
  61: ['gpu', 'Internal micro-controller breakpoint or warning'],
  62: ['gpu', 'Internal micro-controller halt'],
  63: ['memory', 'ECC page retirement or row remapping recorded'],
  64: ['memory', 'ECC page retirement or row remapping failed'],
  65: ['program', 'Video processor exception'],
  68: ['driver', 'Video decoder exception'],
  69: ['program', 'Graphics engine class error'],
  74: ['link', 'NVLink error'],
  78: ['driver', 'vGPU start error'],
  79: ['bus', 'GPU has fallen off the bus'],
  80: ['bus', 'Corrupted data sent to GPU'],
  92: ['memory', 'High rate of single-bit ECC errors'],
  94: ['memory', 'Contained ECC error'],
  95: ['memory', 'Uncontained ECC error'],
  109: ['program', 'Context switch timeout'],
  110: ['gpu', 'Security fault'],
  119: ['driver', 'GPU system processor does not answer'],
  120: ['driver', 'GPU system processor error'],
  121: ['link', 'Chip-to-chip link corrected error'],
  122: ['gpu', 'SPI RPC failure'],
  123: ['gpu', 'Power management unit error'],
  140: ['memory', 'Unrecovered ECC error'],
  143: ['gpu', 'GPU initialisation failure'],
  144: ['link', 'NVLink SAW error'],
  145: ['link', 'NVLink RLW error'],
  146: ['link', 'NVLink TLW error'],
  147: ['link', 'NVLink TREX error'],
  148: ['link', 'NVLink NVLPW control error'],
  149: ['link', 'NVLink NETIR error'],
  150: ['link', 'NVLink MSE error'],
  154: ['state', 'GPU recovery action changed'],
  157: ['memory', 'SBE and row remapper trouble'],
};

const warnings: ReadonlySet<XidTrouble> = new Set(['program', 'driver', 'state']);
const harmless: ReadonlySet<XidTrouble> = new Set(['program', 'state']);

const xidLine =
  /^NVRM: Xid \((?:PCI:)?(?<pci>[0-9a-f]{4}(?:[0-9a-f]{4})?:[0-9a-f]{2}:[0-9a-f]{2}(?:\.[0-7])?)[^)]{0,60}\): (?<xid>\d{1,4}),? ?(?<rest>.*)$/i;
const switchLine =
  /^nvidia-nvswitch(?<switch>\d{1,3}): SXid \(PCI:(?<pci>[0-9a-f:.]{7,16})\): (?<sxid>\d{5}), (?<severity>Non-fatal|Fatal|Warning)?,? ?(?:Link (?<link>\d{1,3}))?/i;
const field = /\b(?<name>pid|name|channel|ch)=(?<value>[^,]{1,60})/gi;

/** Draft of an Xid or SXid message of NVIDIA's driver; null where the message is none. */
export function draftOfXid(message: string): PlacelessDraft | null {
  if (!message.startsWith('NVRM: Xid')) return draftOfSwitch(message);
  const { pci = '', xid = '', rest = '' } = xidLine.exec(message)?.groups ?? {};
  if (xid === '') return null;
  const [trouble, title] = xids[Number(xid)] ?? [null, 'Error without public meaning'];
  const isHarmless = trouble !== null && harmless.has(trouble);
  return {
    key: `gpu/xid/${Number(xid)}`,
    class: 'message',
    meaning: trouble === 'state' ? 'state' : 'fault',
    severity: { reported: null, derived: isHarmless || trouble === null || warnings.has(trouble) ? 'warning' : 'critical' },
    provenance: trouble === null ? 'unknown' : 'vendorDocument',
    text: `Xid ${Number(xid)}: ${title}`,
    components: [gpuAt(pci)],
    details: { ...(trouble === null ? {} : { trouble }), ...fieldsOf(rest), printed: rest.slice(0, 200) },
  };
}

function fieldsOf(rest: string): Readonly<Record<string, string>> {
  const found = [...rest.slice(0, 300).matchAll(field)].map(({ groups }) => [groups?.name?.toLowerCase() ?? '', groups?.value ?? '']);
  return Object.fromEntries(found);
}

function draftOfSwitch(message: string): PlacelessDraft | null {
  const found = message.startsWith('nvidia-nvswitch') ? switchLine.exec(message)?.groups : undefined;
  if (!found) return null;
  const isFatal = found.severity?.toLowerCase() === 'fatal';
  return {
    key: 'gpu/nvswitch/sxid',
    class: 'message',
    meaning: 'fault',
    severity: { reported: found.severity ?? null, derived: isFatal ? 'critical' : 'warning' },
    provenance: 'vendorDocument',
    text: `NVSwitch ${found.switch} SXid ${found.sxid}`,
    components: [{ class: 'gpu', locator: null, place: { pci: (found.pci ?? '').toLowerCase() }, provenance: 'documentedRule' }],
    details: { sxid: found.sxid ?? '', ...(found.link === undefined ? {} : { link: found.link }), printed: message.slice(0, 200) },
  };
}

/** A GPU by its address as most messages print it, without function (`0000:3b:00`); its place has the function. */
export function gpuAt(address: string): Component {
  const short = address.toLowerCase().replace(/\.\d$/, '');
  return { class: 'gpu', locator: short, place: { pci: `${short}.0` }, provenance: 'printed' };
}

/** Table: other messages of the drivers of GPUs. */
export const gpuMessages = {
  starts: /^(?:NVRM|nvidia|amdgpu|GPU )/,
  rules: [
    {
      pattern:
        /^NVRM: (?:GPU (?:at )?(?:PCI:)?(?<locator>[0-9a-f]{4}(?:[0-9a-f]{4})?:[0-9a-f]{2}:[0-9a-f]{2})(?:\.[0-7])?: )?GPU has fallen off the bus/i,
      key: 'gpu/xid/79',
      severity: 'critical',
      part: 'gpu',
      says: 'GPU has fallen off the bus',
    },
    {
      pattern:
        /^NVRM: (?:GPU (?<locator>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2})(?:\.[0-7])?: )?(?:RmInitAdapter failed|rm_init_adapter failed)/i,
      key: 'gpu/initialisation-failed',
      severity: 'critical',
      part: 'gpu',
    },
    {
      pattern: /^NVRM: (?:GPU (?<locator>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2})(?:\.[0-7])?: )?GPU is lost/i,
      key: 'gpu/xid/79',
      severity: 'critical',
      part: 'gpu',
      says: 'GPU is lost',
    },
    {
      pattern:
        /^amdgpu (?<locator>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]): (?:amdgpu: )?(?:\d{1,10} )?(?:new )?uncorrectable hardware errors? detected/i,
      key: 'gpu/ras/uncorrectable',
      severity: 'critical',
      part: 'gpu',
    },
    {
      pattern:
        /^amdgpu (?<locator>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]): (?:amdgpu: )?(?<count>\d{1,10}) (?:new )?correctable hardware errors? detected/i,
      key: 'gpu/ras/correctable',
      severity: 'warning',
      part: 'gpu',
    },
    {
      pattern:
        /^amdgpu (?<locator>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]): (?:amdgpu: )?(?:GPU reset begin|ring \S{1,24} timeout|device lost from bus)/i,
      key: 'gpu/reset',
      severity: 'warning',
      part: 'gpu',
    },
  ],
} as const satisfies MessageTable;
