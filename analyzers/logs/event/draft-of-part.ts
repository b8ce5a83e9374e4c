import type { Component } from '#domain/component.js';
import type { PlacelessDraft } from './draft-of-record.js';

/** A part that an inventory lists, as printed; what is not printed is left out. */
export type ListedPart = {
  readonly component: Component;
  readonly manufacturer?: string | null;
  readonly model?: string | null;
  readonly partNumber?: string | null;
  readonly serialNumber?: string | null;
  readonly firmware?: string | null;
  /** Capacity or speed as printed (`32 GB`). */
  readonly capacity?: string | null;
  /** Hours of life of a drive (`32768 h`): some firmware stops at a certain count. */
  readonly powerOnHours?: string | null;
};

/** Fields of real inventories that say nothing. */
const emptyValue =
  /^(?:|n\/?a|none|null|unknown|not (?:specified|available|present|provided)|no dimm|to be filled by o\.?e\.?m\.?|0+|-+)$/i;

/** Draft of the event that an inventory row is: the part is installed (`inventory/<class>`, a state), its numbers are its details. */
export function draftOfPart({ component, ...printed }: ListedPart): PlacelessDraft {
  const details = Object.fromEntries(
    Object.entries(printed).flatMap(([name, value]) =>
      typeof value === 'string' && !emptyValue.test(value.trim()) ? [[name, value.trim()]] : [],
    ),
  );
  return {
    key: `inventory/${component.class}`,
    class: 'message',
    meaning: 'state',
    severity: { reported: null, derived: 'ok' },
    text: ['Installed', component.locator, ...Object.values(details)].filter((word) => word != null).join(' '),
    components: [component],
    details,
  };
}
