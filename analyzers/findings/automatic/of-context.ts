import { isFault, isFaultOf, type Maker } from './maker.js';

/** Kinds of faults or states from which on there are "many". */
const manyKinds = 6;

/**
 * `context/<finding>/<who reports faults>`: an expert finding beside memory faults is another observation than without any
 * ("a processor error with no memory event", INFERENCE §3).
 */
export const ofContext: Maker = (events, expert) => {
  const hasMemory = events.some((event) => isFaultOf(event, 'memory'));
  const hasProcessor = events.some((event) => isFaultOf(event, 'cpu'));
  const context = hasMemory ? (hasProcessor ? 'memory-and-cpu' : 'memory') : hasProcessor ? 'cpu' : 'neither';
  const present = expert.filter(({ state }) => state === 'present');
  return [
    [`context/${context}`, []],
    ...present.map(({ findingId, eventIds }) => [`context/${findingId}/${context}`, eventIds.slice(0, 1)] as const),
  ];
};

/** `finding/<finding>`: an expert finding by itself: how much more, or less, it says of a group of faults than the expert thinks. */
export const ofFindings: Maker = (_, expert) =>
  expert.filter(({ state }) => state === 'present').map(({ findingId, eventIds }) => [`finding/${findingId}`, eventIds.slice(0, 1)]);

/** `extent/<what>/<how much>`: rows (in powers of two), kinds of states, kinds of faults. */
export const ofExtent: Maker = (events) => {
  const faults = new Set(events.filter(isFault).map(({ event }) => event.key)).size;
  const states = new Set(events.filter((event) => !isFault(event)).map(({ event }) => event.key)).size;
  const rows = Math.floor(Math.log2(events.length + 1));
  return [`rows/${rows}`, `faults/${Math.min(manyKinds, faults)}`, `states/${Math.min(manyKinds, Math.floor(states / 2))}`].map((what) => [
    `extent/${what}`,
    [],
  ]);
};
