import type { RedactionCounts, RedactionKind } from '#domain/redaction.js';
import { detectors } from './detectors.js';
import { knownSpans, type RedactionContext } from './known-values.js';
import type { CheckedPattern } from './own-patterns.js';
import { mergedSpans, type Reading, type Span } from './span.js';

/** What is taken out of a text. */
export type RedactionPolicy = {
  readonly kinds: readonly RedactionKind[];
  readonly reading: Reading;
  readonly patterns?: readonly CheckedPattern[];
};

export type Redacted = { readonly text: string; readonly counts: RedactionCounts };

/** A replacement can make room for another (`a@b.examplex` has no end before it); each round takes some out, so this is seldom reached. */
const mostRounds = 10;

/**
 * Takes personal data and secrets out of a text; a constant placeholder of its kind stands in place of each (`[mail]`). Nothing of the value
 * is kept: no digest, no length, no number that would join two texts. Pure, linear in the length, idempotent.
 */
export function redact(text: string, policy: RedactionPolicy, context: RedactionContext = {}): Redacted {
  const counts = new Map<string, number>();
  const searches = searchesOf(policy, context);
  let current = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const next = searches.reduce((left, search) => replaced(left, search, policy.reading, counts), current);
    if (next === current) break;
    current = next;
  }
  return { text: current, counts: Object.fromEntries(counts) };
}

type Search = { readonly name: string; readonly find: (text: string) => Iterable<Span> };

/** In order: what holds other kinds within it comes first (a mail address holds a name); known values before those that are made out. */
function searchesOf({ kinds, reading, patterns = [] }: RedactionPolicy, context: RedactionContext): readonly Search[] {
  const searches = detectors.flatMap(({ kind, find }) => {
    const found = { name: kind, find: (text: string) => find(text, reading) };
    return kind === 'name' || kind === 'serial' ? [{ name: kind, find: knownSpans(kind, context) }, found] : [found];
  });
  return [...searches.filter(({ name }) => kinds.includes(name)), ...patterns];
}

function replaced(text: string, { name, find }: Search, reading: Reading, counts: Map<string, number>): string {
  const spans = mergedSpans(find(text));
  if (spans.length === 0) return text;
  counts.set(name, (counts.get(name) ?? 0) + spans.length);
  let end = 0;
  const pieces = spans.map(({ from, to }) => {
    const piece = `${text.slice(end, from)}[${name}]${reading === 'log' ? lineEnds(text.slice(from, to)) : ''}`;
    end = to;
    return piece;
  });
  return pieces.join('') + text.slice(end);
}

/** A key of many lines leaves as many: events are named by their line. */
function lineEnds(value: string): string {
  return value.replaceAll(/[^\n]+/g, '');
}
