import { DirectedGraph } from 'graphology';
import { hasCycle } from 'graphology-dag';
import type { DiagnosticTest, GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { errorOf, repeatedIds, warningOf } from './problem.js';

/** Tests: unique, outcomes and faults exist, prerequisites exist and form no circle, downtime names its precondition. */
export function checkTests(graph: GraphFile): GraphProblem[] {
  const faults = new Set(graph.faults.map((fault) => fault.id));
  const findings = new Set(graph.findings.map((finding) => finding.id));
  const tests = new Set(graph.tests.map((test) => test.id));
  return [
    ...repeatedIds(graph.tests).map((id) => errorOf('repeatedTest', id, 'two tests share this id')),
    ...graph.tests.flatMap((test) => [...checkOutcomes(test, faults, findings), ...checkConditions(test, tests)]),
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

function checkConditions(test: DiagnosticTest, tests: ReadonlySet<string>): GraphProblem[] {
  const isSafe = test.downtime === 'none' || test.preconditions.length > 0;
  return [
    ...(isSafe ? [] : [errorOf('unsafeTest', test.id, 'a test with downtime names no precondition')]),
    ...test.prerequisiteTestIds
      .filter((id) => !tests.has(id))
      .map((id) => errorOf('danglingPrerequisite', `${test.id} → ${id}`, 'the prerequisite does not exist')),
  ];
}

function hasCircularPrerequisites(tests: readonly DiagnosticTest[]): boolean {
  const graph = new DirectedGraph();
  for (const test of tests) graph.mergeNode(test.id);
  for (const test of tests) for (const id of test.prerequisiteTestIds) graph.mergeEdge(id, test.id);
  return hasCycle(graph);
}
