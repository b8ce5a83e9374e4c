import type { DiagnosticTest } from '#domain/causal-graph.js';
import type { ComponentRef } from '#domain/component.js';
import type { CompiledGraph } from '../model/compile-graph.js';
import type { Subject } from '../model/facts.js';
import { hasEvidence, type RankedCandidate, type Ranking } from '../model/score.js';
import { leakOf, linkOf, presentProbability } from '../model/terms.js';
import { expectedGainBits, resultsOf } from './expected-gain.js';
import { orderTests } from './order-tests.js';

/**
 * A check worth doing next; `expectedGainBits` = expected drop in the entropy of the candidates. `outcomes` are the results that
 * tell something; what is missing to 1 is the probability that the test is inconclusive.
 */
export type ProposedTest = {
  readonly test: DiagnosticTest;
  readonly component: ComponentRef | null;
  readonly expectedGainBits: number;
  readonly outcomes: readonly { readonly findingId: string; readonly state: 'present' | 'absent'; readonly probability: number }[];
};

const smallestGainBits = 0.01;
/** What tells less than this share of what the best test tells is not worth a person's time, however cheap. */
const smallestShareOfBest = 0.1;
/** Nobody opens a server or takes it down for a part that is suspected less than this. */
const smallestOpenedShare = 0.05;
/** A cause below this share is not worth a test of its own. */
const smallestShare = 0.02;
const listLimit = 6;
/** Candidates below this share are pooled with `unknown`: they answer a test by its `otherwise`. */
const consideredCandidates = 60;

/**
 * Tests ranked by expected information per cost in minutes including downtime (INFERENCE §5). `done` = ids of tests that were done,
 * whatever they said; a test whose outcome is known is done as well. A test comes after the prerequisites that are not done.
 */
export function nextTests(graph: CompiledGraph, ranking: Ranking, subject: Subject, done: ReadonlySet<string> = new Set()): ProposedTest[] {
  const known = new Set(ranking.findings.map(({ finding }) => finding.findingId));
  const speaking = speakingFaults(ranking);
  const open = graph.graph.tests
    .filter((test) => !done.has(test.id) && test.outcomes.every((outcome) => !known.has(outcome.findingId)))
    .filter((test) => hasOccasion(test, ranking) && (test.risk !== 'high' || test.who !== 'customer'));
  const worth = open
    .filter((test) => concernsEvidence(test, speaking) && isWorthOpening(graph, test, ranking))
    .map((test) => proposeTest(graph, test, ranking, subject));
  const needed = new Set(open.flatMap((test) => test.prerequisiteTestIds));
  const prerequisites = open.filter((test) => needed.has(test.id)).map((test) => proposeTest(graph, test, ranking, subject));
  return orderTests(worth.filter(isTelling), prerequisites, listLimit);
}

function isTelling({ expectedGainBits: gain }: ProposedTest, _: number, all: readonly ProposedTest[]): boolean {
  const best = all.reduce((most, one) => Math.max(most, one.expectedGainBits), 0);
  return gain >= Math.max(smallestGainBits, smallestShareOfBest * best);
}

/** True where there is something to check: a crash dump is read after a crash. */
function hasOccasion({ onlyAfter }: DiagnosticTest, { findings }: Ranking): boolean {
  return onlyAfter.length === 0 || findings.some(({ finding }) => finding.state === 'present' && onlyAfter.includes(finding.findingId));
}

/** The faults that the log speaks for; null where the first cause rests on nothing. */
function speakingFaults(ranking: Ranking): ReadonlySet<string> | null {
  const [first] = ranking.ranked;
  if (first === undefined || !hasEvidence(ranking, first)) return null;
  const speaking = ranking.ranked.filter((one) => one.posterior >= smallestShare && hasEvidence(ranking, one));
  return new Set(speaking.map((one) => one.candidate.faultId));
}

/** A test is worth proposing where it is about a cause that the log speaks for; where the first cause rests on nothing, if it costs no outage. */
function concernsEvidence(test: DiagnosticTest, speaking: ReadonlySet<string> | null): boolean {
  if (speaking === null) return test.downtime === 'none' && test.risk === 'none';
  return test.outcomes.some((outcome) => outcome.givenFault.some(({ faultId }) => speaking.has(faultId)));
}

/** A test that costs an outage or bears a risk is done on a part that is suspected. */
function isWorthOpening(graph: CompiledGraph, test: DiagnosticTest, ranking: Ranking): boolean {
  if (test.downtime === 'none' && test.risk !== 'high') return true;
  const classes = new Set(test.outcomes.flatMap((outcome) => graph.findings.get(outcome.findingId)?.componentClass ?? []));
  const tested = ranking.ranked.filter((one) => classes.has(one.candidate.component.class));
  return classes.size === 0 || tested.reduce((sum, one) => sum + one.posterior, 0) >= smallestOpenedShare;
}

function proposeTest(graph: CompiledGraph, test: DiagnosticTest, ranking: Ranking, subject: Subject): ProposedTest {
  const leading = ranking.ranked.slice(0, consideredCandidates);
  const component = componentOf(graph, test, leading);
  const rest = Math.max(0, 1 - leading.reduce((sum, one) => sum + one.posterior, 0));
  const masses = [...leading.map((one) => one.posterior), rest];
  const likelihoods = test.outcomes.map(({ findingId }) => {
    const leak = leakOf(graph, findingId);
    const links = leading.map((one) => linkOf(graph, findingId, component, null, one.candidate, subject));
    return [...links, 0].map((link) => presentProbability(leak, link));
  });
  const conclusive = 1 - (test.inconclusiveProbability ?? 0);
  return {
    test,
    component,
    expectedGainBits: conclusive * expectedGainBits(masses, likelihoods),
    outcomes: outcomesOf(test, masses, likelihoods, conclusive),
  };
}

/** Of several outcomes one is seen or none is; a single one is seen or is not, and both tell something. */
function outcomesOf(
  test: DiagnosticTest,
  masses: readonly number[],
  likelihoods: readonly (readonly number[])[],
  conclusive: number,
): ProposedTest['outcomes'] {
  const results = resultsOf(masses, likelihoods).map((result) => conclusive * Math.min(1, sumOf(result)));
  const seen = test.outcomes.map(({ findingId }, index) => ({ findingId, state: 'present' as const, probability: results[index] ?? 0 }));
  if (seen.length > 1) return seen;
  return [...seen, ...seen.map(({ findingId }) => ({ findingId, state: 'absent' as const, probability: results[1] ?? 0 }))];
}

/** A test is done on the likeliest candidate of the class its outcomes are about; on the whole server where they name none. */
function componentOf(graph: CompiledGraph, test: DiagnosticTest, leading: readonly RankedCandidate[]): ComponentRef | null {
  const testedClass = test.outcomes
    .map((outcome) => graph.findings.get(outcome.findingId)?.componentClass ?? null)
    .find((found) => found !== null);
  if (testedClass === undefined) return null;
  return leading.find((one) => one.candidate.component.class === testedClass)?.candidate.component ?? { class: testedClass, locator: null };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
