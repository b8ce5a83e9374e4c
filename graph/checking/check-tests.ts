import { DirectedGraph } from 'graphology';
import { hasCycle } from 'graphology-dag';
import type { DiagnosticTest, GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { errorOf, repeatedIds, warningOf } from './problem.js';

/** Tests: unique, outcomes and faults exist and tell causes apart, prerequisites exist and form no circle, a change may be inconclusive. */
export function checkTests(graph: GraphFile): GraphProblem[] {
  const faults = new Set(graph.faults.map((fault) => fault.id));
  const findings = new Set(graph.findings.map((finding) => finding.id));
  const tests = new Set(graph.tests.map((test) => test.id));
  return [
    ...repeatedIds(graph.tests).map((id) => errorOf('repeatedTest', id, 'two tests share this id')),
    ...graph.tests.flatMap((test) => [
      ...checkOutcomes(test, faults, findings),
      ...checkInformation(test),
      ...checkChange(test),
      ...checkPrerequisites(test, tests, findings),
    ]),
    ...(hasCircularPrerequisites(graph.tests) ? [errorOf('circularPrerequisites', 'tests', 'prerequisites of tests form a circle')] : []),
  ];
}

function checkOutcomes(test: DiagnosticTest, faults: ReadonlySet<string>, findings: ReadonlySet<string>): GraphProblem[] {
  return test.outcomes.flatMap((outcome) => [
    ...(findings.has(outcome.findingId)
      ? []
      : [errorOf('danglingOutcome', `${test.id} → ${outcome.findingId}`, 'the outcome names a finding that does not exist')]),
    ...outcome.givenFault
      .filter(({ faultId }) => !faults.has(faultId))
      .map(({ faultId }) => errorOf('danglingOutcome', `${test.id} → ${faultId}`, 'the outcome names a fault that does not exist')),
    ...outcome.givenFault
      .filter(({ probability }) => probability < outcome.otherwise)
      .map(({ faultId }) =>
        warningOf('inhibitingOutcome', `${test.id} → ${faultId}`, 'an outcome cannot be less likely under a fault than otherwise'),
      ),
  ]);
}

/** What a test can tell: outcomes that differ between causes, that are not certain, and that exclude each other. */
function checkInformation({ id, outcomes, sources }: DiagnosticTest): GraphProblem[] {
  const isTelling = outcomes.some(({ givenFault, otherwise }) => givenFault.some(({ probability }) => probability > otherwise));
  const numbers = outcomes.flatMap(({ givenFault, otherwise }) => [otherwise, ...givenFault.map(({ probability }) => probability)]);
  return [
    ...(isTelling ? [] : [warningOf('uselessTest', id, 'no outcome is likelier under one cause than under another')]),
    ...(numbers.every((number) => number > 0 && number < 1) ? [] : [warningOf('certainOutcome', id, 'an outcome of 0 or 1 decides alone')]),
    ...overlapOf(outcomes).map((faultId) =>
      warningOf('overlappingOutcomes', `${id} → ${faultId}`, 'outcomes exclude each other, yet their probabilities sum to more than 1'),
    ),
    ...(sources.length > 0 ? [] : [warningOf('noSource', id, 'the test names no source')]),
  ];
}

/** Faults under which the outcomes of a test sum to more than 1. */
function overlapOf(outcomes: DiagnosticTest['outcomes']): string[] {
  const faults = new Set(outcomes.flatMap(({ givenFault }) => givenFault.map(({ faultId }) => faultId)));
  return [...faults].filter((faultId) => {
    const total = outcomes.reduce<number>(
      (sum, { givenFault, otherwise }) => sum + (givenFault.find((given) => given.faultId === faultId)?.probability ?? otherwise),
      0,
    );
    return outcomes.length > 1 && total > 1 + 1e-9;
  });
}

/** Words of a title that tell of a change to the machine. */
const changeWords = /\b(?:swap|reseat|refit|replace|exchange|move|strip|known-good|without the)\b/i;

/** A change takes time to show: "no change yet" is an outcome of it (INFERENCE §5). */
function checkChange({ id, title, changes, inconclusiveProbability }: DiagnosticTest): GraphProblem[] {
  if (!changes && changeWords.test(title.en))
    return [warningOf('unsaidChange', id, 'the title tells of a change to the machine, `changes` does not')];
  if (!changes || (inconclusiveProbability ?? 0) > 0) return [];
  return [warningOf('noInconclusive', id, 'a test that changes the machine may show no change yet: `inconclusiveProbability` is missing')];
}

function checkPrerequisites(test: DiagnosticTest, tests: ReadonlySet<string>, findings: ReadonlySet<string>): GraphProblem[] {
  const missing = [...test.prerequisiteTestIds.filter((id) => !tests.has(id)), ...test.onlyAfter.filter((id) => !findings.has(id))];
  return missing.map((id) => errorOf('danglingPrerequisite', `${test.id} → ${id}`, 'the prerequisite does not exist'));
}

function hasCircularPrerequisites(tests: readonly DiagnosticTest[]): boolean {
  const graph = new DirectedGraph();
  for (const test of tests) graph.mergeNode(test.id);
  for (const test of tests) for (const id of test.prerequisiteTestIds) graph.mergeEdge(id, test.id);
  return hasCycle(graph);
}
