import { AppError } from '#domain/app-error.js';
import { componentKey } from '#domain/component.js';
import type { DiagnosisInput } from '#domain/diagnosis.js';
import type { FindingInput, TestDone } from '#domain/finding.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';

/** Refuses findings and tests that the graph does not know, and statements that contradict each other: AppError `invalidInput` naming the field. */
export function refuseRequest(
  graph: CompiledGraph,
  { findings = [], testsDone = [] }: Pick<DiagnosisInput, 'findings' | 'testsDone'>,
): void {
  refuseFindings(graph, findings, 'findings');
  testsDone.forEach((report, index) => {
    refuseReport(graph, report, `testsDone.${index}.`);
  });
}

/** Refuses a test that the graph does not know, and findings that are no outcome of it. `prefix` = where the report stands in the request. */
export function refuseReport(graph: CompiledGraph, { testId, findings }: Pick<TestDone, 'testId' | 'findings'>, prefix = ''): void {
  const test = graph.graph.tests.find((candidate) => candidate.id === testId);
  if (test === undefined) throw refusal(`${prefix}testId`, 'the graph has no such test', { testId });
  refuseFindings(graph, findings, `${prefix}findings`);
  findings.forEach(({ findingId }, index) => {
    if (!test.outcomes.some((outcome) => outcome.findingId === findingId))
      throw refusal(`${prefix}findings.${index}.findingId`, 'not an outcome of the named test', { testId, findingId });
  });
}

/** Refuses findings that the graph does not define, and two states of one finding on one component. */
export function refuseFindings(graph: CompiledGraph, findings: readonly FindingInput[], field: string): void {
  const said = new Map<string, { readonly finding: FindingInput; readonly index: number }>();
  findings.forEach((finding, index) => {
    const { findingId } = finding;
    if (!graph.findings.has(findingId)) throw refusal(`${field}.${index}.findingId`, 'the graph has no such finding', { findingId });
    const key = `${findingId}@${componentKey(finding.component ?? null)}`;
    const before = said.get(key) ?? { finding, index };
    if (before.finding.state !== finding.state)
      throw refusal(`${field}.${index}.state`, `contradicts ${field}.${before.index}`, { findingId });
    said.set(key, before);
  });
}

function refusal(field: string, reason: string, facts: Readonly<Record<string, unknown>>): AppError {
  return new AppError('invalidInput', `${field}: ${reason}`, { field, ...facts });
}
