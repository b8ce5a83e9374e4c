import { hexByte } from '../ipmi/event-key.js';
import { sensorSpecificType } from '../ipmi/judge-event.js';
import { memoryType, type OemEvent, type OemReading, type OemRule, ruled } from './oem-event.js';

/** Boards by the name that begins theirs: X7/X8 and H8 number DIMMs in hex; four-socket boards of X9 and later put them on risers. */
const olderBoard = /\b(?:X[5-8]|H8)[A-Z]/i;
const fourSocketBoard = /\b(?:X(?:9Q|10Q|10OB|11Q|11OP)|H8Q)/i;
const laterBoard = /\b(?:X(?:9|1[0-4])|H(?:1[1-4]))[A-Z]/i;
/** Sensor types in which Supermicro's BMC reports its own start. */
const ownSensorTypes: ReadonlySet<number | null> = new Set([0xc8, 0xca, 0xd0]);
const bmcResetData1Offset = 0x0;
const bmcResets = ['unexpected', 'cold', 'warm'] as const;

/**
 * Supermicro: memory events name processor and DIMM (ipmitool 1.8.19 lib/ipmi_sel.c, FreeIPMI 1.6.10). The tools number the channels of
 * the second and later processors in different ways, so there only the processor is given. The board tells the layout.
 */
export const readSupermicro: OemRule = (event, product) => {
  if (event.sensorType === memoryType && event.eventType === sensorSpecificType) return memoryReading(event, product ?? '');
  return ownSensorTypes.has(event.sensorType) ? bmcResetReading(event) : null;
};

function memoryReading({ data2, data3 }: OemEvent, product: string): OemReading | null {
  const cpu = (data3 & 0x03) + 1;
  // Boards of more than four sockets use a third bit, riser boards a fourth.
  if ((data3 & 0x0c) !== 0) return null;
  const slot = slotOf(data2, cpu, product);
  const locator = slot === null ? null : `DIMM${slot}(CPU${cpu})`;
  const place = slot === null ? { cpu } : placeOf(slot, cpu);
  return { components: [ruled('memory', locator, place)], details: { cpu } };
}

/** Label of the slot without processor (`B2`, `3A`), or null where the board or the processor leaves it open. */
function slotOf(data2: number, cpu: number, product: string): string | null {
  if (fourSocketBoard.test(product)) return null;
  if (olderBoard.test(product)) return olderSlot(data2);
  return laterBoard.test(product) && cpu === 1 ? laterSlot(data2) : null;
}

/** Two hex digits as printed on the board: number of the pair, letter of the slot. */
function olderSlot(data2: number): string | null {
  const slot = hexByte(data2).toUpperCase();
  return /^[1-9][A-D]$/.test(slot) ? slot : null;
}

/** Letter of the channel from bits 7:4 (1 = A), number of the slot from bits 3:0 (Ah = 1). */
function laterSlot(data2: number): string | null {
  const [channel, number] = [data2 >> 4, (data2 & 0x0f) - 9];
  return channel >= 1 && number >= 1 && number <= 4 ? `${String.fromCharCode(0x40 + channel)}${number}` : null;
}

function placeOf(slot: string, cpu: number): { cpu: number; channel?: string; slot: string } {
  const [channel = '', number = ''] = slot;
  return /[A-P]/.test(channel) ? { cpu, channel, slot: number } : { cpu, slot };
}

function bmcResetReading({ offset, data2 }: OemEvent): OemReading | null {
  const kind = bmcResets[data2];
  return kind === undefined || offset !== bmcResetData1Offset ? null : { components: [], details: { bmcReset: kind } };
}
