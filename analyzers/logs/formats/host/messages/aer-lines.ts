import { hexByte } from '../../../ipmi/event-key.js';

/** What one line of a PCI Express error says. `of` = the device that the line is about; null where the line prints none. */
export type AerLine = { readonly of: string | null; readonly driver: string | null } & (
  | { readonly kind: 'announcement'; readonly degree: AerDegree; readonly source: string | null }
  | { readonly kind: 'error'; readonly degree: AerDegree; readonly layer: string; readonly agent: string }
  | { readonly kind: 'status'; readonly status: number; readonly mask: number; readonly device: string | null }
  | { readonly kind: 'layer'; readonly layer: string; readonly agent: string }
  | { readonly kind: 'bit'; readonly bit: number; readonly isFirst: boolean }
  | { readonly kind: 'header'; readonly header: string }
  | { readonly kind: 'outcome'; readonly outcome: string }
);

/** How bad an error is, as the kernel rates it. */
export type AerDegree = 'corrected' | 'nonfatal' | 'fatal';

const about = /^(?<driver>[\w-]{1,24}) (?<of>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]): /;
const announcement =
  /^(?:Multiple )?(?<degree>Correct(?:ed|able)|Uncorrect(?:ed|able) \((?:Non-)?Fatal\)) error (?:message )?received(?::| from)? ?(?:id=)?(?<source>[0-9a-f:.]{4,12})?/i;
const error =
  /^PCIe Bus Error: severity=(?<degree>Correct(?:ed|able)|Uncorrect(?:ed|able) \((?:Non-)?Fatal\)), type=(?<layer>[\w ]{1,30})(?:, (?:id=[0-9a-f]{1,4})?\((?<agent>[^)]{1,40})\))?/i;
const status = /^device \[(?<device>[0-9a-f]{4}:[0-9a-f]{4})\] error status\/mask=(?<status>[0-9a-f]{8})\/(?<mask>[0-9a-f]{8})/i;
const firmwareStatus = /^aer_status: 0x(?<status>[0-9a-f]{8}), aer_mask: 0x(?<mask>[0-9a-f]{8})/i;
const firmwareLayer = /^aer_layer=(?<layer>[\w ]{1,30}), aer_agent=(?<agent>[\w ]{1,40})/i;
const bit = /^\[ ?(?<bit>\d{1,2})\] (?<rest>[A-Z][\w ,.()/-]{1,80})$/;
const header = /^TLP Header: ?(?<header>[0-9a-f ]{8,80})/i;
const outcome =
  /^(?<outcome>can't recover[^)]{0,60}\)?|device recovery (?:failed|successful)|subordinate device reset failed|Root Port link has been reset(?: \([^)]{1,20}\))?|Downstream Port link has been reset[^)]{0,20}\)?|broadcast \w{1,20} message|can't find device of ID\w{1,6}|found no error details[^,]{0,40}|Error of this Agent(?:\([0-9a-f]{4}\))? is reported first|aer_uncor_severity: 0x[0-9a-f]{8}|unpopulated or unreachable device)/i;

/** Reads a line of a PCI Express error as the kernel prints it (drivers/pci/pcie/aer.c, err.c); null where it is none. */
export function aerLine(message: string): AerLine | null {
  const found = about.exec(message);
  const rest = message.slice(found?.[0].length ?? 0).trim();
  const hasMark = rest.startsWith('AER: ');
  const text = (hasMark ? rest.slice('AER: '.length) : rest).trim();
  const { of = null, driver = null } = found?.groups ?? {};
  const read = parse(text);
  if (read === null || (read.kind === 'outcome' && !hasMark && driver !== 'pcieport')) return null;
  return { of, driver, ...read } as AerLine;
}

type Parsed = Omit<AerLine, 'of' | 'driver'>;

function parse(text: string): Parsed | null {
  const announced = announcement.exec(text)?.groups;
  if (announced) return { kind: 'announcement', degree: degreeOf(announced.degree ?? ''), source: addressOf(announced.source) } as Parsed;
  const failed = error.exec(text)?.groups;
  if (failed)
    return { kind: 'error', degree: degreeOf(failed.degree ?? ''), layer: failed.layer ?? '', agent: failed.agent ?? '' } as Parsed;
  const state = (status.exec(text) ?? firmwareStatus.exec(text))?.groups;
  if (state) return { kind: 'status', status: hex(state.status), mask: hex(state.mask), device: state.device ?? null } as Parsed;
  return parseMore(text);
}

function parseMore(text: string): Parsed | null {
  const layer = firmwareLayer.exec(text)?.groups;
  if (layer) return { kind: 'layer', layer: layer.layer ?? '', agent: layer.agent ?? '' } as Parsed;
  const named = bit.exec(text)?.groups;
  if (named) return { kind: 'bit', bit: Number(named.bit), isFirst: /\(First\)/.test(named.rest ?? '') } as Parsed;
  const packet = header.exec(text)?.groups;
  if (packet) return { kind: 'header', header: (packet.header ?? '').trim() } as Parsed;
  const ended = outcome.exec(text)?.groups;
  return ended ? ({ kind: 'outcome', outcome: ended.outcome ?? '' } as Parsed) : null;
}

function degreeOf(text: string): AerDegree {
  if (/^correct/i.test(text)) return 'corrected';
  return /non-fatal/i.test(text) ? 'nonfatal' : 'fatal';
}

function hex(text: string | undefined): number {
  return Number.parseInt(text ?? '0', 16);
}

/** Kernels before 4.18 print bus, device and function as one number (`id=00e4`). */
function addressOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^[0-9a-f]{4}$/i.test(text)) return /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/i.test(text) ? text.toLowerCase() : null;
  const id = hex(text);
  return `0000:${hexByte(id >> 8)}:${hexByte((id >> 3) & 0x1f)}.${id & 7}`;
}
