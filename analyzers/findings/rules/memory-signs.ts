import type { LogEvent } from '#domain/log-event.js';
import type { EventView } from '../event-view.js';
import { eventsOfSign, type Sign } from '../sign.js';

const correctable = {
  findingId: 'memory-correctable-ecc',
  class: 'memory',
  keys: [
    'ipmi/0c/6f/00',
    'redfish/OpenBMC/MemoryECCCorrectable',
    'redfish/OpenBMC/ADDDCCorrectable',
    'dell/MEM0701',
    'dell/MEM0702',
    'dell/MEM0005',
  ],
  text: /(?<!un-?)correct(?:able|ed) (?:memory|ecc)|single-bit (?:memory|ecc)/i,
  isReported: true,
} as const satisfies Sign;

const uncorrectable = {
  findingId: 'memory-uncorrectable-ecc',
  class: 'memory',
  keys: [
    'ipmi/0c/6f/01',
    'redfish/OpenBMC/MemoryECCUncorrectable',
    'dell/MEM0001',
    'dell/UEFI0058',
    'redfish/Platform/MemoryUncorrectableError',
  ],
  text: /un-?correct(?:able|ed) (?:memory|ecc)|multi-bit (?:memory|ecc)/i,
  isReported: true,
} as const satisfies Sign;

/** Signs of IPMI sensor type 0Ch (IPMI 2.0 table 42-3) and of the makers' memory messages. */
export const memorySigns: readonly Sign[] = [
  correctable,
  uncorrectable,
  {
    findingId: 'memory-correctable-storm',
    class: 'memory',
    keys: ['ipmi/0c/6f/05', 'dell/MEM0005', 'dell/MEM0702'],
    text: /(?<!un-?)correctable (?:memory |ecc )?error (?:limit|rate|threshold)/i,
  },
  { findingId: 'memory-correctable-logging-disabled', class: null, keys: ['ipmi/10/6f/00', 'dell/MEM8000'] },
  {
    findingId: 'memory-parity-error',
    class: 'memory',
    keys: ['ipmi/0c/6f/02', 'dell/MEM0002', 'redfish/OpenBMC/MemoryParityCommandAndAddress', 'redfish/OpenBMC/MemoryParityNotKnown'],
    text: /\b(?:address ?(?:\/|and) ?command|command ?(?:\/|and) ?address)\b/i,
  },
  {
    findingId: 'memory-size-reduced',
    class: null,
    keys: ['dell/UEFI0081'],
    text: /\bmemory (?:size|capacity)\b.{0,40}\b(?:reduced|decreased|changed|less than)\b|\bamount of memory has changed\b/i,
  },
  { findingId: 'memory-scrub-failed', class: 'memory', keys: ['ipmi/0c/6f/03'] },
  {
    findingId: 'memory-device-disabled',
    class: 'memory',
    keys: ['ipmi/0c/6f/04', 'dell/MEM0004'],
    text: /memory device .*disabled|dimm .*(?:mapped out|disabled)/i,
    isReported: true,
  },
  {
    findingId: 'memory-configuration-error',
    class: 'memory',
    keys: ['ipmi/0c/6f/07', 'dell/MEM0007', 'dell/MEM1016'],
    text: /unsupported memory configuration/i,
  },
  { findingId: 'memory-throttled', class: 'memory', keys: ['ipmi/0c/6f/09', 'dell/MEM0009'] },
  {
    findingId: 'memory-over-temperature',
    class: 'memory',
    keys: ['ipmi/0c/6f/0a', 'dell/MEM0010', 'dell/TMP0109', 'redfish/OpenBMC/MemoryThermTrip'],
  },
  { findingId: 'memory-over-temperature', class: 'memory', of: 'memory', keys: ['ipmi/01/01/09', 'ipmi/01/01/0b'] },
  { findingId: 'memory-redundancy-lost', class: 'memory', of: 'memory', keys: ['ipmi/0c/0b/01', 'ipmi/0c/0b/02'] },
  {
    findingId: 'memory-redundancy-lost',
    class: 'memory',
    keys: [
      'dell/MEM1201',
      'dell/MEM1205',
      'dell/MEM1208',
      'dell/MEM1212',
      'redfish/OpenBMC/MirroringRedundancyDegraded',
      'redfish/OpenBMC/SparingRedundancyDegraded',
    ],
  },
];

/** What a memory error is, beside what the sensor says of heat and spares. */
const memoryErrors: ReadonlySet<string> = new Set([
  'memory-correctable-ecc',
  'memory-correctable-storm',
  'memory-uncorrectable-ecc',
  'memory-parity-error',
  'memory-device-disabled',
  'memory-configuration-error',
]);

/** Events that report a memory error of any kind, by every maker's key. */
export function memoryErrorEvents(view: EventView): readonly LogEvent[] {
  return memorySigns.filter((sign) => memoryErrors.has(sign.findingId)).flatMap((sign) => eventsOfSign(sign, view));
}

/** Events that report a correctable memory error, by every maker's key. */
export function correctableMemoryEvents(view: EventView): readonly LogEvent[] {
  return eventsOfSign(correctable, view);
}

/** Events that report an uncorrectable memory error, by every maker's key. */
export function uncorrectableMemoryEvents(view: EventView): readonly LogEvent[] {
  return eventsOfSign(uncorrectable, view);
}
