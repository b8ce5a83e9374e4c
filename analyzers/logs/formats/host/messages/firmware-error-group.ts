import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { unlocatedComponent } from '../../../event/unlocated-component.js';
import { bitsOfStatus } from './aer-bits.js';
import { dimmsOfLabel, placeOf } from './edac-label.js';
import { draftOfMemoryError } from './memory-error-draft.js';
import { type EmitEvent, type GroupReader, type LogLine, longestBlock, oldestOf, openBlocks, patience } from './message-group.js';
import { draftOfPcieError } from './pcie-error-draft.js';

/** Reader of the firmware's error records; `isKnown` is true for a PCI device whose error it has just told. */
export type FirmwareErrorReader = GroupReader & {
  readonly isKnown: (device: string) => boolean;
  /** Lines of the open record of a memory error, which the driver of the memory controller sums up; the record is then told. */
  readonly explain: () => readonly LogLine[];
};

type Block = { readonly id: string; severity: string; sections: Section[]; readonly lines: LogLine[] };
type Section = { type: string; severity: string; readonly fields: Map<string, string> };

const record = /^\{(?<id>\d{1,9})\}\[Hardware Error\]: ?(?<rest>.*)$/;
const unnumbered =
  /^(?:\[Hardware Error\]: )(?<rest>(?:Hardware error from APEI|event severity:| ?Error \d{1,3}, type:| {1,6}section_type:| {1,6}fru_text:).*)$/;
const sectionStart = /^Error \d{1,4}, type: (?<severity>[a-z ]{1,30})$/i;
const fieldsOfLine = /(?<name>[A-Za-z][\w ]{0,30}?)(?:: ?|=)(?<value>[^,:\s][^,:]{0,80}?)(?=,? [A-Za-z][\w ]{0,30}(?:: |:\d|=)|,|$)/g;
const wholeValue =
  /^(?<name>section_type|section type|error_type|DIMM location|fru_text|fru_id|device_id|port_type|TLP Header|processor_type|event severity|physical_address|error_status): ?(?<value>.*)$/i;
/** More than the longest records of firmware have. */
const mostSections = 64;
const mostFields = 200;
const pciAddress = /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/i;

/** Makes the reader of APEI records of one log (ACPI Platform Error Interface; drivers/firmware/efi/cper.c). Records are told apart by their number. */
export function createFirmwareErrorReader(emit: EmitEvent): FirmwareErrorReader {
  let open: Block[] = [];
  let passed = 0;
  let known = '';
  const close = (blocks: readonly Block[]): void => {
    open = open.filter((block) => !blocks.includes(block));
    for (const block of blocks) {
      for (const draft of draftsOf(block)) emit(draft, block.lines);
      known = block.sections.map((section) => section.fields.get('device_id') ?? '').find((id) => pciAddress.test(id)) ?? known;
    }
  };
  return {
    take: (line) => {
      const found = (record.exec(line.message) ?? unnumbered.exec(line.message))?.groups;
      if (!found) return false;
      passed = 0;
      const id = found.id ?? '';
      const rest = (found.rest ?? '').trim();
      if (rest.startsWith('Hardware error from APEI')) close(open.filter((block) => block.id === id));
      const block = open.find((each) => each.id === id) ?? { id, severity: '', sections: [], lines: [] };
      if (!open.includes(block)) open.push(block);
      if (open.length > openBlocks) close(open.slice(0, 1));
      if (block.lines.length < longestBlock) block.lines.push(line);
      if (!rest.startsWith('Hardware error from')) addLine(block, rest);
      return true;
    },
    pass: () => {
      passed += 1;
      if (open.length > 0 && passed > patience / 10) close(open);
    },
    flush: () => close(open),
    oldestLine: () => oldestOf(open),
    explain: () => {
      const block = open.find(({ sections }) => sections.length === 1 && /memory/i.test(sections[0]?.type ?? ''));
      open = open.filter((other) => other !== block);
      return block?.lines ?? [];
    },
    isKnown: (device) => {
      close(open);
      return device === known;
    },
  };
}

function addLine(block: Block, text: string): void {
  const start = sectionStart.exec(text)?.groups;
  if (start && block.sections.length < mostSections) block.sections.push({ type: '', severity: start.severity ?? '', fields: new Map() });
  const severity = /^event severity: (?<severity>[a-z ]{1,30})$/i.exec(text)?.groups?.severity;
  if (severity !== undefined) block.severity = severity;
  if (start || severity !== undefined) return;
  const section = block.sections.at(-1) ?? newSection(block);
  for (const [name, value] of pairsOf(text)) {
    if (/^section.type$/.test(name)) section.type = value;
    else if (!section.fields.has(name) || name === 'device_id') keep(section, name, value);
  }
}

