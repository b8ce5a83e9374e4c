/** Manufacturers whose records are met in SELs, by IANA enterprise number. */
const manufacturers = {
  2: 'IBM',
  11: 'HP',
  42: 'Sun Microsystems',
  343: 'Intel',
  674: 'Dell',
  2011: 'Huawei',
  7244: 'Quanta',
  10368: 'Fujitsu',
  10876: 'Supermicro',
  19046: 'Lenovo',
  20974: 'AMI',
  25506: 'H3C',
  37945: 'Inspur',
  40092: 'Wiwynn',
  47488: 'Supermicro',
  48512: 'Inspur',
  49622: 'ASRock Rack',
} as const satisfies Readonly<Record<number, string>>;

const names: Readonly<Record<number, string>> = manufacturers;

/** Name of a manufacturer by IANA enterprise number, or null where it is none of ours. */
export function manufacturerName(id: number): string | null {
  return names[id] ?? null;
}

/**
 * Manufacturer id of three bytes in the order they stand. The standard puts the low byte first (IPMI 2.0 §32.2); `ipmitool sel writeraw`
 * turns them round, and its listings print either way. The order that gives a known manufacturer wins, else the standard's.
 */
export function readManufacturerId(first: number, second: number, third: number): number {
  const standard = first | (second << 8) | (third << 16);
  const reversed = third | (second << 8) | (first << 16);
  return manufacturerName(standard) === null && manufacturerName(reversed) !== null ? reversed : standard;
}

/** Manufacturer id printed as six hex digits, high byte first, by the same rule. */
export function parseManufacturerId(digits: string): number {
  const [high = 0, middle = 0, low = 0] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
  return readManufacturerId(low, middle, high);
}
