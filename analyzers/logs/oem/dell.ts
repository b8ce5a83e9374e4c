import type { Component } from '#domain/component.js';
import { sensorSpecificType } from '../ipmi/judge-event.js';
import { criticalInterruptType, memoryType, type OemEvent, type OemReading, type OemRule, pciComponent, ruled } from './oem-event.js';

const processorType = 0x07;
const loggingDisabledType = 0x10;
const nonFatalErrorType = 0xc2;
const fatalErrorType = 0xc3;
const internalErrorOffset = 0x0;
const loggingDisabledOffset = 0x0;

/** Offsets at which event data 2 and 3 are the address of a PCIe device. */
const pciOffsets: Readonly<Record<number, readonly number[]>> = {
  [criticalInterruptType]: [0x4, 0x5, 0xa],
  [nonFatalErrorType]: [0x0],
  [fatalErrorType]: [0x0, 0x1],
};
/** Dell's own sensor types, as the standard's critical interrupt: bus uncorrectable and bus fatal error. */
const standardEvents: Readonly<Record<number, OemReading['standard']>> = {
  [nonFatalErrorType]: { key: 'ipmi/13/6f/08', severity: 'warning' },
  [fatalErrorType]: { key: 'ipmi/13/6f/0a', severity: 'critical' },
};
/** DIMMs of one processor by bits 7:4 of event data 2. */
const dimmsPerNode: Readonly<Record<number, number>> = { 8: 4, 9: 6, 10: 8, 11: 9, 12: 12, 13: 24, 14: 3 };
const noCard = 0x0f;
const noBank = 0x0f;
/** PowerEdge servers of the generations that the rule holds for: 8 and 9 (2950), 10 to 13 (R610, T630, C6320). */
const olderServer = /\b(?:[1269][89][05]0|[RTMC][CX]?\d[0-3]\d(?:[a-z]{1,2})?|F[CM]\d[0-3]\d|C6[0-3]\d0)\b/i;

/**
 * Dell (ipmitool 1.8.19 lib/ipmi_sel.c, FreeIPMI 1.6.10): memory events carry a bit mask of DIMMs, internal errors the processor,
 * PCIe errors the slot or the address. From generation 14 on the numbering of DIMMs by this rule is reported to be wrong: there, and where
 * the model is not known, the DIMMs are not named.
 */
export const readDell: OemRule = (event, product) => {
  if (isMemory(event)) return memoryReading(event, product);
  if (event.eventType !== sensorSpecificType) return null;
  if (event.sensorType === processorType && event.offset === internalErrorOffset) return processorReading(event);
  return isPci(event) ? pciReading(event) : null;
};

function isMemory({ sensorType, offset }: OemEvent): boolean {
  return sensorType === memoryType || (sensorType === loggingDisabledType && offset === loggingDisabledOffset);
}

function memoryReading({ data2, data3 }: OemEvent, product: string | null): OemReading | null {
  const [layout, bank] = [data2 >> 4, data2 & 0x0f];
  const slots = bank === noBank || data3 === 0 ? [] : setBits(data3).map((bit) => slotOf(layout, bank * 8 + bit));
  const named = slots.filter((slot) => slot !== null);
  if (named.length === 0) return null;
  if (product !== null && olderServer.test(product)) return { components: named, details: {} };
  return { components: [], details: { dimmsIfBefore14G: named.map((component) => component.locator).join(', ') } };
}

/** Slot by its number from 0: letter of the processor and number within it, or the number alone; null on a memory card. */
function slotOf(layout: number, index: number): Component | null {
  if (layout === noCard) return ruled('memory', `DIMM${index + 1}`, { slot: String(index + 1) });
  const perNode = dimmsPerNode[layout];
  if (perNode === undefined) return null;
  const slot = `${String.fromCharCode(0x41 + Math.trunc(index / perNode))}${(index % perNode) + 1}`;
  return ruled('memory', `DIMM_${slot}`, { slot });
}

function processorReading({ data2, data3 }: OemEvent): OemReading | null {
  const [first] = setBits(data2);
  if (first === undefined) return null;
  const cpu = first + 1;
  return { components: [ruled('cpu', `CPU ${cpu}`, { cpu })], details: { cpu, apicId: data3 } };
}

function isPci({ sensorType, offset }: OemEvent): boolean {
  return pciOffsets[sensorType ?? -1]?.includes(offset ?? -1) ?? false;
}

/** Event data 3 is a slot where bit 7 is set, else the bus; event data 2 is device and function. */
function pciReading({ sensorType, data2, data3 }: OemEvent): OemReading {
  const slot = String(data3 & 0x7f);
  const component = data3 & 0x80 ? ruled('pcie-card', `Slot ${slot}`, { slot }) : pciComponent(data3 & 0x7f, data2);
  const standard = standardEvents[sensorType ?? -1];
  return { components: [component], details: {}, ...(standard === undefined ? {} : { standard }) };
}

function setBits(mask: number): number[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (mask >> bit) & 1);
}
