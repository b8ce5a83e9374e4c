import type { DiagnosticTest } from '#domain/causal-graph.js';
import type { ComponentRef } from '#domain/component.js';
import type { CompiledGraph } from '../model/compile-graph.js';
import type { Subject } from '../model/facts.js';
import { hasEvidence, type RankedCandidate, type Ranking } from '../model/score.js';
import { leakOf, linkOf, presentProbability } from '../model/terms.js';

/** A check worth doing next; `expectedGainBits` = expected drop in the entropy of the candidates. */
export type ProposedTest = {
  readonly test: DiagnosticTest;
  readonly component: ComponentRef | null;
  readonly expectedGainBits: number;
  readonly outcomes: readonly { readonly findingId: string; readonly probability: number }[];
};

/** Minutes that downtime adds to the cost of a test (Heckerman, Breese, Rommelse 1995: cost is all that the test costs). */
const downtimeMinutes = { none: 0, reboot: 20, powerOff: 40 } as const satisfies Record<DiagnosticTest['downtime'], number>;
const smallestGainBits = 0.01;
/** Nobody opens a server or takes it down for a part that is suspected less than this. */
const smallestOpenedShare = 0.05;
/** A cause below this share is not worth a test of its own. */
const smallestShare = 0.02;
const listLimit = 6;
/** Candidates below this share are pooled with `unknown`: they answer a test by its `otherwise`. */
const consideredCandidates = 60;

/** Tests ranked by expected information per cost in minutes including downtime (INFERENCE §5); `known` are findings already answered. */
export function nextTests(graph: CompiledGraph, ranking: Ranking, subject: Subject): ProposedTest[] {
  const known = new Set(ranking.findings.map(({ finding }) => finding.findingId));
  return graph.graph.tests
    .filter((test) => test.outcomes.every((outcome) => !known.has(outcome.findingId)))
    .filter((test) => concernsEvidence(test, ranking))
    .filter((test) => isWorthOpening(graph, test, ranking))
    .map((test) => proposeTest(graph, test, ranking, subject))
    .filter((proposed) => proposed.expectedGainBits >= smallestGainBits)
    .sort((left, right) => gainPerMinute(right) - gainPerMinute(left) || left.test.id.localeCompare(right.test.id))
    .slice(0, listLimit);
}

/** A test is worth proposing where it is about a cause that the log speaks for; where the first cause rests on nothing, if it costs no outage. */
function concernsEvidence(test: DiagnosticTest, ranking: Ranking): boolean {
  const [first] = ranking.ranked;
  if (first === undefined || !hasEvidence(ranking, first)) return test.downtime === 'none' && test.risk === 'none';
  const speaking = ranking.ranked
    .filter((one) => one.posterior >= smallestShare && hasEvidence(ranking, one))
    .map((one) => one.candidate.faultId);
  return test.outcomes.some((outcome) => outcome.givenFault.some(({ faultId }) => speaking.includes(faultId)));
}

/** A test that costs an outage or bears a risk is done on a part that is suspected. */
function isWorthOpening(graph: CompiledGraph, test: DiagnosticTest, ranking: Ranking): boolean {
  if (test.downtime === 'none' && test.risk !== 'high') return true;
  const classes = new Set(test.outcomes.flatMap((outcome) => graph.findings.get(outcome.findingId)?.componentClass ?? []));
  const tested = ranking.ranked.filter((one) => classes.has(one.candidate.component.class));
  return classes.size === 0 || tested.reduce((sum, one) => sum + one.posterior, 0) >= smallestOpenedShare;
}

function gainPerMinute({ test, expectedGainBits }: ProposedTest): number {
  return expectedGainBits / (test.costMinutes + downtimeMinutes[test.downtime]);
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
  return {
    test,
    component,
    expectedGainBits: expectedGainBits(masses, likelihoods),
    outcomes: test.outcomes.map((outcome, index) => ({ findingId: outcome.findingId, probability: dot(masses, likelihoods[index] ?? []) })),
  };
}

/** A test is done on the likeliest candidate of the class its outcomes are about; on the whole server where they name none. */
function componentOf(graph: CompiledGraph, test: DiagnosticTest, leading: readonly RankedCandidate[]): ComponentRef | null {
  const testedClass = test.outcomes
    .map((outcome) => graph.findings.get(outcome.findingId)?.componentClass ?? null)
    .find((found) => found !== null);
  if (testedClass === undefined) return null;
  return leading.find((one) => one.candidate.component.class === testedClass)?.candidate.component ?? { class: testedClass, locator: null };
}

/** H(candidates) − Σ P(result) H(candidates | result), over all combinations of the outcomes, which are independent given the cause. */
export function expectedGainBits(masses: readonly number[], likelihoods: readonly (readonly number[])[]): number {
  const results = likelihoods.reduce<number[][]>(
    (joint, outcome) =>
      joint.flatMap((row) => [row.map((mass, h) => mass * (outcome[h] ?? 0)), row.map((mass, h) => mass * (1 - (outcome[h] ?? 0)))]),
    [[...masses]],
  );
  const after = results.reduce((sum, row) => sum + unnormalisedEntropyBits(row), 0);
  return Math.max(0, unnormalisedEntropyBits(masses) - after);
}

/** Entropy in bits of a distribution that sums to S, times S. */
function unnormalisedEntropyBits(masses: readonly number[]): number {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.reduce((sum, mass) => (mass > 0 ? sum - mass * Math.log2(mass / total) : sum), 0);
}

function dot(left: readonly number[], right: readonly number[]): number {
  return Math.min(
    1,
    left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0),
  );
}
