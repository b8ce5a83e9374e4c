/** Names under which a message prints the numbers of the part it is about, and the names of our details. */
const detailByLabel: Readonly<Record<string, string>> = {
  sn: 'serialNumber',
  'serial number': 'serialNumber',
  序列号: 'serialNumber',
  pn: 'partNumber',
  'part number': 'partNumber',
  bn: 'bomNumber',
  'bom number': 'bomNumber',
  bom: 'bomNumber',
  编码: 'partNumber',
  部件号: 'partNumber',
};
const labelled =
  /(?<![\w-])(?<label>SN|Serial Number|PN|Part Number|BN|BOM(?: Number)?|序列号|部件号|编码)\s?[:：=]\s?(?<value>[\w./-]{3,40})/gi;
const searchedCharacters = 1_000;

/** Serial, part and BOM numbers in a message (`… (SN: 210305, BN: 06200213)`); the first of each, empty where there are none. */
export function detailsOfMessage(text: string): Record<string, string> {
  const details: Record<string, string> = {};
  for (const match of text.slice(0, searchedCharacters).matchAll(labelled)) {
    const name = detailByLabel[match.groups?.label?.toLowerCase() ?? ''];
    const value = match.groups?.value;
    if (name !== undefined && value !== undefined && !Object.hasOwn(details, name)) details[name] = value;
  }
  return details;
}
