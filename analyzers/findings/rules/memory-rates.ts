import { isEventOfKey, type LogEvent } from '#domain/log-event.js';
import { countOf, type EventView, eventsByComponent } from '../event-view.js';
import { type FindingRule, presentOf, type RuleFinding } from '../finding-rule.js';
import { correctableMemoryEvents } from './memory-signs.js';
import { isSoonAfter } from './order-of-events.js';

/** More corrected errors on one DIMM in one incident than a single worn cell gives. */
const stormCount = 10;
/** Corrected errors of one DIMM in a day from which makers replace it (Sun Fire X4240 diagnostics guide p. 12). */
const dailyCount = 24;
const dayMs = 24 * 60 * 60 * 1000;

/** Corrected errors of one DIMM: many of them, or many within a day. */
const correctedRates: FindingRule = {
  id: 'memory-rates',
  produces: ['memory-correctable-storm', 'memory-correctable-rate-high'],
  evaluate: (view) =>
    eventsByComponent(correctableMemoryEvents(view), 'memory').flatMap(({ component, events }) => [
      ...(countOf(events) >= stormCount ? [presentOf('memory-correctable-storm', component, events)] : []),
      ...(component.locator !== null && busiestDayCount(events) >= dailyCount
        ? [presentOf('memory-correctable-rate-high', component, events)]
        : []),
    ]),
};

/** Most errors within any 24 hours; events whose clock was not set take no part. */
function busiestDayCount(events: readonly LogEvent[]): number {
  const timed = events
    .flatMap((event) => (event.time.instant === null || !event.time.reliable ? [] : [{ at: Date.parse(event.time.instant), event }]))
    .sort((left, right) => left.at - right.at);
  let first = 0;
  let [count, most] = [0, 0];
  for (const { at, event } of timed) {
    count += countOf([event]);
    for (let oldest = timed[first]; oldest !== undefined && at - oldest.at > dayMs; oldest = timed[first]) {
      count -= countOf([oldest.event]);
      first += 1;
    }
    most = Math.max(most, count);
  }
  return most;
}

/** Corrected errors that print where they are, on one module: at one place again and again, or spread over it. */
const fewErrors = 3;
const manyAddresses = 5;

const memoryAddresses: FindingRule = {
  id: 'memory-addresses',
  produces: ['memory-errors-one-address', 'memory-errors-same-row', 'memory-errors-many-addresses'],
  evaluate: (view) =>
    eventsByComponent(correctableMemoryEvents(view), 'memory').flatMap(({ component, events }) =>
      component.locator === null ? [] : placesOf(component, events),
    ),
};

function placesOf(component: RuleFinding['component'], events: readonly LogEvent[]): RuleFinding[] {
  const placed = events.filter((event) => event.event.details.address !== undefined);
  const addresses = new Set(placed.map((event) => event.event.details.address));
  if (placed.length >= fewErrors && addresses.size === 1) return [presentOf('memory-errors-one-address', component, placed)];
  const inRows = events.filter((event) => rowOf(event) !== null);
  if (inRows.length >= fewErrors && new Set(inRows.map(rowOf)).size === 1) return [presentOf('memory-errors-same-row', component, inRows)];
  return addresses.size >= manyAddresses ? [presentOf('memory-errors-many-addresses', component, placed)] : [];
}

/** Rank, bank group, bank and row of an error, as far as printed; null without a row. */
function rowOf({ event: { details } }: LogEvent): string | null {
  if (details.row === undefined) return null;
  return [details.rank, details.bg ?? details.bankGroup, details.ba ?? details.bank, details.row].map((each) => each ?? '').join('/');
}

/** So many modules that went bad together after a change of firmware did not wear out. */
const manyModules = 4;
const firmwareWords = /\b(?:bios|uefi|firmware)\b|固件/i;
const dayIn = /\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?/;

/** Corrected errors of many modules that begin after the firmware changed, by the log or as a person states: what came first decides. */
const afterFirmwareChange: FindingRule = {
  id: 'memory-after-firmware-change',
  produces: ['memory-errors-after-firmware-change'],
  evaluate: (view) => {
    const errors = correctableMemoryEvents(view);
    const modules = eventsByComponent(errors, 'memory').filter(({ component }) => component.locator !== null);
    if (modules.length < manyModules) return [];
    const changes = firmwareChanges(view)
      .filter((change) => errors.every((event) => isBefore(change, event)))
      .filter((change) => errors.some((event) => isSoonAfter(change, event)));
    const isStated = (view.history.recentChanges ?? []).some((change) => isChangeBefore(change, errors));
    return changes.length === 0 && !isStated ? [] : [presentOf('memory-errors-after-firmware-change', null, [...changes, ...errors])];
  },
};

/** IPMI 2.0 table 42-3, type 2Bh: firmware or software change detected, and found to be good. */
function firmwareChanges(view: EventView): readonly LogEvent[] {
  return view.log.filter((event) => isEventOfKey(event, 'ipmi/2b/6f/01') || isEventOfKey(event, 'ipmi/2b/6f/07'));
}

/** A stated change of firmware whose day, where one is named, is not after the first error. */
function isChangeBefore(change: string, errors: readonly LogEvent[]): boolean {
  const day = dayIn.exec(change)?.[0];
  return firmwareWords.test(change) && (day === undefined || errors.every(({ time }) => time.instant === null || day <= time.instant));
}

/** By time where both clocks were set, else by place in the source. */
function isBefore(one: LogEvent, other: LogEvent): boolean {
  if (one.time.reliable && other.time.reliable && one.time.instant !== null && other.time.instant !== null)
    return one.time.instant < other.time.instant;
  return one.order < other.order;
}

/** Rules over how many memory errors there are, where on the module, and since when. */
export const memoryRateRules: readonly FindingRule[] = [correctedRates, memoryAddresses, afterFirmwareChange];
