import type { Generator } from '#domain/log-event.js';

/** Software ids of generators by the highest value of byte 7 (IPMI 2.0 Table 5-4); even values are IPMB slave addresses of management controllers. */
const softwareIds = [
  { last: 0x1f, by: 'bios' },
  { last: 0x3f, by: 'smi' },
  { last: 0x5f, by: 'os' },
  { last: 0xff, by: 'oem' },
] as const satisfies readonly { readonly last: number; readonly by: Generator['by'] }[];

/** Generator of a record from its two bytes (IPMI 2.0 §32.1): slave address or software id, then channel and LUN. */
export function readGenerator(id: number, channelAndLun: number): Generator {
  const isSlaveAddress = (id & 1) === 0;
  const by = isSlaveAddress ? 'bmc' : (softwareIds.find((range) => id <= range.last)?.by ?? 'oem');
  return { id, lun: channelAndLun & 0b11, by };
}
