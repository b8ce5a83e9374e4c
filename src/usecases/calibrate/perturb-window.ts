import type { LogEvent } from '#domain/log-event.js';

/** Share of rows that are dropped, and most rows of a neighbouring boot that are added. */
const droppedShare = 0.3;
const addedRows = 20;

/**
 * The rows of an incident as another cut of the log might have given them (INFERENCE §4): 30 % dropped, rows of a neighbouring boot added
 * where the log has any. Deterministic: the same log and seed give the same rows; one row at least stays.
 */
export function perturbWindow(incident: readonly LogEvent[], log: readonly LogEvent[], seed: string): LogEvent[] {
  const random = createRandom(seed);
  const kept = incident.filter(() => random() >= droppedShare);
  return [...(kept.length > 0 ? kept : incident.slice(0, 1)), ...neighbours(incident, log)];
}

/** Rows that stand just before the incident in the log, else just after it. */
function neighbours(incident: readonly LogEvent[], log: readonly LogEvent[]): readonly LogEvent[] {
  const inside = new Set(incident.map((event) => event.id));
  const first = log.findIndex((event) => inside.has(event.id));
  const before = log.slice(0, Math.max(0, first)).slice(-addedRows);
  if (before.length > 0) return before;
  const last = log.findLastIndex((event) => inside.has(event.id));
  return log.slice(last + 1).slice(0, addedRows);
}

/** Numbers from 0 to 1 that look random: mulberry32 (Ettinger 2017) from an FNV-1a hash of the seed. */
function createRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
