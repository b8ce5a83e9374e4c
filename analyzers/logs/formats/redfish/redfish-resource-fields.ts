import type { Component, ComponentClass } from '#domain/component.js';
import { draftOfPart } from '../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { componentsOfText } from '../../event/locators.js';
import { type JsonRecord, recordAt, textAt } from '../../syntax/json-fields.js';

/** Resource types that are parts (DSP2046), by the name in `@odata.type`. */
const classByType = {
  Memory: 'memory',
  Processor: 'cpu',
  Drive: 'drive',
  PowerSupply: 'psu',
  Fan: 'fan',
  StorageController: 'raid-controller',
  NetworkAdapter: 'nic',
  PCIeDevice: 'pcie-card',
  Battery: 'raid-battery',
  ComputerSystem: 'chassis',
  Chassis: 'chassis',
  Manager: 'bmc',
} as const satisfies Readonly<Record<string, ComponentClass>>;

/** Lists of parts without a type of their own inside older resources (Power, Thermal, Storage), by the name of the list. */
const classByList = {
  PowerSupplies: 'psu',
  Fans: 'fan',
  StorageControllers: 'raid-controller',
} as const satisfies Readonly<Record<string, ComponentClass>>;

/** A name without a number (`Memory module`) is no label. */
const numbered = /\d/;
const typeName = /^#(?<name>[A-Za-z]+)\./;
const classesOfOne: ReadonlySet<ComponentClass> = new Set(['chassis', 'bmc']);
const absentStates = new Set(['absent', 'unavailableoffline']);

/** Component class of a resource, or of a member of `listName` in an older resource; null where it is no part. */
export function classOfResource(resource: JsonRecord, listName: string): ComponentClass | null {
  const name = typeName.exec(textAt(resource, '@odata.type') ?? '')?.groups?.name ?? '';
  if (name === 'Processor' && textAt(resource, 'ProcessorType') === 'GPU') return 'gpu';
  const byType: ComponentClass | undefined = (classByType as Readonly<Record<string, ComponentClass>>)[name];
  if (byType !== undefined) return byType;
  const byList: ComponentClass | undefined = (classByList as Readonly<Record<string, ComponentClass>>)[listName];
  return byList !== undefined && name === '' && 'Status' in resource ? byList : byListType(name, byList);
}

/** `#Power.v1_5_0.PowerSupply` and `#Thermal.v1_4_0.Fan` name the resource they stand in. */
function byListType(name: string, byList: ComponentClass | undefined): ComponentClass | null {
  return /^(?:Power|Thermal|Storage)$/.test(name) ? (byList ?? null) : null;
}

/** The part a resource describes, as inventory; null for an empty slot or where the resource says nothing of itself. */
export function partOfResource(resource: JsonRecord, componentClass: ComponentClass): PlacelessDraft | null {
  const state = (textAt(resource, 'Status', 'State') ?? '').toLowerCase();
  if (absentStates.has(state)) return null;
  const draft = draftOfPart({
    component: componentOfResource(resource, componentClass),
    manufacturer: textAt(resource, 'Manufacturer') ?? textAt(resource, 'Vendor'),
    model: textAt(resource, 'Model'),
    partNumber: textAt(resource, 'SparePartNumber') ?? textAt(resource, 'PartNumber') ?? textAt(resource, 'SKU'),
    serialNumber: textAt(resource, 'SerialNumber'),
    firmware: textAt(resource, 'FirmwareVersion') ?? textAt(resource, 'Revision') ?? textAt(resource, 'BiosVersion'),
    capacity: capacityOf(resource),
  });
  return state === '' && Object.keys(draft.details ?? {}).length === 0 ? null : draft;
}

/** The component of a resource, with the label that is printed on the machine where the resource says it. */
export function componentOfResource(resource: JsonRecord, componentClass: ComponentClass): Component {
  const labels = [
    textAt(recordAt(resource, 'Location', 'PartLocation'), 'ServiceLabel'),
    textAt(recordAt(resource, 'PhysicalLocation', 'PartLocation'), 'ServiceLabel'),
    textAt(resource, 'DeviceLocator'),
    textAt(resource, 'Socket'),
    ...[textAt(resource, 'Name'), textAt(resource, 'Id')].filter((label) => numbered.test(label ?? '')),
  ];
  const locator = classesOfOne.has(componentClass) ? null : (labels.find((label) => label !== null) ?? null);
  const place = locator === null ? null : (componentsOfText(locator).find((said) => said.class === componentClass)?.place ?? null);
  return { class: componentClass, locator, place, provenance: 'printed' };
}

function capacityOf(resource: JsonRecord): string | null {
  const mebibytes = textAt(resource, 'CapacityMiB');
  const bytes = textAt(resource, 'CapacityBytes');
  if (mebibytes !== null) return `${mebibytes} MiB`;
  return bytes === null ? null : `${bytes} bytes`;
}
