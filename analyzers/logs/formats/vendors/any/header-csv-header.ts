import { type CellSeparator, splitCells } from '../../../syntax/csv-cells.js';
import { type ColumnRole, columnRole, givenOnce } from './header-csv-columns.js';

/** A heading of an event table: its separator and what each column holds. `zone` = zone printed with the name of the time. */
export type TableHeader = {
  readonly separator: CellSeparator;
  /** A table drawn with pipes may begin its lines with one. */
  readonly isBoxed: boolean;
  readonly names: readonly string[];
  readonly roles: readonly (ColumnRole | null)[];
  readonly zone: string;
};

const longestHeader = 1_000;
const mostColumns = 40;
const fewestKnown = 3;
const timeWord = /time|date|created|occur|generat|时间|日期|initial update/i;
const separators = ['|', '\t', ',', ';'] as const satisfies readonly CellSeparator[];
const headersOfOthers = /^\s*(?:ID\s*[|,]\s*Date\s*[|,]\s*Time\s*[|,]\s*Name\s*[|,]|"?sn"?\s*,\s*"?(?:time|fault_time)"?\s*,)/i;
/** iLO's exports have two times of update, or one with class and code, and a format of their own. */
const lastUpdate = /last ?update|上次更新|最[后近]更新/i;
const besideLastUpdate = /initial ?update|初[始次]更新|首次更新|\bclass"?[,;|\t]"?(?:event ?)?code\b/i;
const datum = /^[\s\d.:/+-]*\d[\s\d.:/+-]*$/;
const zonePrinted = /(?:UTC|GMT)\s?(?:[+-]\d{1,2}(?::?\d{2})?)?/i;

/**
 * The heading of an event table, or null for any other line: at least three columns of known names, with a time and a description among them,
 * and no cell that is a number or date. Headings that another format knows exactly are not taken.
 */
export function headerOf(line: string): TableHeader | null {
  if (line.length > longestHeader || !timeWord.test(line) || headersOfOthers.test(line) || /[{}]/.test(line)) return null;
  if (lastUpdate.test(line) && besideLastUpdate.test(line)) return null;
  const found = separators.filter((separator) => line.includes(separator)).map((separator) => readHeader(line, separator));
  return found.reduce((best, each) => (known(each) > known(best) ? each : best), null);
}

function known(header: TableHeader | null): number {
  return header === null ? 0 : header.roles.filter((role) => role !== null).length;
}

function readHeader(line: string, separator: CellSeparator): TableHeader | null {
  const isBoxed = separator === '|' && line.trimStart().startsWith('|');
  const names = cellsOfRow(line, { separator, isBoxed });
  if (names.length < fewestKnown || names.length > mostColumns || names.some((name) => datum.test(name))) return null;
  const roles = settleRoles(names.map(columnRole));
  const header = { separator, isBoxed, names, roles, zone: zoneOf(names, roles) };
  const hasTime = roles.includes('time') || roles.includes('date');
  return hasTime && roles.includes('text') && known(header) >= fewestKnown ? header : null;
}

/** Cells of a row of the table. */
export function cellsOfRow(line: string, { separator, isBoxed }: Pick<TableHeader, 'separator' | 'isBoxed'>): readonly string[] {
  const { cells } = splitCells(line, separator);
  if (separator !== '|') return cells;
  return cells.slice(isBoxed ? 1 : 0, cells.at(-1) === '' && cells.length > 1 ? -1 : undefined);
}

/** A role is given once, but several columns may hold words. Date and time side by side are one time; without a number, an event's id may be a code. */
function settleRoles(roles: readonly (ColumnRole | null)[]): (ColumnRole | null)[] {
  const named = roles.map((role) => (role === 'time' && roles.includes('date') ? 'clock' : role));
  const withTime = named.includes('time') || named.includes('date') ? named : named.map((role) => (role === 'lastTime' ? 'time' : role));
  return givenOnce(withTime);
}

function zoneOf(names: readonly string[], roles: readonly (ColumnRole | null)[]): string {
  const name = names[roles.findIndex((role) => role === 'time' || role === 'clock')] ?? '';
  return zonePrinted.exec(name)?.[0] ?? '';
}
