import { type ComponentClass, componentKey } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import { groupByKeys } from './group-by-keys.js';
import type { PlacedRow } from './placed-rows.js';

/** Signs that belong together over quiet gaps: what one part reports, or one sign that comes back. `part` = the label of the part, '' for a sign. */
export type Thread = { readonly id: string; readonly kind: 'part' | 'sign'; readonly part: string; readonly rows: readonly PlacedRow[] };

const dayMs = 86_400_000;
/** Memory cells and disk surfaces wear: between the first corrected error and the last failure lies a season. */
const wearGapMs = 90 * dayMs;
/** What another part does again within a month is the same story; after that somebody has repaired it. */
const partGapMs = 30 * dayMs;
/** The same sign within a week, also on a second part of the class: what both share is suspected first. */
const signGapMs = 7 * dayMs;
const wearing: ReadonlySet<ComponentClass> = new Set(['memory', 'drive']);

/** The threads that each row of a time line, oldest first, belongs to: one for each part it names, one for what it says. */
export function threadsOf(signs: readonly PlacedRow[]): ReadonlyMap<PlacedRow, readonly Thread[]> {
  const byRow = new Map<PlacedRow, Thread[]>();
  const add = (kind: Thread['kind'], groups: Map<string, PlacedRow[]>, gapOf: (key: string) => number) => {
    for (const [key, rows] of groups) {
      splitAtGaps(rows, gapOf(key)).forEach((part, index) => {
        const label = kind === 'part' ? key.slice(key.indexOf('/') + 1) : '';
        const thread = { id: `${kind} ${key} ${index}`, kind, part: label, rows: part };
        for (const row of part) byRow.set(row, [...(byRow.get(row) ?? []), thread]);
      });
    }
  };
  add(
    'part',
    groupByKeys(signs, ({ event }) => partsOfEvent(event)),
    (key) => (wearing.has(key.split('/')[0] as ComponentClass) ? wearGapMs : partGapMs),
  );
  add(
    'sign',
    groupByKeys(signs, ({ event }) => signOfEvent(event)),
    () => signGapMs,
  );
  return byRow;
}

function partsOfEvent({ components }: LogEvent): string[] {
  return [...new Set(components.filter(({ locator }) => locator !== null).map((component) => componentKey(component)))];
}

function signOfEvent({ event, components }: LogEvent): string[] {
  return event.meaning === 'fault' && event.key !== 'unknown' ? [`${event.key} ${components[0]?.class ?? ''}`] : [];
}

function splitAtGaps(rows: readonly PlacedRow[], gapMs: number): PlacedRow[][] {
  const parts: PlacedRow[][] = [];
  rows.forEach((row, index) => {
    const previous = rows[index - 1];
    if (previous === undefined || row.atMs - previous.atMs > gapMs) parts.push([row]);
    else parts.at(-1)?.push(row);
  });
  return parts;
}
