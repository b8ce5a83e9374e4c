import type { GoldenCase, GoldenExpectation } from '#domain/golden-case.js';
import type { GraphAnswer } from '../diagnose/answer.js';

const testsLooked = 5;

/** A check of one field of an expectation: null where it is met, else what is there instead, in words. */
type Check = (expected: GoldenExpectation, answer: GraphAnswer) => string | null;

/** What an answer to a golden case leaves unmet, one sentence each; none = the answer is right. Pure. */
export function unmetExpectations({ expected }: Pick<GoldenCase, 'expected'>, answer: GraphAnswer): string[] {
  return checks.flatMap((check) => check(expected, answer) ?? []);
}

/** Who comes first in an answer. `class` is the first of the sums where it is ranked, that of the first cause where it is not. */
export type Ranks = { readonly status: GraphAnswer['status']; readonly class: string | null; readonly faultId: string | null };

/** Which of the ranks that the gate looks at are not as a golden case expects them. */
export function unmetRanks({ expected }: Pick<GoldenCase, 'expected'>, ranks: Ranks): (keyof Ranks)[] {
  return rankChecks.flatMap(({ rank, check }) => (check(expected, ranks) === null ? [] : [rank]));
}

/** The ranks of a whole answer. */
export function ranksOf({ status, componentClasses, causes }: GraphAnswer): Ranks {
  const [first] = causes;
  const firstClass = status === 'ranked' ? componentClasses[0]?.class : first?.component.class;
  return { status, class: firstClass ?? null, faultId: first?.faultId ?? null };
}

type RankCheck = { readonly rank: keyof Ranks; readonly check: (expected: GoldenExpectation, ranks: Ranks) => string | null };

const rankChecks: readonly RankCheck[] = [
  { rank: 'status', check: (expected, { status }) => oneOf('status', expected.status, status) },
  { rank: 'class', check: (expected, ranks) => oneOf('first class', expected.classes, ranks.class) },
  { rank: 'faultId', check: (expected, { faultId }) => oneOf('first fault', expected.faults, faultId) },
];

const checks: readonly Check[] = [
  ...rankChecks.map(
    ({ check }): Check =>
      (expected, answer) =>
        check(expected, ranksOf(answer)),
  ),
  ({ locator }, { causes }) => same('locator of the first cause', locator, causes[0]?.component.locator ?? null),
  ({ fru }, { callouts }) => same('FRU called out first', fru, callouts[0]?.fruId ?? null),
  ({ fru, locator }, { callouts }) =>
    same('locator of the first callout', fru === undefined ? undefined : locator, callouts[0]?.locator ?? null),
  ({ mostProbability }, { componentClasses: [first] }) =>
    mostProbability !== undefined && first !== undefined && first.posterior >= mostProbability
      ? `${first.class} has ${first.posterior.toFixed(3)}, less than ${mostProbability} expected`
      : null,
  ({ noCallouts, neverFrus = [] }, { callouts }) =>
    none(
      'called out',
      callouts.map(({ fruId }) => fruId).filter((fruId) => noCallouts === true || neverFrus.includes(fruId)),
    ),
  ({ disagreement }, { disagreements }) => held('disagreements', disagreement, textOf(disagreements)),
  ({ tests }, { nextTests }) => oneAmong('the first tests', tests, nextTests.slice(0, testsLooked).map(testIdOf)),
  ({ collects = [] }, { collectFirst }) => firstOf(collects, (words) => held('what to save first', words, textOf(collectFirst))),
  ({ neverSays = [] }, { plan, advice }) =>
    none(
      'said',
      neverSays.filter((words) => holds(textOf([plan, advice]), words)),
    ),
  ({ warnings = [] }, { timeline }) => firstOf(warnings, (code) => oneAmong('the warnings', [code], timeline.warnings.map(codeOf))),
  ({ incidents }, answer) => same('number of incidents', incidents, answer.incidents.length),
  ({ triggerSays }, answer) => held('the row that set off the incident', triggerSays, triggerText(answer)),
  ({ urgency }, answer) => same('urgency', urgency, answer.urgency.level),
];

const testIdOf = ({ testId }: { readonly testId: string }) => testId;
const codeOf = ({ code }: { readonly code: string }) => code;

function oneOf(what: string, expected: readonly (string | null)[] | undefined, actual: string | null): string | null {
  return expected === undefined || expected.includes(actual)
    ? null
    : `${what} is ${shown(actual)}, expected ${expected.map(shown).join(' or ')}`;
}

function same<T extends string | number | null>(what: string, expected: T | undefined, actual: T): string | null {
  return expected === undefined || expected === actual ? null : `${what} is ${shown(actual)}, expected ${shown(expected)}`;
}

function oneAmong(what: string, expected: readonly string[] | undefined, actual: readonly string[]): string | null {
  return expected === undefined || expected.some((one) => actual.includes(one))
    ? null
    : `none of ${expected.join(', ')} among ${what}: ${actual.join(', ') || 'there are none'}`;
}

function none(what: string, found: readonly string[]): string | null {
  return found.length === 0 ? null : `${what} and must not be: ${[...new Set(found)].join(', ')}`;
}

function held(what: string, words: string | undefined, text: string): string | null {
  return words === undefined || holds(text, words) ? null : `${what} do not say "${words}"`;
}

function firstOf(expected: readonly string[], check: (one: string) => string | null): string | null {
  const unmet = expected.flatMap((one) => check(one) ?? []);
  return unmet.length === 0 ? null : unmet.join('; ');
}

function holds(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.toLowerCase());
}

/** Everything a part of an answer says, as it is written down. */
function textOf(part: unknown): string {
  return JSON.stringify(part);
}

function triggerText({ incidents, excerpts }: GraphAnswer): string {
  const trigger = incidents.find(({ chosen }) => chosen)?.trigger;
  const excerpt = excerpts.find(({ eventId }) => eventId === trigger);
  return excerpt === undefined ? '' : `${excerpt.raw} ${excerpt.text}`;
}

function shown(value: string | number | null): string {
  return value === null ? 'none' : String(value);
}
