import type { ComponentClass } from '#domain/component.js';
import type { RegistryMessage } from './registry-message.js';

/** Prefixes of Dell message ids whose messages are all about one class (Dell Event and Error Message Reference: category codes). */
const dellPrefixes: Readonly<Record<string, ComponentClass>> = {
  CPU: 'cpu',
  CPUA: 'cpu',
  FAN: 'fan',
  MEM: 'memory',
  NIC: 'nic',
  PDR: 'drive',
  PSU: 'psu',
  PSUA: 'psu',
  SSD: 'drive',
};

/** Words that name a class beyond doubt. A message that names several classes, or none, has no class. */
const classWords: readonly { readonly class: ComponentClass; readonly words: RegExp }[] = [
  { class: 'memory', words: /\b(?:DIMMs?|memory (?:modules?|devices?|errors?|controllers?))\b/i },
  { class: 'cpu', words: /\b(?:processors?|CPUs?)\b/i },
  { class: 'psu', words: /\b(?:power suppl(?:y|ies)|PSUs?)\b/i },
  { class: 'fan', words: /\bfans?\b/i },
  { class: 'drive', words: /\b(?:physical disks?|hard (?:disk|drive)s?|disk drives?|solid[- ]state drives?|SSDs?)\b/i },
  { class: 'raid-controller', words: /\b(?:RAID|storage|array) controllers?\b/i },
  { class: 'raid-battery', words: /\b(?:controller|cache|array accelerator) (?:battery|batteries|capacitors?)\b/i },
  { class: 'cmos-battery', words: /\b(?:system board|CMOS) battery\b/i },
  { class: 'nic', words: /\b(?:network (?:adapter|interface)s?|NICs?)\b/i },
  { class: 'gpu', words: /\bGPUs?\b/i },
  { class: 'cable', words: /\bcables?\b/i },
  { class: 'backplane', words: /\bbackplanes?\b/i },
];

/** Health categories of HPE iLO events, and subsystems of PELs, that are one class. */
const categories: Readonly<Record<string, ComponentClass>> = {
  Fan: 'fan',
  Memory: 'memory',
  Network: 'nic',
  Processor: 'cpu',
  processor: 'cpu',
  processor_fru: 'cpu',
  processor_unit: 'cpu',
  memory: 'memory',
  memory_dimm: 'memory',
  power_supply: 'psu',
  power_fans: 'fan',
  bmc_firmware: 'bmc',
};

const idPrefix = /^(?<prefix>[A-Z]+)\d/;

/** The class a registry message is about; null where its id, its category and its words do not say it clearly. */
export function guessComponentClass(message: Pick<RegistryMessage, 'id' | 'category' | 'message' | 'description'>): ComponentClass | null {
  const prefix = idPrefix.exec(message.id)?.groups?.prefix ?? '';
  const known = dellPrefixes[prefix] ?? categories[message.category];
  if (known !== undefined) return known;
  const text = `${message.message} ${message.description}`;
  const named = classWords.filter(({ words }) => words.test(text));
  return named.length === 1 ? (named[0]?.class ?? null) : null;
}
