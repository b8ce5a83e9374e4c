import type { Diagnosis, Evidence } from '#domain/diagnosis.js';
import type { Words } from './diagnosis-words.js';

const shownLines = 3;
/** An absence that weighs less (natural log) is not worth a line, and no more than so many are. */
const smallestTold = 0.3;
const shownAbsences = 2;
/** A factor this near to 1 says nothing. */
const smallestFactor = 1.05;

/** The same finding on several components as one line: their places joined, their weights added. */
export function byFinding(evidence: readonly Evidence[]): Evidence[] {
  const groups = new Map<string, Evidence>();
  for (const one of evidence) {
    const key = `${one.findingId} ${one.state}`;
    const known = groups.get(key);
    groups.set(key, known === undefined ? one : joinEvidence(known, one));
  }
  return [...groups.values()];
}

function joinEvidence(known: Evidence, next: Evidence): Evidence {
  const places = [known, next].flatMap(({ component }) => component?.locator ?? []);
  const component = known.component ?? next.component;
  return {
    ...known,
    component: component === null ? null : { ...component, locator: places.length === 0 ? null : places.join(', ') },
    eventIds: [...new Set([...known.eventIds, ...next.eventIds])],
    logLikelihoodRatio: known.logLikelihoodRatio + next.logLikelihoodRatio,
  };
}

/** What was seen, then what was not: an absence tells a cause from its rival, which means nothing where the rival is not shown. */
export function tellingEvidence(evidence: readonly Evidence[], isRivalShown: boolean): Evidence[] {
  const seen = evidence.filter((one) => one.state === 'present');
  const notSeen = evidence.filter((one) => one.state === 'absent' && Math.abs(one.logLikelihoodRatio) >= smallestTold);
  return [...seen, ...(isRivalShown ? notSeen.slice(0, shownAbsences) : [])];
}

/** Evidence with its weight and the rows it rests on. */
export function evidenceLines(diagnosis: Diagnosis, evidence: readonly Evidence[], words: Words): string[] {
  const excerpts = new Map(diagnosis.excerpts.map((excerpt) => [excerpt.eventId, excerpt]));
  return evidence.flatMap((one) => {
    const lines = one.eventIds.slice(0, shownLines).flatMap((id) => excerpts.get(id) ?? []);
    const more = one.eventIds.length > shownLines ? [`         … ${one.eventIds.length - shownLines}`] : [];
    return [
      `   ${signOf(one)} ${one.title}${place(one.component?.locator ?? null)} (${weightOf(one, words)})`,
      ...lines.map((excerpt) => `       ${excerpt.file}:${excerpt.line ?? ''}: ${excerptText(excerpt)}`),
      ...more,
    ];
  });
}

/** For, against, or alike under both. */
function signOf({ logLikelihoodRatio }: Evidence): string {
  if (logLikelihoodRatio >= 0) return '+';
  return factorOf(logLikelihoodRatio) < smallestFactor ? '·' : '−';
}

/** Whether it was seen, and how many times likelier that is under this cause than under its rival. */
function weightOf({ state, logLikelihoodRatio }: Evidence, words: Words): string {
  const seen = state === 'absent' ? words.state.absent : words.state.present;
  const factor = factorOf(logLikelihoodRatio);
  if (factor < smallestFactor) return seen;
  return `${seen}, ${logLikelihoodRatio < 0 ? '÷' : '×'}${factor >= 10 ? Math.round(factor) : factor.toFixed(1)}`;
}

function factorOf(logLikelihoodRatio: number): number {
  return Math.exp(Math.abs(logLikelihoodRatio));
}

/** A line of text as it stands; of JSON, bytes and records of several lines what the event says. */
export function excerptText({ raw, text }: Diagnosis['excerpts'][number]): string {
  return ((raw.startsWith('{') || raw.trim().includes('\n')) && text !== '' ? text : raw.trim()).slice(0, 160);
}

/** ` @ A1`; nothing where no place is named. */
export function place(locator: string | null): string {
  return locator === null ? '' : ` @ ${locator}`;
}
