import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { unlocatedComponent } from '../../../event/unlocated-component.js';
import { dimmsOfLabel, placeOf } from './edac-label.js';
import { draftOfMachineCheck } from './machine-check-draft.js';
import type { MachineCheckFields } from './machine-check-fields.js';
import { draftOfMemoryError, hexAddress } from './memory-error-draft.js';
import { partOf } from './message-rule.js';
import { draftOfPcieError } from './pcie-error-draft.js';

const memoryRow =
  /^(?<count>\d{1,10}) (?<degree>Corrected|Uncorrected|Fatal|Deferred|Info) error(?:\(s\)|s)?: (?<words>.{0,200}?) (?:at|on) (?<label>.{1,160}?),? ?\(?(?:mc: \d{1,3} )?location: (?<location>[-\d:]{1,40}),?(?<rest>.*)$/;
const aerRow =
  /^(?:(?<device>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]) )?\(?(?<degree>Corrected|Uncorrected \((?:Non-)?Fatal\)|Uncorrected|Fatal)\)? error(?:\(s\))?\)?: (?<words>[A-Z][^=]{0,200})$/i;
const pair = /(?<name>[A-Za-z_]\w{0,30}) ?= ?(?<value>'[^']{0,200}'|[^,\s][^,]{0,160})/g;
const rowLimit = 2_000;

type Pairs = Readonly<Record<string, string>>;

/**
 * Draft of a row of rasdaemon without its number and time: as `ras-mc-ctl --errors` prints the tables, or the daemon its traces
 * (rasdaemon: util/ras-mc-ctl.in, ras-*-handler.c). Null where it is none of the known kinds.
 */
