import { wholeNumberOf } from './drive-part.js';
import type { ConditionSign, StorageCondition } from './storage-condition.js';

/** One row of an ATA drive's SMART table. `raw` as printed (`35 (Min/Max 20/45)`); `failed` = at or below its threshold. */
export type AtaAttribute = {
  readonly id: number;
  readonly name: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly isPrefail: boolean;
  readonly failed: 'now' | 'past' | null;
  readonly raw: string;
};

type CounterRule = {
  readonly condition: StorageCondition;
  readonly from: number /** From this count on a sign of bad media. */;
  readonly many?: number;
};

/** Counters that lead to a fault (smartctl(8); Backblaze drive statistics). Small CRC counts stay for life and prove nothing. */
const counters: Readonly<Record<number, CounterRule>> = {
  5: { condition: 'smart/reallocated', from: 1, many: 100 },
  10: { condition: 'smart/other-error', from: 1 },
  184: { condition: 'smart/other-error', from: 1 },
  187: { condition: 'smart/media-error', from: 1 },
  188: { condition: 'smart/other-error', from: 100 },
  196: { condition: 'smart/reallocated', from: 1 },
  197: { condition: 'smart/media-error', from: 1 },
  198: { condition: 'smart/media-error', from: 1 },
  199: { condition: 'smart/link-error', from: 5 },
};
/** Attributes whose number the makers use for something else unless the name says what the counter means. */
const counterNames: Readonly<Record<number, RegExp>> = {
  5: /realloc|retired|bad_b|_ct$|unknown/i,
  10: /spin/i,
  184: /end-?to-?end/i,
  187: /uncorrect/i,
  188: /timeout/i,
  196: /realloc/i,
  197: /pending/i,
  198: /uncorrect/i,
  199: /crc/i,
};
const ageIds: ReadonlySet<number> = new Set([4, 9, 12, 192, 193, 225, 240, 241, 242]);
const temperatureIds: ReadonlySet<number> = new Set([190, 194, 231]);
const wearName =
  /^(?:media_wearout\w*|ssd_life_left|wear_leveling_count|percent_life\w*|perc\w*life\w*|remaining_life\w*|life(?:time)?_(?:left|remain)\w*|drive_life_\w*|available_reservd_space|endurance_remain\w*)$/i;
/** Normalised values count down from 100. */
const wornValue = 10;
/** Values above are several counters packed into one (Seagate: three words of 16 bits). */
const wordLimit = 0x10000;

/** What a row of the table shows; null where it shows nothing. Power-on hours and cycles at their threshold are age, never a failure. */
export function signOfAttribute(attribute: AtaAttribute): ConditionSign | null {
  const { id, name, value, threshold } = attribute;
  const raw = attribute.raw.trim();
  const common = {
    key: `smart/ata/${id}`,
    text: `SMART attribute ${id} ${name}: raw value ${raw}`,
    details: {
      attribute: name,
      raw,
      ...(value === null ? {} : { value }),
      ...(threshold === null ? {} : { threshold }),
      ...(attribute.failed === null ? {} : { failed: attribute.failed }),
    },
  };
  const condition = failedCondition(attribute) ?? countedCondition(attribute) ?? wornCondition(attribute);
  return condition === null ? null : { ...common, condition };
}

function failedCondition({ id, name, isPrefail, failed }: AtaAttribute): StorageCondition | null {
  if (failed === null) return null;
  if (ageIds.has(id) || /power_?on|hours|cycle/i.test(name)) return 'smart/age';
  if (temperatureIds.has(id) && /temp|airflow/i.test(name)) return failed === 'now' ? 'smart/temperature' : 'smart/state';
  if (wearName.test(name)) return 'smart/wear';
  if (failed === 'past') return isPrefail ? 'smart/attribute-failed-past' : 'smart/counter';
  return 'smart/attribute-failed';
}

function countedCondition({ id, name, raw }: AtaAttribute): StorageCondition | null {
  const rule = counters[id];
  if (rule === undefined || counterNames[id]?.test(name) === false) return null;
  // Some drives keep their hours in attribute 196 and print them packed.
  if (id === 196 && !/^\d+$/.test(raw)) return null;
  const count = countOf(id, raw);
  if (count === 0) return null;
  if (count < rule.from) return 'smart/counter';
  return rule.many !== undefined && count >= rule.many ? 'smart/media-error' : rule.condition;
}

/** Count of a raw value; of a packed one its lowest word. */
function countOf(id: number, raw: string): number {
  const count = wholeNumberOf(raw) ?? 0;
  return count >= wordLimit && id !== 199 ? count % wordLimit : count;
}

function wornCondition({ name, value }: AtaAttribute): StorageCondition | null {
  return value !== null && value > 0 && value <= wornValue && wearName.test(name) ? 'smart/wear' : null;
}
