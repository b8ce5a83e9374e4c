import type { LogEvent } from '#domain/log-event.js';
import { componentsOfClass, type EventView } from '../event-view.js';
import { type FindingRule, presentOf, type RuleFinding } from '../finding-rule.js';
import { eventsOfSign, type Sign } from '../sign.js';
import {
  driveFault,
  driveLinkError,
  driveMediaError,
  driveOtherErrors,
  driveOverTemperature,
  drivePredictiveFailure,
  driveRemoved,
  notAnswering,
  nvmeNotAnswering,
} from './drive-signs.js';

/** Signs of a drive that is lost, whoever says so. */
const lost: readonly Sign[] = [driveFault, notAnswering, nvmeNotAnswering, driveRemoved];

/** Two drives with the same trouble share more than bad luck (knowledge of the field, row 60): finding → signs of the trouble. */
const shared: Readonly<Record<string, readonly Sign[]>> = {
  'drive-many-faults': lost,
  'drive-many-link-errors': [driveLinkError],
  'drive-many-other-errors': [driveOtherErrors],
  'drive-many-hot': [driveOverTemperature],
  'drive-many-weak': [driveMediaError, drivePredictiveFailure],
};

const severalDrives: FindingRule = {
  id: 'several-drives',
  produces: Object.keys(shared),
  evaluate: (view) => Object.entries(shared).flatMap(([findingId, signs]) => ofSeveralDrives(findingId, eventsOf(signs, view))),
};

/** Drives lost within this time of each other were lost by one cause. */
const sameMomentSeconds = 60;

const drivesAtOnce: FindingRule = {
  id: 'drives-at-once',
  produces: ['drive-many-at-once'],
  evaluate: (view) => {
    const losses = firstLosses(eventsOf(lost, view));
    const near = losses.filter(({ second }, place) =>
      [losses[place - 1], losses[place + 1]].some((next) => next !== undefined && Math.abs(next.second - second) <= sameMomentSeconds),
    );
    if (near.length === 0) return [];
    const events = near.map(({ event }) => event);
    return [presentOf('drive-many-at-once', null, events)];
  },
};

/** Hours of life at which drives of some firmware stop (HPE a00092758: 32,768; drives of other makers: 40,000), and how near counts. */
const knownHourLimits = [32_768, 40_000];
const hoursBefore = 300;
const hoursAfter = 100;

const hoursAtLimit: FindingRule = {
  id: 'drive-hours-at-limit',
  produces: ['drive-hours-at-known-limit'],
  evaluate: (view) => {
    const events = view
      .ofKey('inventory/drive')
      .filter(({ event }) => isNearLimit(Number.parseInt(String(event.details.powerOnHours), 10)));
    return events.length === 0 ? [] : [presentOf('drive-hours-at-known-limit', null, events)];
  },
};

function isNearLimit(hours: number): boolean {
  return knownHourLimits.some((limit) => hours >= limit - hoursBefore && hours <= limit + hoursAfter);
}

function eventsOf(signs: readonly Sign[], view: EventView): LogEvent[] {
  return [...new Set(signs.flatMap((sign) => eventsOfSign(sign, view)))];
}

function ofSeveralDrives(findingId: string, events: readonly LogEvent[]): RuleFinding[] {
  return drivesOf(events).size < 2 ? [] : [presentOf(findingId, null, events)];
}

/** Labels of the drives that events name. */
function drivesOf(events: readonly LogEvent[]): ReadonlySet<string> {
  return new Set(
    events.flatMap((event) => componentsOfClass(event, 'drive').flatMap((one) => (one.locator === null ? [] : [one.locator]))),
  );
}

const uptime = /^\[ {0,9}(?<seconds>\d{1,10}\.\d{1,9})\]$/;
const dayWithoutYear = /^(?<day>[A-Z][a-z]{2} {1,2}\d{1,2}) (?<clock>\d{2}:\d{2}:\d{2})/;

type Loss = { readonly event: LogEvent; readonly second: number };

/** When each drive was lost first, in the order of time; drives without a time are left out. */
function firstLosses(events: readonly LogEvent[]): Loss[] {
  const losses = new Map<string, Loss>();
  for (const event of events) {
    const second = secondOf(event);
    for (const drive of drivesOf([event])) {
      const known = losses.get(drive);
      if (Number.isFinite(second) && (known === undefined || second < known.second)) losses.set(drive, { event, second });
    }
  }
  return [...losses.values()].sort((left, right) => left.second - right.second);
}

/** The second of an event on the clock that printed it: of the calendar, of a year that nobody printed, or since the kernel started; NaN where none. */
function secondOf({ time: { instant, text } }: LogEvent): number {
  if (instant !== null) return Date.parse(instant) / 1000;
  const running = uptime.exec(text ?? '')?.groups?.seconds;
  const dated = dayWithoutYear.exec(text ?? '')?.groups;
  return running === undefined ? Date.parse(`${dated?.day} 2000 ${dated?.clock} UTC`) / 1000 : Number(running);
}

/** Rules over drives that share a trouble. */
export const severalDriveRules: readonly FindingRule[] = [severalDrives, drivesAtOnce, hoursAtLimit];
