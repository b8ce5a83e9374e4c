import type { Component, ComponentClass } from '#domain/component.js';

/** Types of `smartctl -d` that address one drive behind a RAID controller; the number is the maker's, not always the bay (smartctl(8)). */
const raidAddress = /(?:^|\+)(?<address>(?:megaraid|cciss|3ware|areca|aacraid|sssraid|hpt|jmb39x|marvell),[0-9,/]{1,20})/i;
/** The same as smartd and `info_name` print it: `[megaraid_disk_21]`, `[cciss_disk_05]`, `[areca_disk#06_enc#01]`, `[3ware_disk_07]`. */
const raidDisk = /\[(?<kind>megaraid|cciss|3ware|areca|aacraid|sssraid|hpt)_disk[_#](?<disk>\d{1,4})(?:_enc#(?<enclosure>\d{1,3}))?/i;
/** Controllers that number drives by their bays. */
const baysByNumber: ReadonlySet<string> = new Set(['cciss', 'areca', '3ware']);

/** A part that a storage tool prints with its label; `bay` only where the label is one. */
export function printedPart(componentClass: ComponentClass, locator: string | null, bay?: string | null): Component {
  return { class: componentClass, locator, place: bay ? { bay } : null, provenance: 'printed' };
}

/** The drive behind a name and type of smartctl or smartd: its address at the RAID controller where one is given, else the device name. */
export function smartDrive(name: string | null, type: string | null): Component {
  const address = raidAddress.exec(type ?? '')?.groups?.address?.toLowerCase();
  if (address !== undefined) return addressedDrive(address, address.slice(address.indexOf(',') + 1).split('/')[0]);
  const disk = raidDisk.exec(`${type ?? ''} ${name ?? ''}`.slice(0, 300))?.groups;
  if (disk === undefined) return printedPart('drive', name);
  const number = Number(disk.disk);
  const enclosure = disk.enclosure === undefined ? '' : `/${Number(disk.enclosure)}`;
  return addressedDrive(`${disk.kind?.toLowerCase()},${number}${enclosure}`, disk.disk);
}

function addressedDrive(locator: string, number: string | undefined): Component {
  const kind = locator.slice(0, locator.indexOf(','));
  return printedPart('drive', locator, baysByNumber.has(kind) ? number : null);
}

/** The first whole number of a text, thousands separators removed; null where it has none. */
export function wholeNumberOf(text: string): number | null {
  const digits = /\d[\d,]{0,25}/.exec(text.slice(0, 100))?.[0].replaceAll(',', '');
  return digits === undefined ? null : Number(digits);
}
