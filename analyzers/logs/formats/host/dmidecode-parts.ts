import type { ComponentClass } from '#domain/component.js';
import { draftOfPart } from '../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { componentsOfText } from '../../event/locators.js';
import { keyValueOf } from '../../syntax/key-value.js';

type PartFields = {
  readonly class: ComponentClass;
  /** Field that prints the label; none for what a server has once. */
  readonly locator: string | null;
  readonly model: string;
  readonly partNumber: string | null;
};

/** SMBIOS structure types that are parts, and the fields that name them (DSP0134 §7.1–7.5, §7.18, §7.40). */
const structures: Readonly<Record<number, PartFields>> = {
  0: { class: 'bios', locator: null, model: 'Vendor', partNumber: null },
  1: { class: 'chassis', locator: null, model: 'Product Name', partNumber: 'SKU Number' },
  2: { class: 'board', locator: null, model: 'Product Name', partNumber: null },
  4: { class: 'cpu', locator: 'Socket Designation', model: 'Version', partNumber: 'Part Number' },
  17: { class: 'memory', locator: 'Locator', model: 'Type', partNumber: 'Part Number' },
  39: { class: 'psu', locator: 'Location', model: 'Name', partNumber: 'Model Part Number' },
};

const emptySlot = /^(?:no module installed|unpopulated|not installed|0 ?[kmg]?b)/i;

/** Draft of the part that the lines of one SMBIOS structure print; null for other structures and for empty slots. */
export function draftOfStructure(type: number, lines: readonly string[]): PlacelessDraft | null {
  const part = structures[type];
  const fields = new Map<string, string>();
  for (const line of lines) {
    const field = keyValueOf(line, ':');
    if (field !== null && !fields.has(field.key)) fields.set(field.key, field.value);
  }
  if (part === undefined || fields.size === 0 || isEmptySlot(fields)) return null;
  const bank = fields.get('Bank Locator');
  const draft = draftOfPart({
    component: { class: part.class, ...placeOf(part, fields), provenance: 'printed' },
    manufacturer: fields.get('Manufacturer') ?? null,
    model: fields.get(part.model) ?? null,
    partNumber: part.partNumber === null ? null : (fields.get(part.partNumber) ?? null),
    serialNumber: fields.get('Serial Number') ?? null,
    firmware: type === 0 ? (fields.get('Version') ?? null) : null,
    capacity: fields.get('Size') ?? null,
  });
  return bank === undefined || type !== 17 ? draft : { ...draft, details: { ...draft.details, bankLocator: bank } };
}

function isEmptySlot(fields: ReadonlyMap<string, string>): boolean {
  return ['Size', 'Status'].some((name) => emptySlot.test(fields.get(name) ?? ''));
}

/** The label as printed, and the place that it names where it is a well-known form. */
function placeOf({ class: componentClass, locator }: PartFields, fields: ReadonlyMap<string, string>) {
  const label = locator === null ? '' : (fields.get(locator) ?? '');
  if (label === '' || /^not specified$/i.test(label)) return { locator: null, place: null };
  const place = componentsOfText(label).find((component) => component.class === componentClass)?.place ?? null;
  return { locator: label, place };
}
