import type { Quantity } from '#domain/log-event.js';

/** Units as IPMI 2.0 Table 43-15 names them, by the spellings of the tools. */
const unitBySpelling: ReadonlyMap<string, string> = new Map([
  ['c', 'degrees C'],
  ['degrees c', 'degrees C'],
  ['f', 'degrees F'],
  ['degrees f', 'degrees F'],
  ['v', 'Volts'],
  ['volts', 'Volts'],
  ['a', 'Amps'],
  ['amps', 'Amps'],
  ['w', 'Watts'],
  ['watts', 'Watts'],
  ['rpm', 'RPM'],
  ['%', 'percent'],
  ['percent', 'percent'],
]);
const quantity = /^(?<value>[+-]?\d{1,15}(?:\.\d{1,9})?)(?: ?(?<unit>[^\d ].{0,30}))?$/;

/** Reads `96.00 degrees C`, `0.5` or `300 RPM`; null where the text is not a number with a unit (FreeIPMI prints raw bytes as `33h`). */
export function parseQuantity(text: string): Quantity | null {
  const found = quantity.exec(text.trim())?.groups;
  const unit = found?.unit?.trim();
  if (!found || unit === 'h') return null;
  return { value: Number(found.value), unit: unit === undefined ? null : unitName(unit) };
}

/** Name of a unit in the spelling of IPMI, or as printed where it is none of them. */
function unitName(spelling: string): string {
  return unitBySpelling.get(spelling.toLowerCase()) ?? spelling;
}
