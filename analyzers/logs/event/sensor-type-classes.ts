import type { ComponentClass } from '#domain/component.js';

/**
 * Component class that an IPMI sensor type stands for (IPMI 2.0 §42.2), where it stands for one.
 * Left out on purpose: temperature, voltage, power unit, battery, boot and log types, whose sensor's name must tell.
 */
const classBySensorType = {
  4: 'fan',
  5: 'chassis',
  7: 'cpu',
  8: 'psu',
  10: 'cooling',
  12: 'memory',
  13: 'drive',
  15: 'bios',
  21: 'board',
  23: 'pcie-card',
  24: 'chassis',
  25: 'board',
  27: 'cable',
  32: 'os',
  33: 'pcie-card',
  39: 'nic',
  40: 'bmc',
} as const satisfies Readonly<Record<number, ComponentClass>>;

/** Event keys that name a class although their sensor type does not (IPMI 2.0 §42.2, table 42-3). */
const classByKey = {
  'ipmi/09/6f/04': 'power-feed',
  'ipmi/13/6f/04': 'pcie-card',
  'ipmi/13/6f/05': 'pcie-card',
  'ipmi/13/6f/07': 'pcie-card',
  'ipmi/13/6f/08': 'pcie-card',
  'ipmi/13/6f/0a': 'pcie-card',
  'ipmi/13/6f/0b': 'pcie-card',
} as const satisfies Readonly<Record<string, ComponentClass>>;

/** Area letters of Dell message ids that stand for one class (Dell Event Message Reference). */
const classByDellArea = {
  MEM: 'memory',
  CPU: 'cpu',
  PSU: 'psu',
  FAN: 'fan',
  PDR: 'drive',
  SSD: 'drive',
  CTL: 'raid-controller',
  NIC: 'nic',
  FC: 'nic',
  CBL: 'cable',
  PCI: 'pcie-card',
  GPU: 'gpu',
  ENC: 'backplane',
} as const satisfies Readonly<Record<string, ComponentClass>>;

const dellKey = /^dell\/(?<area>[A-Z]{2,4})\d/;

/** Beginnings of message keys of HPE iLO's event registry that stand for one class. */
const hpeClasses: readonly (readonly [start: string, componentClass: ComponentClass])[] = [
  ['DrvArrPhysDrv', 'drive'],
  ['DrvArrSolidStateDisk', 'drive'],
  ['DrvArrSpareDrive', 'drive'],
  ['DrvArrController', 'raid-controller'],
  ['DrvArrayAccBoardBattery', 'raid-battery'],
  ['DrvArrayAcc', 'raid-controller'],
  ['DrvArrAccelerator', 'raid-controller'],
  ['DrivePath', 'cable'],
  ['DriveWear', 'drive'],
  ['DriveRemoved', 'drive'],
  ['DriveInserted', 'drive'],
  ['PCIeD', 'drive'],
  ['SSD', 'drive'],
  ['PowerSupply', 'psu'],
  ['Fan', 'fan'],
  ['Processor', 'cpu'],
  ['Nvdimm', 'memory'],
  ['HeNvdimm', 'memory'],
  ['PMM', 'memory'],
  ['MirroredMemory', 'memory'],
  ['Memory', 'memory'],
  ['Nic', 'nic'],
  ['LiquidCooling', 'cooling'],
  ['Hood', 'chassis'],
  ['SystemBattery', 'raid-battery'],
  ['BatteryBackupUnit', 'raid-battery'],
  ['PowerFailureErrorInputPowerLoss', 'power-feed'],
  ['PowerFailureErrorBadFuse', 'board'],
  ['PowerDegradedEvent', 'board'],
  ['PowerProtection', 'board'],
  ['PciReset', 'pcie-card'],
  ['InletAmbient', 'environment'],
];

/** Class of the component behind an event whose name and text print none; null where no rule of a standard or maker says. */
export function classOfEvent(sensorType: number | null, key: string): ComponentClass | null {
  const byKey: ComponentClass | undefined = (classByKey as Readonly<Record<string, ComponentClass>>)[key];
  if (byKey) return byKey;
  const byType = sensorType === null ? undefined : (classBySensorType as Readonly<Record<number, ComponentClass>>)[sensorType];
  if (byType) return byType;
  const ofHpe = key.startsWith('hpe/') ? hpeClasses.find(([start]) => key.startsWith(start, 'hpe/'.length)) : undefined;
  if (ofHpe) return ofHpe[1];
  const area = dellKey.exec(key)?.groups?.area ?? '';
  return (classByDellArea as Readonly<Record<string, ComponentClass>>)[area] ?? null;
}
