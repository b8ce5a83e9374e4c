import { componentKey, type Place } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import { eventsByComponent } from '../event-view.js';
import { type FindingRule, presentOf, type RuleFinding } from '../finding-rule.js';
import { correctableMemoryEvents, uncorrectableMemoryEvents } from './memory-signs.js';

/** Uncorrectable errors of a module, with and without corrected ones on the same module. */
const uncorrectablePairs: FindingRule = {
  id: 'memory-same-dimm',
  produces: ['memory-ue-and-ce-same-dimm', 'memory-uncorrectable-without-corrected'],
  evaluate: (view) => {
    const corrected = eventsByComponent(correctableMemoryEvents(view), 'memory');
    return eventsByComponent(uncorrectableMemoryEvents(view), 'memory').flatMap(({ component, events }) => {
      if (component.locator === null) return [];
      const companions = corrected.find((one) => one.component.locator === component.locator);
      if (companions !== undefined) return [presentOf('memory-ue-and-ce-same-dimm', component, [...companions.events, ...events])];
      return view.hasCompleteEventLog ? [presentOf('memory-uncorrectable-without-corrected', component, events)] : [];
    });
  },
};

/** So many channels of one processor, or modules of several, do not go bad by chance. */
const manyChannels = 3;
const manyModules = 4;

/** Every error sits on one named DIMM: what channels and processors would show is not there. */
const noSpread = ['memory-spread-one-channel', 'memory-spread-one-cpu'].map(
  (findingId): RuleFinding => ({ findingId, state: 'absent', component: null, eventIds: [] }),
);

/** Where the DIMMs with errors are: one channel, one processor or several point at different causes (knowledge of the field, rows 1–3). */
const memorySpread: FindingRule = {
  id: 'memory-spread',
  produces: [
    'memory-spread-one-channel',
    'memory-spread-two-dimms',
    'memory-spread-one-cpu',
    'memory-spread-many-dimms',
    'memory-spread-many-cpus',
    'memory-spread-whole-machine',
  ],
  evaluate: (view) => {
    const events = [...correctableMemoryEvents(view), ...uncorrectableMemoryEvents(view)];
    const places = placesOfDimms(events);
    if (places.length === 1 && view.hasCompleteEventLog) return noSpread;
    if (places.length < 2 || places.some((place) => place?.cpu === undefined)) return [];
    return spreadsOf(places).map((findingId) => presentOf(findingId, null, events));
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

/** Where the bad DIMMs sit; channels count only where every label tells its own. Two modules of one processor may be chance. */
function spreadsOf(places: readonly (Place | null)[]): string[] {
  const channels = new Set(places.map((place) => place?.channel));
  if (new Set(places.map((place) => place?.cpu)).size > 1)
    return ['memory-spread-many-cpus', ...(places.length >= manyModules ? ['memory-spread-whole-machine'] : [])];
  if (!channels.has(undefined) && channels.size === 1) return ['memory-spread-one-channel'];
  if (places.length === 2) return ['memory-spread-two-dimms'];
  return ['memory-spread-one-cpu', ...(!channels.has(undefined) && channels.size >= manyChannels ? ['memory-spread-many-dimms'] : [])];
}

/** Rules over which modules report errors. */
export const memorySpreadRules: readonly FindingRule[] = [uncorrectablePairs, memorySpread];
