import type { Component } from '#domain/component.js';
import { isEventOfKey, type LogEvent } from '#domain/log-event.js';
import { reliableMs } from './logs/event/chronology.js';

/** Two sources tell the same error within this time. */
const sameErrorMs = 3_000;
/** Corrected and uncorrected memory errors (IPMI 2.0 table 42-3, type 0Ch). */
const errorKeys = ['ipmi/0c/6f/00', 'ipmi/0c/6f/01'];

type Placed = { readonly at: number; readonly source: string; readonly slot: string; readonly locator: string };

/**
 * Takes the locator from memory errors of a channel on which two sources name different modules for one error: wrong decodes are common,
 * so only the channel that they agree on may be said. What they named stays as detail `disputedLocators`. Events of one server;
 * changed events are copies, their number and order stay.
 */
export function disputeDimms(events: readonly LogEvent[]): readonly LogEvent[] {
  const disputed = disputedChannels(events);
  return disputed.size === 0 ? events : events.map((event) => withoutDisputed(event, disputed));
}

/** Channels in dispute, each with the locators that were named. */
function disputedChannels(events: readonly LogEvent[]): ReadonlyMap<string, string> {
  const groups = new Map<string, { readonly channel: string; readonly errors: Placed[] }>();
  for (const event of events) {
    const [key, at, dimm] = [errorKeyOf(event), reliableMs(event), onlyDimm(event)];
    const channel = dimm === null ? null : channelOf(dimm);
    if (key === undefined || at === null || dimm?.locator == null || channel === null) continue;
    const group = groups.get(`${key} ${channel}`) ?? { channel, errors: [] };
    const source = `${event.source.file} ${event.source.format}`;
    group.errors.push({ at, source, slot: dimm.place?.slot ?? '', locator: dimm.locator });
    groups.set(`${key} ${channel}`, group);
  }
  return new Map([...groups.values()].flatMap(({ channel, errors }) => disputeOf(errors).map((named) => [channel, named] as const)));
}

/** The locators of the first error that two sources place differently; in a burst of errors nobody can tell which is which. */
function disputeOf(errors: readonly Placed[]): string[] {
  const sorted = errors.toSorted((left, right) => left.at - right.at);
  const isAlone = (place: number) => {
    const [before, after] = [sorted[place - 1], sorted[place + 2]];
    const [one, other] = [sorted[place], sorted[place + 1]];
    if (one === undefined || other === undefined || other.at - one.at > sameErrorMs) return false;
    return !(before && one.at - before.at <= sameErrorMs) && !(after && after.at - other.at <= sameErrorMs);
  };
  const first = sorted.findIndex(
    (one, place) => one.source !== sorted[place + 1]?.source && one.slot !== sorted[place + 1]?.slot && isAlone(place),
  );
  return first < 0 ? [] : [[sorted[first]?.locator, sorted[first + 1]?.locator].join(', ')];
}

function withoutDisputed(event: LogEvent, disputed: ReadonlyMap<string, string>): LogEvent {
  if (errorKeyOf(event) === undefined) return event;
  const named = event.components.map((component) => disputed.get(channelOf(component) ?? ''));
  const found = named.find((locators) => locators !== undefined);
  if (found === undefined) return event;
  const components = event.components.map((component, place) => (named[place] === undefined ? component : channelOnly(component)));
  return { ...event, components, event: { ...event.event, details: { ...event.event.details, disputedLocators: found } } };
}

function channelOnly({ place, ...component }: Component): Component {
  const { slot: _slot, ...channel } = place ?? {};
  return { ...component, locator: null, place: channel };
}

function errorKeyOf(event: LogEvent): string | undefined {
  return errorKeys.find((key) => isEventOfKey(event, key));
}

function onlyDimm(event: LogEvent): Component | null {
  const dimms = event.components.filter((component) => component.class === 'memory');
  return dimms.length === 1 ? (dimms[0] ?? null) : null;
}

/** Processor and channel of a module; null where its label does not tell both and the slot. */
function channelOf({ class: componentClass, place }: Component): string | null {
  if (componentClass !== 'memory' || place?.cpu === undefined || place.channel === undefined || place.slot === undefined) return null;
  return `${place.cpu}/${place.channel}`;
}
