import { type MachineCheckFields, registersIn } from './machine-check-fields.js';

const firstLine =
  /^CPU (?<logicalCpu>\d{1,5}) (?:BANK )?(?<bank>\d{1,3})(?: (?<bankName>[a-z][a-z0-9 ]{1,40}?))?(?: TSC [0-9a-f]{1,16})?(?: .{0,80})?$/i;
const registers =
  /\b(?<name>STATUS|MCGSTATUS|MISC|ADDR|SYND|IPID|SOCKETID|SOCKET|APICID|MICROCODE|CHANNEL|DIMM|TIME)[ \t]{1,4}(?:0x)?(?<value>[0-9a-f]{1,16})\b/gi;
const hasRegisters = /^(?:STATUS|MCGSTATUS|MISC|ADDR|SYND|IPID|SOCKETID|SOCKET|APICID|MICROCODE|TIME|MCGCAP|TSC|RIP|PPIN)\b/i;
const processor = /^PROCESSOR (?<vendor>\d{1,2}):(?<cpuid>[0-9a-f]{1,8})/i;
const vendor = /^CPUID Vendor (?<vendor>\w{1,12})(?: Family (?<family>\d{1,3}) Model (?<model>\d{1,3}))?/i;
const channelId = /^Memory channel ID of error: (?<channel>\d{1,2})$/i;
const dimmId = /^Memory DIMM ID of error: (?<dimm>\d{1,2})$/i;
const label = /\b(?:DMI_NAME|DIMM_NAME|LABEL) "(?<label>[^"]{1,60})"/;
const sentence =
  /^(?:MCA: |MemCtrl: |Transaction: |Memory (?:read|write|scrub|ECC|address|corrected(?! error count)|uncorrected)|QPI|UPI|IO MCA|Northbridge|BUS |Bus |Corrected (?!error$)|Uncorrected|Data CACHE|Instruction CACHE|Generic CACHE|[A-Z][a-z]+ (?:TLB|CACHE)|Internal|Large number of corrected|memory\/cache error|bus error|Level-|Processor context corrupt|Threshold based error status: yellow|bit4[56] =|Unknown Error)/;
/** Every other line that a block may hold: flags, headings and notes. */
const note =
  /^(?:MCG status|MCi status|MCi_|MCE \d|Error |Corrected error$|Threshold|Memory (?:channel ID|DIMM ID|transaction|corrected error count)|L\d |ECC |bit\d{1,2} =|Running |Please |This is not|\(Fields|Signaled|SRA[OR]|Address|Row |Column|Rank |Bank |Failing|DMI_|DIMM |HA |M2M|iMC|PCU|Location|Family|Generic|Instruction|Data |Parity|Timer|Cache|error|Hardware |HARDWARE |no action|Decoded|Restart|Machine check|RIP\b|Trigger|Software|Overflow|[ \t])/;

/** What one line inside a block of mcelog says (mcelog(8): registers in hex without `0x`, decoded sentences); null where it is no line of a block. */
export function mcelogFields(text: string): MachineCheckFields | null {
  const first = firstLine.exec(text)?.groups;
  if (first) return defined({ logicalCpu: first.logicalCpu, bank: first.bank, bankName: first.bankName });
  if (hasRegisters.test(text)) return registersIn(text.slice(0, 400), registers);
  const made = (processor.exec(text) ?? vendor.exec(text))?.groups;
  if (made) return defined({ vendor: made.vendor, cpuid: made.cpuid });
  const place = (channelId.exec(text) ?? dimmId.exec(text) ?? label.exec(text))?.groups;
  if (place) return defined(place);
  if (sentence.test(text)) return { words: text.replace(/^MCA: /, '').slice(0, 120) };
  return note.test(text) ? {} : null;
}

function defined(groups: Readonly<Record<string, string | undefined>>): MachineCheckFields {
  return Object.fromEntries(Object.entries(groups).filter((entry) => entry[1] !== undefined));
}
