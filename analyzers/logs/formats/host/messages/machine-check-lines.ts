import { type MachineCheckFields, registersIn } from './machine-check-fields.js';

/**
 * What one line of a kernel's machine check says. `begins` = it can only be the first of its block, `opens` = it may be,
 * `ends` = nothing of weight follows.
 */
export type MachineCheckPart = {
  readonly fields: MachineCheckFields;
  readonly begins: boolean;
  readonly opens: boolean;
  readonly ends: boolean;
};

const prefix = /^(?:mce: )?(?:\[Hardware Error\]: |EDAC (?:\w{2,20} )?MC\d{1,3}: |HARDWARE ERROR[:.] )?/;
const header =
  /^CPU:? ?(?<logicalCpu>\d{1,5}): Machine Check(?: Exception| Event)?: {0,20}(?:0x)?(?<mcgStatus>[0-9a-f]{1,16}) Bank (?<bank>\d{1,3}): (?:0x)?(?<status>[0-9a-f]{1,16})/i;
const processor =
  /^PROCESSOR (?<vendor>\d{1,2}):(?:0x)?(?<cpuid>[0-9a-f]{1,8}) TIME (?<seconds>\d{1,12})(?: SOCKET (?<socket>\d{1,4}))?(?: APIC (?:0x)?(?<apic>[0-9a-f]{1,8}))?(?: microcode (?:0x)?(?<microcode>[0-9a-f]{1,8}))?/i;
const registers = /^(?:TSC|RIP|ADDR|MISC|PPIN|SYND|IPID|MCGCAP|RAX)\b/i;
const register = /\b(?<name>ADDR|MISC|SYND|IPID)[: ]+(?:0x)?(?<value>[0-9a-f]{1,16})\b/gi;
/** AMD's decoder (drivers/edac/mce_amd.c). */
const amdHeadline =
  /^(?<headline>(?:Corrected|Deferred|Uncorrected|System Fatal|Fatal)[a-z, ]{0,20} error[,.][^:]{0,60}|Uncorrected, software (?:restartable|containable) error\.)$/i;
const amdState = /^Error Status: (?<headline>[^:]{1,80})$/i;
const amdError = /^MC\d{1,2} Error[^:]{0,20}: (?<words>[^:]{1,100})$/i;
const amdStatus =
  /^CPU:(?<logicalCpu>\d{1,5}) \((?<family>[0-9a-f]{1,3}):[0-9a-f]{1,3}:[0-9a-f]{1,2}\) MC(?<bank>\d{1,3})_STATUS\[(?<flags>[^\]]{0,120})\]: (?:0x)?(?<status>[0-9a-f]{1,16})/i;
const amdAddress = /^(?:Error Addr|MC\d{1,2}_ADDR|MC\d{1,2} Error Address): (?:0x)?(?<address>[0-9a-f]{1,16})/i;
const amdIds = /^IPID: (?:0x)?(?<ipid>[0-9a-f]{1,16})(?:, Syndrome: (?:0x)?(?<syndrome>[0-9a-f]{1,16}))?/i;
const amdBank =
  /^(?:Bank \d{1,3}[^:]{0,40} is reserved|(?<bankName>[A-Z][\w ,.()/]{1,50}?) (?:Ext\. Error Code: \d{1,3}(?:, (?<words>[^:]{1,120}))?|Error: (?<said>[^:]{1,120})))\.?$/;
const saysNothing =
  /^(?:cache level:|PPIN: |Run the above through|This is not a software problem|Machine check: |No human readable MCE decoding|TSC: |Microcode: |Processor context corrupt|Some CPUs didn't answer|MCE record is|Fake kernel panic|HANDLING MCE MEMORY ERROR|CPU:\d|\(null\))/i;

/** Reads a line of a machine check as the kernel prints it (arch/x86/kernel/cpu/mce/core.c, EDAC drivers, AMD decoder); null where it is none. */
export function machineCheckPart(message: string): MachineCheckPart | null {
  const before = prefix.exec(message)?.[0] ?? '';
  const text = message.slice(before.length).trim();
  const first = header.exec(text)?.groups;
  if (first) return part(first, { begins: true });
  // Everything else must stand behind the prefix of a hardware error: the words alone say nothing.
  if (before === '' && !registers.test(text) && !processor.test(text)) return null;
  const last = processor.exec(text)?.groups;
  if (last) return part(last, { ends: true });
  if (registers.test(text)) return part(registersIn(text, register), {});
  return amdPart(text);
}

function amdPart(text: string): MachineCheckPart | null {
  const headline = amdHeadline.exec(text)?.groups;
  if (headline) return part({ ...headline, vendor: '2' }, { begins: true });
  const status = amdStatus.exec(text)?.groups;
  if (status) return part({ ...status, vendor: '2', family: undefined, flags: undefined }, { opens: true });
  const error = amdError.exec(text)?.groups;
  if (error) return part({ ...error, vendor: '2' }, { opens: true });
  const more = (amdAddress.exec(text) ?? amdIds.exec(text) ?? amdState.exec(text))?.groups;
  if (more) return part(more, {});
  const bank = amdBank.exec(text)?.groups;
  if (bank) return part({ bankName: bank.bankName, words: bank.words ?? bank.said }, { ends: true });
  return saysNothing.test(text) ? part({}, {}) : null;
}

function part(groups: Readonly<Record<string, string | undefined>>, place: Partial<Omit<MachineCheckPart, 'fields'>>): MachineCheckPart {
  const fields = Object.fromEntries(Object.entries(groups).filter((entry) => entry[1] !== undefined));
  return { begins: false, opens: false, ends: false, ...place, fields };
}
