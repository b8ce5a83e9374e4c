import type { ComponentClass } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import { isFault, isFaultOf, type Maker, type Observation } from './maker.js';

/** More components of a class than this are "many". */
const spreadLimit = 4;

/** Uncorrectable, and corrected with or without a limit reached (IPMI 2.0 table 42-3, type 0Ch). */
const uncorrectableKeys = ['ipmi/0c/6f/01'];
const correctedKeys = ['ipmi/0c/6f/00', 'ipmi/0c/6f/05'];

/** `spread/<class>/<n>`: how many components of a class report faults; for memory also channels and sockets. */
export const ofSpread: Maker = (events) => {
  const located = new Map<ComponentClass, Map<string, string>>();
  for (const event of events.filter(isFault)) {
    for (const component of event.components) {
      if (component.locator === null) continue;
      const known = located.get(component.class) ?? new Map<string, string>();
      located.set(component.class, known.set(component.locator, event.id));
    }
  }
  const counts = [...located].map(([name, locators]): Observation => [`spread/${name}/${atMost(locators.size)}`, [...locators.values()]]);
  return [...counts, ...memoryPlaces(events)];
};

function memoryPlaces(events: readonly LogEvent[]): Observation[] {
  const places = placesOf(events, 'memory').filter(({ channel, cpu }) => channel !== undefined || cpu !== undefined);
  if (places.length === 0) return [];
  const channels = new Set(places.map(({ cpu, channel }) => `${cpu}/${channel}`)).size;
  const sockets = new Set(places.map(({ cpu }) => cpu)).size;
  return [
    [`spread/channel/${atMost(channels)}`, []],
    [`spread/socket/${atMost(sockets)}`, []],
  ];
}

/** `socket/same|other`: processor and memory faults on one socket, or on two. */
export const ofSockets: Maker = (events) => {
  const [processors, modules] = [socketsWith(events, 'cpu'), socketsWith(events, 'memory')];
  if (processors.size === 0 || modules.size === 0) return [];
  const isShared = [...processors].some((socket) => modules.has(socket));
  return [[`socket/${isShared ? 'same' : 'other'}`, []]];
};

/** `ecc/…`: uncorrectable and corrected errors, on how many modules, and whether on the same. */
export const ofEcc: Maker = (events) => {
  const memory = events.filter((event) => isFaultOf(event, 'memory'));
  const uncorrectable = memory.filter((event) => isOf(event, uncorrectableKeys));
  const corrected = memory.filter((event) => isOf(event, correctedKeys));
  if (uncorrectable.length + corrected.length === 0) return [];
  const [ofUncorrectable, ofCorrected] = [locatorsOf(uncorrectable), locatorsOf(corrected)];
  const relation = uncorrectable.length > 0 && corrected.length > 0 ? relationOf(ofUncorrectable, ofCorrected) : 'one-kind';
  const cited = [uncorrectable[0], corrected[0]].flatMap((event) => (event === undefined ? [] : [event.id]));
  return [
    [`ecc/uncorrectable/${atMost(ofUncorrectable.size)}`, cited],
    [`ecc/corrected/${atMost(ofCorrected.size)}`, cited],
    [`ecc/${uncorrectable.length > 0}-${corrected.length > 0}/${relation}`, cited],
  ];
};

function relationOf(left: ReadonlySet<string>, right: ReadonlySet<string>): string {
  if (left.size === 0 || right.size === 0) return 'unknown-module';
  return [...left].some((locator) => right.has(locator)) ? 'same-module' : 'other-module';
}

function isOf({ event }: LogEvent, keys: readonly string[]): boolean {
  return keys.includes(event.key) || event.aliases.some((alias) => keys.includes(alias));
}

function locatorsOf(events: readonly LogEvent[]): ReadonlySet<string> {
  return new Set(
    events.flatMap(({ components }) => components.flatMap(({ class: name, locator }) => (name === 'memory' ? (locator ?? []) : []))),
  );
}

function placesOf(events: readonly LogEvent[], wanted: ComponentClass) {
  return events
    .filter(isFault)
    .flatMap(({ components }) => components.flatMap(({ class: name, place }) => (name === wanted && place !== null ? [place] : [])));
}

function socketsWith(events: readonly LogEvent[], wanted: ComponentClass): ReadonlySet<string | number> {
  return new Set(placesOf(events, wanted).flatMap(({ cpu }) => cpu ?? []));
}

function atMost(count: number): number {
  return Math.min(spreadLimit, count);
}
