import type { GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { errorOf, repeatedIds, warningOf } from './problem.js';

/** Findings: unique, producible by a rule or a test, used by a link or a test. */
export function checkFindings(graph: GraphFile, producible: readonly string[]): GraphProblem[] {
  const outcomes = graph.tests.flatMap((test) => test.outcomes.map((outcome) => outcome.findingId));
  const canAppear = new Set([...producible, ...outcomes]);
  const used = new Set([...graph.links.map((link) => link.findingId), ...outcomes]);
  const defined = new Set(graph.findings.map((finding) => finding.id));
  return [
    ...repeatedIds(graph.findings).map((id) => errorOf('repeatedFinding', id, 'two findings share this id')),
    ...graph.findings.flatMap((finding) => [
      ...(canAppear.has(finding.id) ? [] : [warningOf('unproducibleFinding', finding.id, 'no rule and no test produces this finding')]),
      ...(used.has(finding.id) ? [] : [warningOf('unusedFinding', finding.id, 'no link and no test uses this finding')]),
      ...(finding.leakProbability > 0 && finding.leakProbability < 1
        ? []
        : [warningOf('oddLeak', finding.id, 'a leak of 0 or 1 is clipped')]),
    ]),
    ...producible
      .filter((id) => !defined.has(id))
      .map((id) => warningOf('undefinedFinding', id, 'a rule produces this finding, the graph does not define it')),
  ];
}
