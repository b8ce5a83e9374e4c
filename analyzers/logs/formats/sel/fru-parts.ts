import type { ComponentClass } from '#domain/component.js';
import { draftOfPart } from '../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';

type Fields = ReadonlyMap<string, string>;

/** Fields of FRU areas by the names of the tools, lower-cased, to `<area> <field>`. */
const areaFields: Readonly<Record<string, string>> = {
  'chassis part number': 'chassis part',
  'chassis serial': 'chassis serial',
  'chassis serial number': 'chassis serial',
  'chassis serial num': 'chassis serial',
  'board mfg': 'board maker',
  'board manufacturer': 'board maker',
  'board product': 'board model',
  'board product name': 'board model',
  'board serial': 'board serial',
  'board serial number': 'board serial',
  'board part number': 'board part',
  'product manufacturer': 'product maker',
  'product manufacturer name': 'product maker',
  'product name': 'product model',
  'product part number': 'product part',
  'product part/model number': 'product part',
  'product version': 'product version',
  'product serial': 'product serial',
  'product serial number': 'product serial',
  'product serial num': 'product serial',
  'memory size': 'product capacity',
  manufacturer: 'product maker',
  'part number': 'product part',
  'serial number': 'product serial',
};

/** Classes by the names that makers give FRU devices, most specific first. */
const classRules = [
  { class: 'psu', name: /\b(?:psu?|power ?supply|powersply|pwr ?supply)[ _]?\d*\b/i },
  { class: 'memory', name: /dimm|\bmem(?:ory)?\d*\b|\bspd\b/i },
  { class: 'backplane', name: /backplane|midplane|\b\w?bp\d?\b|_bp\d?$/i },
  { class: 'riser', name: /riser/i },
  { class: 'nic', name: /\b(?:nic|lom|ocp|ndc|mezz\w*|ethernet|lan)[ _]?\d*\b/i },
  { class: 'raid-controller', name: /\b(?:raid|perc|hba|sas)\b/i },
  { class: 'gpu', name: /\bgpu[ _]?\d*\b/i },
  { class: 'fan', name: /\bfan\w*\b/i },
  { class: 'drive', name: /\b(?:hdd|ssd|nvme|disk|drive)[ _]?\d*\b/i },
  { class: 'cpu', name: /\b(?:cpu|processor)[ _]?\d*$/i },
  { class: 'chassis', name: /chassis|front ?panel|control panel|enclosure/i },
] as const satisfies readonly { readonly class: ComponentClass; readonly name: RegExp }[];

/** The FRU device of the machine itself: its board, chassis and product areas are three different things. */
const mainDevice = /^(?:builtin fru|default fru|baseboard|main ?board|mother ?board|system ?board|mb|mobo|planar|system|bmc|)\b/i;

/** `<area> <field>` of a field as a tool prints it; null where it is none of those that identify a part. */
export function fruAreaField(name: string): string | null {
  return areaFields[name.toLowerCase().replace(/^fru /, '')] ?? null;
}

/** Drafts of the parts that a FRU device lists: board and machine for that of the machine, else the one part it is. None for an empty device. */
export function partsOfFru(name: string, fields: Fields): PlacelessDraft[] {
  const componentClass = classRules.find((rule) => rule.name.test(name))?.class;
  if (componentClass === undefined && mainDevice.test(name)) {
    return [...partOf('board', null, fields, ['board']), ...partOf('chassis', null, fields, ['product', 'chassis'])];
  }
  return partOf(componentClass ?? 'board', name === '' ? null : name, fields, ['product', 'board', 'chassis']);
}

/** The part of the first area that has a number or a model; what it lacks is taken from the next. */
function partOf(componentClass: ComponentClass, locator: string | null, fields: Fields, areas: readonly string[]): PlacelessDraft[] {
  const fieldOf = (name: string) =>
    areas.map((area) => fields.get(`${area} ${name}`)).find((value) => value !== undefined && value !== '') ?? null;
  const [partNumber, serialNumber, model] = [fieldOf('part'), fieldOf('serial'), fieldOf('model')];
  if (partNumber === null && serialNumber === null && model === null) return [];
  return [
    draftOfPart({
      component: { class: componentClass, locator, place: null, provenance: 'printed' },
      manufacturer: fieldOf('maker'),
      model,
      partNumber,
      serialNumber,
      capacity: fieldOf('capacity'),
    }),
  ];
}
