import type { Sensor } from '#domain/log-event.js';

/** One IPMI sensor type: its code, our name for it, and the other spellings that tools print. */
type SensorTypeRow = readonly [code: number, name: string, ...otherSpellings: string[]];

/** Sensor types (IPMI 2.0 Table 42-3) with the spellings of ipmitool 1.8 and FreeIPMI 1.6. */
export const sensorTypes = [
  [0x01, 'Temperature'],
  [0x02, 'Voltage'],
  [0x03, 'Current'],
  [0x04, 'Fan'],
  [0x05, 'Physical Security', 'Physical Security (Chassis Intrusion)'],
  [0x06, 'Platform Security', 'Platform Security Violation Attempt', 'Platform Security Violation'],
  [0x07, 'Processor'],
  [0x08, 'Power Supply'],
  [0x09, 'Power Unit'],
  [0x0a, 'Cooling Device'],
  [0x0b, 'Other Units', 'Other Units Based Sensor', 'Other Units-based Sensor', 'Other'],
  [0x0c, 'Memory'],
  [0x0d, 'Drive Slot', 'Drive Slot / Bay', 'Drive Slot/Bay', 'Drive Slot (Bay)'],
  [0x0e, 'POST Memory Resize', 'Post Memory Resize'],
  [0x0f, 'System Firmware Progress', 'System Firmwares', 'System Firmware', 'System Firmware Error'],
  [0x10, 'Event Logging Disabled', 'Event Log', 'Event Logging'],
  [0x11, 'Watchdog 1', 'Watchdog1'],
  [0x12, 'System Event'],
  [0x13, 'Critical Interrupt'],
  [0x14, 'Button', 'Button/Switch', 'Button / Switch'],
  [0x15, 'Module/Board', 'Module / Board'],
  [0x16, 'Microcontroller', 'Microcontroller/Coprocessor', 'Microcontroller / Coprocessor'],
  [0x17, 'Add-in Card', 'Add In Card'],
  [0x18, 'Chassis'],
  [0x19, 'Chip Set', 'ChipSet', 'Chipset'],
  [0x1a, 'Other FRU'],
  [0x1b, 'Cable/Interconnect', 'Cable / Interconnect', 'Cable Interconnect'],
  [0x1c, 'Terminator'],
  [0x1d, 'System Boot Initiated', 'System Boot / Restart Initiated', 'System Boot/Restart Initiated', 'SystemBoot Initiated'],
  [0x1e, 'Boot Error'],
  [0x1f, 'OS Boot', 'Base OS Boot / Installation Status', 'Base OS Boot/Installation Status'],
  [0x20, 'OS Critical Stop', 'OS Stop/Shutdown', 'OS Stop / Shutdown'],
  [0x21, 'Slot/Connector', 'Slot / Connector', 'Slot Connector'],
  [0x22, 'System ACPI Power State', 'ACPI Power State'],
  [0x23, 'Watchdog 2', 'Watchdog2'],
  [0x24, 'Platform Alert'],
  [0x25, 'Entity Presence'],
  [0x26, 'Monitor ASIC', 'Monitor ASIC/IC', 'Monitor ASIC / IC'],
  [0x27, 'LAN'],
  [0x28, 'Management Subsystem Health', 'Management Subsys Health'],
  [0x29, 'Battery'],
  [0x2a, 'Session Audit'],
  [0x2b, 'Version Change'],
  [0x2c, 'FRU State'],
] as const satisfies readonly SensorTypeRow[];

/** What tools print where they do not know the sensor type. */
const namesOfUnknownTypes = ['Unknown', 'reserved', 'OEM Reserved', 'OEM', 'N/A'] as const;

const nameByCode: ReadonlyMap<number, string> = new Map(sensorTypes.map((row: SensorTypeRow) => [row[0], row[1]]));
const codeBySpelling: ReadonlyMap<string, number | null> = new Map([
  ...sensorTypes.flatMap((row: SensorTypeRow) => row.slice(1).map((name) => [String(name).toLowerCase(), row[0]] as const)),
  ...namesOfUnknownTypes.map((name) => [name.toLowerCase(), null] as const),
]);
const spellingsLongestFirst = [...codeBySpelling.keys()].sort((a, b) => b.length - a.length);

/** Name of a sensor type, or null for codes that IPMI 2.0 reserves or leaves to vendors. */
export function sensorTypeName(code: number): string | null {
  return nameByCode.get(code) ?? null;
}

/** A sensor as far as it is printed: its type by the code, named as the standard does; what is not given is null. */
export function sensorOfType(typeCode: number | null, printed: Partial<Omit<Sensor, 'typeCode'>> = {}): Sensor {
  return { type: typeCode === null ? null : sensorTypeName(typeCode), typeCode, name: null, number: null, entity: null, ...printed };
}

/** Code of a sensor type as any tool or vendor spells it, case ignored; null where the text names none. */
export function sensorTypeCode(spelling: string): number | null {
  return codeBySpelling.get(spelling.trim().toLowerCase()) ?? null;
}

/** Cuts the longest spelling of a sensor type from the front of `text`; `code` is null where the tool printed an unknown type or none. */
export function cutSensorType(text: string): { readonly code: number | null; readonly rest: string } {
  const lower = text.toLowerCase();
  const spelling = spellingsLongestFirst.find((each) => lower.startsWith(each) && isWordEnd(lower, each.length));
  if (spelling === undefined) return { code: null, rest: text };
  return { code: codeBySpelling.get(spelling) ?? null, rest: text.slice(spelling.length).trim() };
}

function isWordEnd(text: string, index: number): boolean {
  return index === text.length || text[index] === ' ';
}
