import type { Component, ComponentClass, Place } from '#domain/component.js';
import { componentsOfText } from '../../../event/locators.js';

type DeviceRule = { readonly class: ComponentClass; readonly device: RegExp };

/** Devices by their fully qualified device descriptor (Dell iDRAC attribute registry, "FQDD"), most specific first. Groups: `cpu slot bay`. */
const deviceRules = [
  { class: 'raid-battery', device: /^Battery\.\w+\.[\w-]+:(?:RAID|NonRAID|AHCI)\./i },
  { class: 'cmos-battery', device: /#\w*CMOS\w*|^Battery\.(?:CMOS|System)/i },
  { class: 'drive', device: /^(?:Disk\.(?!Virtual)\w+|PCIeSSD\.\w+|NVMe\.\w+|uSD\.\w+)\.(?<bay>[\w-]+)/i },
  { class: 'backplane', device: /^(?:Enclosure|Backplane)\.\w+\.(?<slot>[\w-]+)/i },
  { class: 'raid-controller', device: /^(?:RAID|NonRAID|AHCI|BOSS)\.\w+\.(?<slot>[\w-]+)/i },
  { class: 'memory', device: /^DIMM\.\w+\.(?<slot>[A-Z]?\d{1,2})/i },
  { class: 'cpu', device: /^CPU\.\w+\.(?<cpu>\d)/i },
  { class: 'psu', device: /^PSU\.\w+\.(?<slot>\d{1,2})/i },
  { class: 'fan', device: /^Fan\.\w+\.(?<slot>\w{1,6})/i },
  { class: 'nic', device: /^(?:NIC|InfiniBand|FC|DPU)\.\w+\.(?<slot>[\w-]+)/i },
  { class: 'gpu', device: /^(?:Video\.Slot|GPU\.\w+|ProcAccelerator\.\w+|Accelerator\.\w+)\.(?<slot>[\w-]+)/i },
  { class: 'riser', device: /^Riser\w*\.\w+\.?(?<slot>[\w-]*)/i },
  { class: 'pcie-card', device: /^(?:Slot|PCIe?Slot|PCIe?Device|P2PBridge)\.\w+\.(?<slot>[\w-]+)/i },
  { class: 'bios', device: /^BIOS\./i },
  { class: 'bmc', device: /^(?:iDRAC|LifecycleController|CMC|RSM)\.[^#]*$/i },
  { class: 'board', device: /^(?:SystemBoard|MotherBoard)\b/i },
] as const satisfies readonly DeviceRule[];

const longestDescriptor = 200;

/**
 * Component of a descriptor (`DIMM.Socket.A1`, `Disk.Bay.5:Enclosure.Internal.0-1:RAID.Slot.3-1`), which is its locator. Null for sensors,
 * for the system as a whole and for virtual disks, which are no part.
 */
export function componentOfFqdd(descriptor: string): Component | null {
  const fqdd = descriptor.trim().slice(0, longestDescriptor);
  for (const rule of deviceRules as readonly DeviceRule[]) {
    const found = rule.device.exec(fqdd);
    if (found) return { class: rule.class, locator: fqdd, place: placeOf(found.groups ?? {}), provenance: 'printed' };
  }
  return null;
}

/** The component of a descriptor where the text names none of its class by a label: the label that people read goes first. */
export function componentsOfFqdd(descriptor: string, text: string): Component[] {
  const component = componentOfFqdd(descriptor);
  if (component === null) return [];
  const isNamed = componentsOfText(text).some((each) => each.class === component.class && each.locator !== null);
  return isNamed ? [] : [component];
}

function placeOf(groups: Readonly<Record<string, string | undefined>>): Place | null {
  const place: Place = {
    ...(groups.cpu === undefined ? {} : { cpu: Number(groups.cpu) }),
    ...(groups.slot === undefined || groups.slot === '' ? {} : { slot: groups.slot.toUpperCase() }),
    ...(groups.bay === undefined ? {} : { bay: groups.bay.toUpperCase() }),
  };
  return Object.keys(place).length === 0 ? null : place;
}
