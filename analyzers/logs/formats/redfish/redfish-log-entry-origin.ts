import type { Component, ComponentClass } from '#domain/component.js';
import { componentsOfText } from '../../event/locators.js';

/** Collections of the Redfish resource tree and the class of what they hold (DSP2046). */
const classByCollection = {
  Memory: 'memory',
  Processors: 'cpu',
  PowerSupplies: 'psu',
  Fans: 'fan',
  Pumps: 'cooling',
  Drives: 'drive',
  StorageControllers: 'raid-controller',
  Controllers: 'raid-controller',
  NetworkAdapters: 'nic',
  NetworkInterfaces: 'nic',
  EthernetInterfaces: 'nic',
  PCIeDevices: 'pcie-card',
  PCIeSlots: 'pcie-card',
  Batteries: 'raid-battery',
  Managers: 'bmc',
} as const satisfies Readonly<Record<string, ComponentClass>>;

/** Members that a service only counts; such a number is no label of a slot. */
const countedMember = /^\d+$/;
/** Ids of managers and whole chassis say nothing more than their class. */
const classOnly = new Set<ComponentClass>(['bmc']);

/** Component that `Links.OriginOfCondition` points to (`/redfish/v1/Systems/1/Memory/DIMM1`): the deepest collection that is a part; null otherwise. */
export function componentOfOrigin(uri: string): Component | null {
  const segments = uri.split(/[/#]+/).map(decodeSegment);
  const classes: Readonly<Record<string, ComponentClass>> = classByCollection;
  const index = segments.findLastIndex((segment, at) => Object.hasOwn(classes, segment) && at + 1 < segments.length);
  const componentClass = classes[segments[index] ?? ''];
  const member = segments[index + 1];
  if (componentClass === undefined || member === undefined) return null;
  const said = componentsOfText(member).find((component) => component.class === componentClass && component.locator === member);
  if (said) return said;
  const isLabel = !countedMember.test(member) && !classOnly.has(componentClass);
  return { class: componentClass, locator: isLabel ? member : null, place: null, provenance: 'printed' };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
