/** Entity ids of sensors and FRUs (IPMI 2.0 Table 43-13, with the two of DCMI 1.5). */
const entities = {
  3: 'processor',
  4: 'disk or disk bay',
  5: 'peripheral bay',
  6: 'system management module',
  7: 'system board',
  8: 'memory module',
  9: 'processor module',
  10: 'power supply',
  11: 'add-in card',
  12: 'front panel board',
  13: 'back panel board',
  14: 'power system board',
  15: 'drive backplane',
  16: 'internal expansion board',
  17: 'other system board',
  18: 'processor board',
  19: 'power unit',
  20: 'DC-to-DC converter',
  21: 'power distribution',
  22: 'chassis back panel board',
  23: 'chassis',
  24: 'sub-chassis',
  25: 'other chassis board',
  26: 'disk drive bay',
  27: 'peripheral bay',
  28: 'device bay',
  29: 'fan',
  30: 'cooling unit',
  31: 'cable',
  32: 'memory device',
  33: 'system management software',
  34: 'system firmware',
  35: 'operating system',
  36: 'system bus',
  37: 'group',
  38: 'remote management device',
  39: 'external environment',
  40: 'battery',
  41: 'processing blade',
  42: 'connectivity switch',
  43: 'processor and memory module',
  44: 'I/O module',
  45: 'processor and I/O module',
  46: 'management controller firmware',
  47: 'IPMI channel',
  48: 'PCI bus',
  49: 'PCI Express bus',
  50: 'SCSI bus',
  51: 'SATA/SAS bus',
  52: 'front-side bus',
  53: 'real-time clock',
  55: 'air inlet',
  64: 'air inlet',
  65: 'processor',
  66: 'main board',
} as const satisfies Readonly<Record<number, string>>;

const names: Readonly<Record<number, string>> = entities;

const printedEntity = /^(?<id>\d{1,3})\.(?<instance>\d{1,3})\b/;

/** Entity in words (`memory device 4`) from the pair that tools print (`32.4`); any other text is kept as it is. */
export function describeEntity(printed: string): string {
  const found = printedEntity.exec(printed)?.groups;
  return found ? entityName(Number(found.id), Number(found.instance)) : printed;
}

/** Entity in words from its id and instance; instances from 60h count within their device (IPMI 2.0 §39). */
function entityName(id: number, instance: number): string {
  const own = instance >= 0x60 ? instance - 0x60 : instance;
  return `${names[id] ?? `entity ${id}`} ${own}`;
}
