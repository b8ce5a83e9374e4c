import type { ListedPart } from '../../event/draft-of-part.js';
import type { ConditionSign } from '../../storage/storage-condition.js';
import type { PlacedSign, StorageReport } from './storage-report.js';

/** Where a line stands. */
export type LinePlace = { readonly line: number; readonly raw: string };

/** One part in the text of a RAID tool as its lines come. `kind` is the tool's own division; `label` what its first line calls it. */
export type RaidBlock<Kind extends string> = {
  readonly kind: Kind;
  readonly label: string;
  readonly where: LinePlace;
  readonly fields: Map<string, string>;
  readonly signs: PlacedSign[];
};

const fieldsKept = 200;

/** Opens the block of a part. */
export function openRaidBlock<Kind extends string>(kind: Kind, label: string, where: LinePlace): RaidBlock<Kind> {
  return { kind, label, where, fields: new Map(), signs: [] };
}

/** Keeps the first value of a field (lower case). */
export function keepField(block: RaidBlock<string>, key: string, value: string): void {
  if (block.fields.size < fieldsKept && !block.fields.has(key)) block.fields.set(key, value);
}

/** Keeps a sign with the line that shows it. */
export function keepSign(block: RaidBlock<string>, sign: ConditionSign | null, where: LinePlace): void {
  if (sign !== null && block.signs.length < fieldsKept) block.signs.push({ ...sign, ...where });
}

/** Report of a block whose part is known now: signs that name no part of their own are the part's. */
export function reportOfRaidBlock(block: RaidBlock<string>, part: ListedPart | null): StorageReport {
  const signs = block.signs.map((sign) => (sign.component === undefined && part !== null ? { ...sign, component: part.component } : sign));
  return { ...block.where, part, signs: part === null && signs.length === 0 ? [stateOf(block)] : signs };
}

/** An array in order: said, so that the file is known to be read. */
function stateOf({ label, fields }: RaidBlock<string>): ConditionSign {
  const status = fields.get('status of logical device') ?? fields.get('status of volume') ?? fields.get('status');
  return { condition: 'raid/array-state', text: `Array ${label}${status === undefined ? '' : `: ${status}`}`, component: null };
}
