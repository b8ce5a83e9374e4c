import type { ListedPart } from '../../event/draft-of-part.js';
import type { LinesFormat } from '../../log-format.js';
import { printedPart, wholeNumberOf } from '../../storage/drive-part.js';
import { type NvmeField, nvmeHealthOf, signsOfNvmeHealth } from '../../storage/nvme-health.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { signOfNvmeError } from './nvme-error-entry.js';
import { type NvmeListColumns, nvmeListColumns, partOfNvmeRow } from './nvme-list-rows.js';
import { nvmeTextSamples } from './nvme-text-samples.js';
import { createParagraphs, promptOf } from './report-paragraphs.js';
import { createReportEmitter, type PlacedSign } from './storage-report.js';

const id = 'nvme-text';
const isOwnPrompt = promptOf(/\bnvme\b/i);
const smartHeading = /^(?:Additional )?Smart Log for NVME device: ?(?<device>\S{1,40})/i;
const errorHeading = /^Error Log Entries for device: ?(?<device>\S{1,40}) entries: ?\d/i;
const listHeading = /^Node\s+(?:Generic\s+)?SN\s+Model\s/;
const listRow = /^\/dev\/nvme\d{1,3}(?:n\d{1,3})?\s{2,}\S/;
const smartLine = /^(?:critical_warning|available_spare|available_spare_threshold|percentage_used|media_errors|num_err_log_entries)\s*: /;
const otherLine =
  /^(?:\.{6,}|-{6,}|\s?Entry\[ ?\d|[a-z][\w .-]{1,40}\s*:|(?:Data Units|Warning|Critical|Temperature|Thermal|Host|Power|Unsafe|Controller|Operational|Endurance)[\w .]{0,40}\s*:|key\s+normalized|wear_leveling|total_|timed_|program_|erase_)/i;
const smartFields: Readonly<Record<string, NvmeField>> = {
  critical_warning: 'criticalWarning',
  available_spare: 'availableSpare',
  available_spare_threshold: 'spareThreshold',
  percentage_used: 'percentageUsed',
  media_errors: 'mediaErrors',
};

type Printed = { readonly value: number; readonly line: number; readonly raw: string };
type Block = {
  readonly part: ListedPart;
  readonly line: number;
  readonly raw: string;
  readonly numbers: Map<NvmeField, Printed>;
  readonly signs: PlacedSign[];
  errorCount: number;
};

/** Text of nvme-cli: `smart-log`, `error-log` and `list`. */
export const nvmeText: LinesFormat = {
  kind: 'lines',
  id,
  title: 'nvme smart-log / error-log / list',
  reference: 'nvme-cli 1.x–2.x; NVM Express base specification, log pages 01h and 02h',
  samples: nvmeTextSamples,
  claims: (line) => isHeading(line) || smartLine.test(line) || listRow.test(line) || isOwnPrompt(line),
  open: (context, sink) => {
    const emit = createReportEmitter({ file: context.file, format: id, sharesLines: false }, sink);
    const paragraphs = createParagraphs((line) => isHeading(line) || smartLine.test(line) || listRow.test(line) || otherLine.test(line));
    let block: Block | null = null;
    let columns: NvmeListColumns | null = null;
    const close = (): void => {
      if (block !== null) emit({ ...block, signs: [...signsOfBlock(block), ...block.signs] });
      block = null;
    };
    return {
      read: (raw, line) => {
        if (!paragraphs.takes(raw)) return isOwnPrompt(raw);
        const device = (smartHeading.exec(raw) ?? errorHeading.exec(raw))?.groups?.device;
        const part = listRow.test(raw) ? partOfNvmeRow(raw, columns) : null;
        columns = nvmeListColumns(raw, columns);
        if (device !== undefined || part !== null || (block === null && smartLine.test(raw))) close();
        if (part !== null) emit({ line, raw, part, signs: [] });
        else if (device !== undefined || smartLine.test(raw)) block ??= openBlock(device ?? null, line, raw);
        if (block !== null) addLine(block, raw, line);
        return true;
      },
      end: () => {
        close();
        paragraphs.close();
      },
    };
  },
};

function isHeading(line: string): boolean {
  return smartHeading.test(line) || errorHeading.test(line) || listHeading.test(line);
}

function openBlock(device: string | null, line: number, raw: string): Block {
  const name = device === null || device.startsWith('/') ? device : `/dev/${device}`;
  return { part: { component: printedPart('drive', name) }, line, raw, numbers: new Map(), signs: [], errorCount: 0 };
}

const signsKept = 256;

function addLine(block: Block, raw: string, line: number): void {
  const pair = keyValueOf(raw.slice(0, 200), ':');
  if (pair === null) return;
  const key = pair.key.toLowerCase();
  const field = smartFields[key];
  const value = /^0x/i.test(pair.value) ? Number.parseInt(pair.value, 16) : wholeNumberOf(pair.value);
  if (field !== undefined && value !== null && pair.indent === 0) block.numbers.set(field, { value, line, raw });
  if (key === 'error_count') block.errorCount = value ?? 0;
  if (key !== 'status_field' || block.signs.length >= signsKept) return;
  const sign = signOfNvmeError({ count: block.errorCount, status: pair.value });
  if (sign !== null) block.signs.push({ ...sign, line, raw });
}

function signsOfBlock({ numbers }: Block): PlacedSign[] {
  const value = (field: NvmeField) => numbers.get(field)?.value ?? null;
  const signs = signsOfNvmeHealth(nvmeHealthOf(value));
  return signs.map(({ field, ...sign }) => {
    const place = numbers.get(field);
    return place === undefined ? sign : { ...sign, line: place.line, raw: place.raw };
  });
}
