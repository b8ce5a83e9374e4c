import type { ListedPart } from '../../event/draft-of-part.js';
import { printedPart } from '../../storage/drive-part.js';

/** Columns of `nvme list`: names by the header, widths by the rule of dashes below it. */
export type NvmeListColumns = { readonly names: readonly string[]; readonly starts: readonly number[] };

const headerWords = /Node|Generic|SN|Model|Namespace|Usage|Format|FW Rev/g;
const rule = /^-{4,}(?: -{4,}){2,10}\s*$/;

/** The columns after a line: those of a header line, with their starts once the rule below it came; else the ones before. */
export function nvmeListColumns(line: string, before: NvmeListColumns | null): NvmeListColumns | null {
  if (/^Node\s+(?:Generic\s+)?SN\s/.test(line)) {
    const found = [...line.slice(0, 300).matchAll(headerWords)];
    return { names: found.map(([name]) => name), starts: found.map((match) => match.index) };
  }
  if (before === null || !rule.test(line.slice(0, 300))) return before;
  const starts = [...line.slice(0, 300).matchAll(/-+/g)].map((match) => match.index);
  return starts.length === before.names.length ? { names: before.names, starts } : before;
}

/** The drive of a row of `nvme list`; without the header, what stands in the order of version 1. */
export function partOfNvmeRow(line: string, columns: NvmeListColumns | null): ListedPart {
  const text = line.slice(0, 300);
  const cells = columns === null ? text.split(/\s{2,}/) : cutCells(text, columns.starts);
  const names = columns?.names ?? ['Node', 'SN', 'Model', 'Namespace', 'Usage', 'Format', 'FW Rev'];
  const cell = (name: string): string | null => cells[names.indexOf(name)]?.trim() || null;
  return {
    component: printedPart('drive', cell('Node')),
    model: cell('Model'),
    serialNumber: cell('SN'),
    firmware: columns === null ? (cells.at(-1)?.trim() ?? null) : cell('FW Rev'),
    capacity: cell('Usage')?.split('/').at(-1)?.replace(/\s+/g, ' ').trim() ?? null,
  };
}

function cutCells(text: string, starts: readonly number[]): string[] {
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
}