/** A PCIe section prints two device ids: the address first, the number of the model later. */
function keep(section: Section, name: string, value: string): void {
  const model = name === 'device_id' && !pciAddress.test(value);
  if (section.fields.size < mostFields) section.fields.set(model ? 'model_id' : name, value);
}

function newSection(block: Block): Section {
  const section: Section = { type: '', severity: '', fields: new Map() };
  block.sections.push(section);
  return section;
}

function pairsOf(text: string): [string, string][] {
  const whole = wholeValue.exec(text)?.groups;
  if (whole) return [[(whole.name ?? '').toLowerCase().replaceAll(' ', '_'), (whole.value ?? '').trim()]];
  return [...text.slice(0, 500).matchAll(fieldsOfLine)].map(({ groups }) => [(groups?.name ?? '').trim(), (groups?.value ?? '').trim()]);
}

function draftsOf(block: Block): PlacelessDraft[] {
  const named = block.sections.filter((section) => section.type !== '' || section.fields.size > 0);
  if (named.length === 0) return [unknownSection(block, '')];
  return named.map((section) => draftOfSection(block, section));
}

function draftOfSection(block: Block, section: Section): PlacelessDraft {
  const severity = section.severity === '' ? block.severity : section.severity;
  const isCorrected = /^(?:corrected|info)/i.test(severity);
  if (/memory/i.test(section.type)) return memorySection(section, isCorrected);
  if (/pcie/i.test(section.type)) return pcieSection(section, isCorrected, /fatal/i.test(severity));
  if (/processor/i.test(section.type)) return processorSection(section, isCorrected);
  return unknownSection(block, section.type);
}

function memorySection({ fields }: Section, isCorrected: boolean): PlacelessDraft {
  const location = (fields.get('dimm_location') ?? '')
    .replace(/\bnot present\b.*$/i, '')
    .replace(/\. ?DMI handle.*$/i, '')
    .trim();
  const label = location === '' ? (fields.get('fru_text') ?? '') : location;
  const extra = placeOf(fields.get('node'), fields.get('card'), fields.get('module'));
  const address = fields.get('physical_address');
  const { dimm_location: _location, ...details } = Object.fromEntries(fields);
  return draftOfMemoryError({
    degree: isCorrected ? 'CE' : 'UE',
    count: 1,
    words: (fields.get('error_type') ?? '').replace(/^\d{1,3}, /, ''),
    dimms: dimmsOfLabel(label, extra),
    details: { source: 'APEI', ...details, ...(address === undefined ? {} : { address }) },
  });
}

function pcieSection({ fields }: Section, isCorrected: boolean, isFatal: boolean): PlacelessDraft {
  const status = Number(fields.get(isCorrected ? 'aer_cor_status' : 'aer_uncor_status') ?? 0);
  const mask = Number(fields.get(isCorrected ? 'aer_cor_mask' : 'aer_uncor_mask') ?? 0);
  const isPort = /root port|upstream|downstream|bridge/i.test(fields.get('port_type') ?? '');
  const address = fields.get('device_id')?.toLowerCase() ?? null;
  return draftOfPcieError({
    degree: isCorrected ? 'corrected' : isFatal ? 'fatal' : 'nonfatal',
    device: isPort ? null : address,
    port: isPort ? address : null,
    bits: Number.isFinite(status) ? bitsOfStatus(status, Number.isFinite(mask) ? mask : 0, isCorrected) : [],
    words: (fields.get('port_type') ?? '').replace(/^\d{1,3}, /, ''),
    details: { source: 'APEI', ...Object.fromEntries(fields) },
  });
}

function processorSection({ fields, type }: Section, isCorrected: boolean): PlacelessDraft {
  const words = fields.get('error_type') ?? fields.get('processor_type') ?? '';
  return {
    key: 'linux/apei/processor',
    aliases: [isCorrected ? 'ipmi/07/6f/0c' : 'ipmi/07/6f/0b'],
    class: 'message',
    meaning: 'fault',
    severity: { reported: null, derived: isCorrected ? 'warning' : 'critical' },
    provenance: 'standard',
    text: `${isCorrected ? 'Corrected' : 'Uncorrected'} processor error (${type}): ${words}`,
    components: [unlocatedComponent('cpu')],
    details: { source: 'APEI', ...Object.fromEntries(fields) },
  };
}

function unknownSection({ severity }: Block, type: string): PlacelessDraft {
  return {
    key: 'linux/apei/other',
    class: 'message',
    meaning: /^info/i.test(severity) ? 'unknown' : 'fault',
    severity: { reported: severity === '' ? null : severity, derived: /fatal|recoverable/i.test(severity) ? 'critical' : 'warning' },
    provenance: 'unknown',
    text: `Hardware error reported by firmware${severity === '' ? '' : `, ${severity}`}${type === '' ? '' : `: ${type}`}`,
  };
}
