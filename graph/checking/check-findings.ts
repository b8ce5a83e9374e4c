import type { FindingDefinition, GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { isAutomaticFinding } from '#domain/finding.js';
import { errorOf, isStatedOnly, repeatedIds, warningOf } from './problem.js';

/** Findings: unique, defined where a rule produces them, observable, used by a link or a test, sourced. */
export function checkFindings(graph: GraphFile, producible: readonly string[], observable: ReadonlySet<string>): GraphProblem[] {
  const outcomes = graph.tests.flatMap((test) => test.outcomes.map((outcome) => outcome.findingId));
  const used = new Set([...graph.links.map((link) => link.findingId), ...outcomes]);
  const defined = new Set(graph.findings.map((finding) => finding.id));
  return [
    ...repeatedIds(graph.findings).map((id) => errorOf('repeatedFinding', id, 'two findings share this id')),
    ...graph.findings.flatMap((finding) => checkFinding(finding, used, observable)),
    ...producible
      .filter((id) => !defined.has(id))
      .map((id) => warningOf('undefinedFinding', id, 'a rule produces this finding, the graph does not define it')),
  ];
}

function checkFinding(finding: FindingDefinition, used: ReadonlySet<string>, observable: ReadonlySet<string>): GraphProblem[] {
  const { id, leakProbability, sources } = finding;
  return [
    ...(observable.has(id)
      ? []
      : [warningOf('unproducibleFinding', id, 'no rule and no test produces this finding, nobody is asked for it')]),
    ...(used.has(id) ? [] : [warningOf('unusedFinding', id, 'no link and no test uses this finding')]),
    ...(leakProbability > 0 && leakProbability < 1 ? [] : [warningOf('oddLeak', id, 'a leak of 0 or 1 is clipped')]),
    ...(sources.length > 0 || isAutomaticFinding(id) ? [] : [warningOf('noSource', id, 'the finding names no source')]),
  ];
}

/** Ids of the findings that somebody can observe: a rule over a log, the automatic rules, a test, or a person who is asked. */
export function observableFindings(graph: GraphFile, producible: readonly string[]): ReadonlySet<string> {
  return new Set([
    ...producible,
    ...graph.tests.flatMap((test) => test.outcomes.map((outcome) => outcome.findingId)),
    ...graph.findings.map(({ id }) => id).filter((id) => isAutomaticFinding(id) || isStatedOnly(id)),
  ]);
}
