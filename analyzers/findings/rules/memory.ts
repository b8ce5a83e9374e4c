import { componentKey, type Place } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import { componentsOfClass, countOf, type EventView, eventsByComponent } from '../event-view.js';
import { type FindingRule, presentOf, type RuleFinding } from '../finding-rule.js';
import { eventsOfSign, ruleOfSigns, type Sign } from '../sign.js';

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
  keys: ['ipmi/0c/6f/01', 'redfish/OpenBMC/MemoryECCUncorrectable', 'dell/MEM0001', 'redfish/Platform/MemoryUncorrectableError'],
  text: /un-?correct(?:able|ed) (?:memory|ecc)|multi-bit (?:memory|ecc)/i,
  isReported: true,
} as const satisfies Sign;

/** Signs of IPMI sensor type 0Ch (IPMI 2.0 table 42-3) and of the vendors' memory messages. */
const memorySigns: readonly Sign[] = [
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
  { findingId: 'memory-self-heal-succeeded', class: 'memory', keys: ['dell/MEM0804'], matchesState: true },
  { findingId: 'memory-self-heal-failed', class: 'memory', keys: ['dell/MEM0805'] },
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

/** Events that report an uncorrectable memory error, by every maker's key. */
export function uncorrectableMemoryEvents(view: EventView): readonly LogEvent[] {
  return eventsOfSign(uncorrectable, view);
}

/** More corrected errors on one DIMM in one incident than a single worn cell gives. */
const stormCount = 10;

const memoryStorm: FindingRule = {
  id: 'memory-storm',
  produces: ['memory-correctable-storm'],
  evaluate: (view) =>
    eventsByComponent(eventsOfSign(correctable, view), 'memory')
      .filter(({ events }) => countOf(events) >= stormCount)
      .map(({ component, events }) => ({
        findingId: 'memory-correctable-storm',
        state: 'present',
        component,
        eventIds: events.map((event) => event.id),
      })),
};

/** Corrected errors that print an address, on one module: at one place again and again, or spread over it. */
const fewErrors = 3;
const manyAddresses = 5;

const memoryAddresses: FindingRule = {
  id: 'memory-addresses',
  produces: ['memory-errors-one-address', 'memory-errors-many-addresses'],
  evaluate: (view) =>
    eventsByComponent(eventsOfSign(correctable, view), 'memory').flatMap(({ component, events }) => {
      const placed = events.filter((event) => event.event.details.address !== undefined);
      const addresses = new Set(placed.map((event) => event.event.details.address));
      if (component.locator === null || placed.length < fewErrors) return [];
      if (addresses.size === 1) return [presentOf('memory-errors-one-address', component, placed)];
      return addresses.size >= manyAddresses ? [presentOf('memory-errors-many-addresses', component, placed)] : [];
    }),
};

const memorySameDimm: FindingRule = {
  id: 'memory-same-dimm',
  produces: ['memory-ue-and-ce-same-dimm'],
  evaluate: (view) => {
    const corrected = eventsByComponent(eventsOfSign(correctable, view), 'memory');
    return eventsByComponent(eventsOfSign(uncorrectable, view), 'memory').flatMap(({ component, events }) => {
      const companions = corrected.find((one) => one.component.locator === component.locator);
      if (companions === undefined || component.locator === null) return [];
      return [
        {
          findingId: 'memory-ue-and-ce-same-dimm',
          state: 'present' as const,
          component,
          eventIds: [...companions.events, ...events].map((event) => event.id),
        },
      ];
    });
  },
};

/** So many channels of one processor do not go bad by chance. */
const manyChannels = 3;

/** Every error sits on one named DIMM: what channels and processors would show is not there. */
const noSpread = ['memory-spread-one-channel', 'memory-spread-one-cpu'].map(
  (findingId): RuleFinding => ({ findingId, state: 'absent', component: null, eventIds: [] }),
);

/** Where the DIMMs with errors are: one channel, one processor or several point at different causes (knowledge of the field, rows 1–3). */
const memorySpread: FindingRule = {
  id: 'memory-spread',
  produces: ['memory-spread-one-channel', 'memory-spread-one-cpu', 'memory-spread-many-dimms', 'memory-spread-many-cpus'],
  evaluate: (view) => {
    const events = [...eventsOfSign(correctable, view), ...eventsOfSign(uncorrectable, view)];
    const places = placesOfDimms(events);
    if (places.length === 1 && view.hasCompleteEventLog) return noSpread;
    if (places.length < 2 || places.some((place) => place?.cpu === undefined)) return [];
    const eventIds = [...new Set(events.map((event) => event.id))];
    return spreadsOf(places).map((findingId) => ({ findingId, state: 'present', component: null, eventIds }));
  },
};

function placesOfDimms(events: readonly LogEvent[]): (Place | null)[] {
  const dimms = events.flatMap((event) => event.components.filter((one) => one.class === 'memory' && one.locator !== null));
  const named = [...new Map(dimms.map((dimm) => [componentKey(dimm), dimm])).values()];
  // Linux counts what the board names: one DIMM under both labels is no spread.
  const counted = named.filter((dimm) => edacLabel.test(dimm.locator ?? ''));
  const labelled = named.filter((dimm) => !counted.includes(dimm));
  return (counted.length > labelled.length ? counted : labelled).map((dimm) => dimm.place);
}

const edacLabel = /#\d{1,2}_?(?:(?:MC|Ha)#\d{1,2}_)?Chan(?:nel)?#\d/i;

/** Where the bad DIMMs sit; channels count only where every label tells its own. */
function spreadsOf(places: readonly (Place | null)[]): string[] {
  if (new Set(places.map((place) => place?.cpu)).size > 1) return ['memory-spread-many-cpus'];
  const channels = new Set(places.map((place) => place?.channel));
  if (channels.has(undefined)) return ['memory-spread-one-cpu'];
  if (channels.size === 1) return ['memory-spread-one-channel'];
  return ['memory-spread-one-cpu', ...(channels.size >= manyChannels ? ['memory-spread-many-dimms'] : [])];
}

/** A DIMM that was there and is no longer reported, or that POST cannot use. */
const memoryPresence: FindingRule = {
  id: 'memory-presence',
  produces: ['memory-presence-lost', 'memory-post-error'],
  evaluate: (view) => [
    ...view
      .ofKey('ipmi/0c/6f/06')
      .filter((event) => event.direction === 'deassertion' && !isAssertedToo(view, event))
      .flatMap((event) => componentsOfClass(event, 'memory').map((component) => presentOf('memory-presence-lost', component, [event]))),
    ...view
      .ofKey('ipmi/0f/6f/00')
      .filter(isMemoryPostError)
      .map((event) => presentOf('memory-post-error', null, [event])),
    ...view.events
      .filter(
        (event) =>
          event.event.class === 'message' &&
          /post error:? ?2\d\d|memory (?:initiali[sz]ation|training) (?:error|failed|failure)/i.test(event.event.text),
      )
      .map((event) => presentOf('memory-post-error', null, [event])),
  ],
};

/** Presence that goes and comes back is a restart, not a lost part. */
function isAssertedToo(view: EventView, lost: LogEvent): boolean {
  return view
    .ofKey('ipmi/0c/6f/06')
    .some(
      (event) =>
        event.direction === 'assertion' && event.sensor?.name === lost.sensor?.name && event.sensor?.number === lost.sensor?.number,
    );
}

/** Firmware errors that say memory (IPMI 2.0 table 42-3, type 0Fh offset 0, event data 2: no memory, no usable memory). */
export function isMemoryPostError(event: LogEvent): boolean {
  return /memory/i.test(String(event.event.details.firmwareError ?? ''));
}

/**
 * A complete log that says nothing of memory at all: one observation, and a reliable one, where the single absences are bounded.
 * Said only when absent; when present, the signs themselves speak.
 */
const memorySilence: FindingRule = {
  id: 'memory-silence',
  produces: ['memory-any-event'],
  evaluate: (view) => {
    const hasEvent = view.faults.some((event) => event.components.some((one) => one.class === 'memory'));
    return hasEvent || !view.hasCompleteEventLog ? [] : [{ findingId: 'memory-any-event', state: 'absent', component: null, eventIds: [] }];
  },
};

/** Rules over memory events. */
export const memoryRules: readonly FindingRule[] = [
  ruleOfSigns('memory-signs', memorySigns),
  memoryStorm,
  memoryAddresses,
  memorySameDimm,
  memorySpread,
  memoryPresence,
  memorySilence,
];
