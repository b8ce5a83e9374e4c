import { sensorSpecificType } from '../ipmi/judge-event.js';
import { criticalInterruptType, memoryType, type OemEvent, type OemReading, type OemRule, pciComponent, ruled } from './oem-event.js';

const redundancyType = 0x0b;
const powerSupplyType = 0x08;
const firmwareType = 0x0f;
const firstOemType = 0x70;
/** Sensors of the BIOS that report PCI and PCI Express errors; the others of this type report processor links. */
const pciSensors: ReadonlySet<number | null> = new Set([0x03, 0x04, 0x05, 0x14]);
const eccOffsets: ReadonlySet<number | null> = new Set([0x0, 0x1]);

/** Boards of Intel by how their BIOS codes a memory error: from Xeon Scalable on, and those of Xeon E5 v3 and v4. */
const scalableBoard = /\b(?:S2600(?:WF|BP|ST)|S9[26]00|M50|M70|D50|D40|R[12][23]08WF|R[12]224WF)/i;
const e5Board = /\bS2600(?:WT|KP|TP|CW|CO)/i;
/** Channels of the four processors of an E5 board, as printed on it. */
const e5Channels = ['ABCD', 'EFGH', 'JKLM', 'NPRT'] as const;

/** Which part of a supply failed or will fail, event data 2 of its status sensor (Intel's guides to event logs of S5520 and S2600 boards). */
const supplyFaults: Readonly<Record<number, string>> = {
  1: 'output voltage',
  2: 'output power',
  3: 'output current',
  4: 'over-temperature',
  5: 'fan',
  6: 'input voltage',
};

/**
 * Intel boards (openbmc/intel-ipmi-oem for Xeon Scalable; Intel's guide to event logs of Xeon E5 v3 platforms, as FreeIPMI 1.6.10 reads it):
 * what failed in a supply, and of events that the BIOS or its SMI handler wrote the module of a memory error, address of a PCIe error, POST code.
 * The layouts of memory errors differ by board: on a board of neither family the module is not named.
 */
export const readIntel: OemRule = (event, product) => {
  if (isSupplyFault(event)) return supplyReading(event);
  if (event.by !== 'bios' && event.by !== 'smi') return null;
  if (event.sensorType === memoryType) return memoryReading(event, product ?? '');
  if (event.sensorType === criticalInterruptType && isPci(event)) {
    return { components: [pciComponent(event.data2, event.data3)], details: {} };
  }
  return isPostError(event) ? postReading(event) : null;
};

function isSupplyFault({ sensorType, eventType, offset }: OemEvent): boolean {
  return sensorType === powerSupplyType && eventType === sensorSpecificType && (offset === 0x1 || offset === 0x2);
}

function supplyReading({ data2 }: OemEvent): OemReading | null {
  const supplyFault = supplyFaults[data2];
  return supplyFault === undefined ? null : { components: [], details: { supplyFault } };
}

function memoryReading(event: OemEvent, product: string): OemReading | null {
  if (event.eventType === sensorSpecificType && eccOffsets.has(event.offset)) return eccReading(event, product);
  if (event.eventType === redundancyType) return mirrorReading(event, product);
  return null;
}

function eccReading({ data2, data3 }: OemEvent, product: string): OemReading | null {
  if (scalableBoard.test(product)) return codedModule(data3 >> 4, data3 & 0x0f, data2 >> 4, { rank: data2 & 0x0f });
  return e5Board.test(product) ? e5Module(data3, { rank: data2 & 0x03 }) : null;
}

function mirrorReading({ data2, data3 }: OemEvent, product: string): OemReading | null {
  const details = { mirrorPair: data2 >> 4, rank: data2 & 0x03 };
  if (scalableBoard.test(product)) return codedModule(data3 >> 5, (data3 >> 2) & 0x07, data3 & 0x03, details);
  return e5Board.test(product) ? e5Module(data3, details) : null;
}

/** Numbers as coded, from 0: no source says how the board labels them. */
function codedModule(socket: number, channel: number, dimm: number, details: OemReading['details']): OemReading {
  const place = { cpu: socket, channel: String(channel), slot: String(dimm) };
  return { components: [ruled('memory', `socket ${socket} channel ${channel} DIMM ${dimm}`, place)], details: { socket, ...details } };
}

/** Bits 7:5 socket, 4:3 channel, 2:0 module; the letters of the channels go on from socket to socket. */
function e5Module(data3: number, details: OemReading['details']): OemReading | null {
  const [socket, dimm] = [data3 >> 5, (data3 & 0x07) + 1];
  const channel = e5Channels[socket]?.[(data3 >> 3) & 0x03];
  if (channel === undefined || dimm > 3) return null;
  const place = { cpu: socket + 1, channel, slot: String(dimm) };
  return { components: [ruled('memory', `DIMM_${channel}${dimm}`, place)], details };
}

function isPci({ sensorNumber, eventType }: OemEvent): boolean {
  return pciSensors.has(sensorNumber) && eventType !== null && eventType >= sensorSpecificType && eventType < firstOemType + 0x10;
}

function isPostError({ sensorType, eventType, offset }: OemEvent): boolean {
  return sensorType === firmwareType && eventType === sensorSpecificType && offset === 0x0;
}

/** Low byte in event data 2, high byte in event data 3; printed as the BIOS shows it. */
function postReading({ data2, data3 }: OemEvent): OemReading {
  const postCode = ((data3 << 8) | data2).toString(16).toUpperCase().padStart(4, '0');
  return { components: [], details: { postCode } };
}
