import type { Generator, LogEvent } from '#domain/log-event.js';
import { readGenerator } from '../../ipmi/generators.js';
import { sensorTypeCode } from '../../ipmi/sensor-types.js';

/** Threshold crossings as ipmiutil words them: `[asserted, deasserted]` by offset (ipmiutil 2.7–3.1, `isel.c`). No trigger byte is printed behind them. */
const thresholdTexts = [
  ['Lo Noncrit thresh', 'LoN thresh OK now'],
  ['Lo NoncritH OK now', 'LoNoncrit thresh'],
  ['Lo Crit thresh', 'LoC thresh OK now'],
  ['Lo CritHi OK now', 'LoCritHi thresh'],
  ['Lo Unrec thresh', 'LoU thresh OK now'],
  ['Lo UnrecH OK now', 'LoUnrecH thresh'],
  ['Hi NoncritL OK now', 'HiNoncrit thresh'],
  ['Hi Noncrit thresh', 'HiN thresh OK now'],
  ['Hi CritLo OK now', 'HiCritLo thresh'],
  ['Hi Crit thresh', 'HiC thresh OK now'],
  ['Hi UnrecL OK now', 'HiURecLo thresh'],
  ['Hi Unrec thresh', 'HiU thresh OK now'],
] as const satisfies readonly (readonly [asserted: string, deasserted: string])[];

/** Sensor types that ipmiutil calls by names of its own. */
const typeByName: Readonly<Record<string, number>> = {
  'platform security': 0x05,
  'security violation': 0x06,
  'fru sensor': 0x0b,
  watchdog_1: 0x11,
  board: 0x15,
  watchdog_2: 0x23,
  sessionaudit: 0x2a,
};
const numberedType = /^(?:reserved|OEM)\((?<code>[0-9a-f]{2})\)$/i;
const osStopType = 0x20;
const slotType = 0x21;

/** Words of the tool for sensor-specific offsets that are not those of the standard, by sensor type. Needed where no bytes are printed (`-c`). */
const offsetByWords: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  15: { hang: 0x1, prog: 0x2 },
  19: { 'IOch NMI': 0x2, 'Bus Warn': 0x7 },
  29: { 'Power Up': 0x0, 'Warm Reset': 0x2, 'PXE Boot': 0x3, RestartCause: 0x7 },
  33: {
    Fault: 0x0,
    Identify: 0x1,
    Inserted: 0x2,
    InsReady: 0x3,
    RemReady: 0x4,
    PowerOff: 0x5,
    RemRequest: 0x6,
    Interlock: 0x7,
    Disabled: 0x8,
  },
  35: { Expired: 0x0, 'Hard Reset action': 0x1, 'Power down action': 0x2, 'Power cycle action': 0x3 },
};

/** Slave address or software id behind the words of the source column (IPMI 2.0 Table 5-4). */
const generatorByWord: Readonly<Record<string, number>> = {
  BMC: 0x20,
  ME: 0x2c,
  HSC: 0xc0,
  HSC0: 0xc0,
  HSC1: 0xc2,
  BIOS: 0x01,
  EFI: 0x01,
  SMI: 0x21,
  Sms: 0x41,
};

/** Code of a sensor type as ipmiutil prints it. The tool calls slots `OS Critical Stop` as well; their events tell them apart. Null where it names none. */
export function ipmiutilSensorType(name: string, eventText: string): number | null {
  const code = numberedType.exec(name)?.groups?.code;
  if (code !== undefined) return Number.parseInt(code, 16);
  const known = typeByName[name.toLowerCase()] ?? sensorTypeCode(name);
  return known === osStopType && ipmiutilOffset(slotType, eventText) !== null ? slotType : known;
}

/** Sensor-specific offset of words that only this tool prints; null for any other text. */
export function ipmiutilOffset(sensorType: number | null, text: string): number | null {
  return offsetByWords[sensorType ?? -1]?.[text] ?? null;
}

/** Offset and direction of a threshold event's wording; null for any other text. */
export function ipmiutilThreshold(
  text: string,
): { readonly offset: number; readonly direction: NonNullable<LogEvent['direction']> } | null {
  const offset = thresholdTexts.findIndex(([asserted, deasserted]) => asserted === text || deasserted === text);
  return offset === -1 ? null : { offset, direction: thresholdTexts[offset]?.[0] === text ? 'assertion' : 'deassertion' };
}

/** Generator behind the source column; null where the word is not known. The LUN is not printed. */
export function ipmiutilGenerator(word: string): Generator | null {
  const id = generatorByWord[word];
  return id === undefined ? null : { ...readGenerator(id, 0), lun: null };
}
