import type { LogEvent } from '#domain/log-event.js';
import { groupByKeys } from './group-by-keys.js';
import type { PlacedRow } from './placed-rows.js';

const dayMs = 86_400_000;
/** Who says the same on more days than this is a constant voice: it dates nothing, and must not hold two incidents together. More than a week of one warning; nobody lets a server crash daily for a month. */
const constantDays = { ok: 8, warning: 8, critical: 31 } as const;

/** True for a row that shows something wrong. States, acts and presence rows are none; nor is a recovery whose beginning the log shows: it follows that. */
export function isSign({ event, severity }: LogEvent): boolean {
  if (event.meaning === 'fault') return true;
  if (event.meaning === 'recovery') return event.state.pairedWith === null;
  return event.meaning === 'unknown' && (severity.derived !== 'ok' || event.role !== null);
}

/** Signs apart: those that date an incident, and the constant voices, each with all its rows. */
export function constantVoices(signs: readonly PlacedRow[]): { readonly dating: PlacedRow[]; readonly voices: PlacedRow[][] } {
  const byVoice = groupByKeys(signs, ({ event }) => [voiceOf(event)]);
  const voices = [...byVoice.values()].filter(isConstant);
  const constant = new Set(voices.flat());
  return { dating: signs.filter((row) => !constant.has(row)), voices };
}

function isConstant(rows: readonly PlacedRow[]): boolean {
  const days = new Set(rows.map(({ atMs }) => Math.floor(atMs / dayMs)));
  return rows.every(({ event }) => days.size >= constantDays[event.severity.derived]);
}

/** One sensor or part saying one thing. */
function voiceOf({ event, sensor, components }: LogEvent): string {
  const parts = components.map((component) => `${component.class}/${component.locator ?? ''}`);
  return [event.key, sensor?.name ?? sensor?.number ?? '', ...parts].join(' ');
}