export function draftOfRasRow(row: string): PlacelessDraft | null {
  const text = row.slice(0, rowLimit).trim();
  const memory = memoryRow.exec(text)?.groups;
  if (memory) return draftOfMemoryRow(memory);
  const aer = aerRow.exec(text)?.groups;
  if (aer) return draftOfAer(aer.device ?? null, aer.degree ?? '', aer.words ?? '');
  const fields = pairsOf(text);
  if (fields.status !== undefined || fields.bank !== undefined || / \(bank=\d/.test(text)) return draftOfMachineCheckRow(text, fields);
  return draftOfDeviceRow(fields);
}

/** PCI Express error as rasdaemon stores it: severity and the names of the bits. */
export function draftOfAer(device: string | null, degree: string, words: string): PlacelessDraft {
  const isCorrected = /^correct/i.test(degree);
  const isFatal = /fatal/i.test(degree) && !/non-fatal/i.test(degree);
  return draftOfPcieError({
    degree: isCorrected ? 'corrected' : isFatal ? 'fatal' : 'nonfatal',
    device: device?.toLowerCase() ?? null,
    port: null,
    bits: bitsOfWords(words),
    words,
    details: {},
  });
}

/** The names that rasdaemon prints, as the kernel's short names. */
const bitNames: readonly (readonly [RegExp, string])[] = [
  [/receiver error/i, 'RxErr'],
  [/bad tlp/i, 'BadTLP'],
  [/bad dllp/i, 'BadDLLP'],
  [/rollover/i, 'Rollover'],
  [/replay timer/i, 'Timeout'],
  [/data link protocol/i, 'DLP'],
  [/surprise (?:link )?down/i, 'SDES'],
  [/flow control/i, 'FCP'],
  [/completion timeout/i, 'CmpltTO'],
  [/completer abort/i, 'CmpltAbrt'],
  [/unexpected completion/i, 'UnxCmplt'],
  [/receiver overflow/i, 'RxOF'],
  [/malformed/i, 'MalfTLP'],
  [/poisoned/i, 'TLP'],
  [/ecrc/i, 'ECRC'],
  [/unsupported request/i, 'UnsupReq'],
];

function bitsOfWords(words: string): string[] {
  return bitNames.filter(([name]) => name.test(words)).map(([, bit]) => bit);
}

function draftOfMemoryRow(row: Readonly<Record<string, string | undefined>>): PlacelessDraft {
  const [mc, top, middle] = (row.location ?? '').split(':');
  const address = /\baddr(?:ess)?:? (?<address>0x[0-9a-f]{1,16}|\d{1,20})/i.exec(row.rest ?? '')?.groups?.address;
  return draftOfMemoryError({
    degree: /^(?:Corrected|Info)/.test(row.degree ?? '') ? 'CE' : 'UE',
    count: Number(row.count),
    words: row.words ?? '',
    dimms: dimmsOfLabel(row.label ?? '', placeOf(undefined, top, middle)),
    details: {
      controller: `MC${mc}`,
      location: row.location ?? '',
      ...(address === undefined ? {} : { address: hexAddress(address) }),
      ...tailOf(row.rest ?? ''),
    },
  });
}

const tailPair =
  /\b(?<name>syndrome|rank|row|col|bank|bg|ba|channel_mask|channel|imc|socket|err_code):? ?(?<value>0x[0-9a-f]{1,16}|\d{1,10}(?::\d{1,6})?)/gi;

function tailOf(rest: string): Pairs {
  return Object.fromEntries([...rest.slice(0, 400).matchAll(tailPair)].map(({ groups }) => [groups?.name ?? '', groups?.value ?? '']));
}

function pairsOf(text: string): Pairs {
  return Object.fromEntries(
    [...text.matchAll(pair)].map(({ groups }) => [groups?.name ?? '', (groups?.value ?? '').replace(/^'|'$/g, '').trim()]),
  );
}

function draftOfMachineCheckRow(text: string, fields: Pairs): PlacelessDraft | null {
  const bankName =
    /\bbank (?<name>[A-Z][\w ,.()/]{1,50}?) \(bank=/.exec(text)?.groups?.name ??
    /^(?<name>[A-Z][\w ,./]{1,50}?) \(bank=/.exec(text)?.groups?.name;
  const cpu = fields.cpu ?? /\bCPU (?<cpu>\d{1,5})\b/.exec(text)?.groups?.cpu;
  const words = /^(?:error: )?(?<words>[^,=]{3,120})(?:,|$)/.exec(text.replace(/^[A-Z][\w ./]{1,50} \(bank=\d{1,3}\), /, ''))?.groups
    ?.words;
  const more = [words?.trim(), fields.mca].filter((part) => part !== undefined && part !== '').join('; ');
  const found: Record<string, string | undefined> = {
    logicalCpu: cpu,
    bank: decimal(fields.bank),
    bankName,
    status: fields.status,
    mcgStatus: fields.mcgstatus,
    address: fields.addr,
    misc: fields.misc,
    syndrome: fields.synd,
    ipid: fields.ipid,
    cpuid: fields.cpuid,
    vendor: fields.cpu_type,
    seconds: decimal(fields.walltime),
    socket: fields.socketid ?? fields.socket,
    apic: fields.apicid,
    channel: fields.memory_channel,
    csrow: fields.csrow,
    words: more === '' ? undefined : more,
  };
  return draftOfMachineCheck(Object.fromEntries(Object.entries(found).filter((entry) => entry[1] !== undefined)) as MachineCheckFields);
}

function decimal(text: string | undefined): string | undefined {
  const digits = /^(?:0x[0-9a-f]{1,16}|\d{1,20})/i.exec(text ?? '')?.[0];
  return digits === undefined ? undefined : String(Number(digits));
}

function draftOfDeviceRow(fields: Pairs): PlacelessDraft | null {
  if (fields.pfn !== undefined) return draftOfMemoryFailure(fields.pfn, fields.page_type ?? '', fields.action_result ?? '');
  if (fields.sector !== undefined) return draftOfDiskError(fields.dev ?? '', fields.sector, fields.error ?? '');
  if (fields.reporter !== undefined || fields.reporter_name !== undefined)
    return draftOfDevlink(
      fields.dev ?? fields.dev_name ?? '',
      fields.driver ?? fields.driver_name ?? '',
      fields.reporter ?? fields.reporter_name ?? '',
      fields.msg ?? '',
    );
  if (fields.affinity !== undefined || fields.midr !== undefined || fields.MIDR !== undefined) return draftOfArm(fields);
  return null;
}

const fault = { class: 'message', meaning: 'fault', provenance: 'standard' } as const;

/** A page that the kernel gave up. */
export function draftOfMemoryFailure(page: string, kind: string, result: string): PlacelessDraft {
  return {
    ...fault,
    key: 'linux/memory/failure',
    aliases: ['ipmi/0c/6f/01'],
    severity: { reported: null, derived: 'critical' },
    text: `Uncorrected memory error in page ${page}: ${[kind, result].filter((part) => part !== '').join(', ')}`,
    components: [unlocatedComponent('memory')],
    details: { page, pageKind: kind, result },
  };
}

/** A failed request of the block layer; `device` = a name, or major and minor number. */
export function draftOfDiskError(device: string, sector: string, error: string): PlacelessDraft {
  const isMedium = /medium/i.test(error);
  return {
    ...fault,
    key: isMedium ? 'linux/block/medium-error' : 'linux/block/io-error',
    aliases: [isMedium ? 'raid/media-error' : 'raid/other-error'],
    severity: { reported: null, derived: 'critical' },
    text: `${error === '' ? 'I/O error' : error}, device ${device}, sector ${sector}`,
    components: [partOf('drive', device === '' ? null : device)],
    details: { sector, error },
  };
}

/** What the health reporter of a network device says (devlink-health(8)). */
export function draftOfDevlink(device: string, driver: string, reporter: string, message: string): PlacelessDraft {
  return {
    ...fault,
    key: 'linux/nic/health',
    aliases: ['linux/nic/failure'],
    severity: { reported: null, derived: 'warning' },
    text: `Health reporter ${reporter} of ${driver} ${device}: ${message.slice(0, 200)}`.trim(),
    components: [
      { class: 'nic', locator: device === '' ? null : device, place: device.includes(':') ? { pci: device } : null, provenance: 'printed' },
    ],
    details: { reporter, driver },
  };
}

/** An error that the firmware of an ARM server reports (UEFI, ARM processor error section). */
export function draftOfArm(fields: Pairs): PlacelessDraft {
  return {
    ...fault,
    key: 'linux/apei/processor',
    severity: { reported: null, derived: 'warning' },
    text: 'Error of an ARM processor',
    components: [unlocatedComponent('cpu')],
    details: fields,
  };
}
