import type { DiagnosticTest } from '#domain/causal-graph.js';
import { componentKey } from '#domain/component.js';
import type { DiagnosisInput } from '#domain/diagnosis.js';
import type { FindingInput, TestDone } from '#domain/finding.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { meanErrorIntervalMinutes } from './error-interval.js';

/** Errors that stay away for a while prove nothing: silence counts after so many of their mean intervals (INFERENCE §5). */
const quietIntervals = 3;

/** Why a result does not count, or what is missing for it to count. */
export type TestNote =
  | { readonly code: 'testVoid'; readonly test: DiagnosticTest; readonly other: DiagnosticTest }
  | {
      readonly code: 'testTooEarly';
      readonly test: DiagnosticTest;
      readonly meanMinutes: number;
      readonly neededMinutes: number;
      readonly observedMinutes: number;
    }
  | { readonly code: 'testSilenceUnstated'; readonly test: DiagnosticTest; readonly meanMinutes: number; readonly neededMinutes: number };

/** What the tests that were done say, as far as it counts. `done` = ids of those that need not be done again. */
export type TestResults = {
  readonly findings: readonly FindingInput[];
  readonly done: ReadonlySet<string>;
  readonly notes: readonly TestNote[];
};

type Result = { readonly findings: readonly FindingInput[]; readonly note: TestNote | null };

/**
 * Results of tests as findings. Two tests that change the machine and were done at the same time void each other: nobody knows which
 * change it was. That errors are gone counts only after three times their mean interval. What does not count becomes `unknown`.
 */
export function resultsOfTests(
  { graph }: Pick<CompiledGraph, 'graph'>,
  analysis: Pick<LogAnalysis, 'citedEvents'>,
  testsDone: readonly TestDone[],
): TestResults {
  const tests = new Map(graph.tests.map((test) => [test.id, test]));
  const results = testsDone.map((report) => {
    const test = tests.get(report.testId);
    const other = testsDone.find((one) => one !== report && isSameTime(one, report) && tests.get(one.testId)?.changes === true);
    const rival = tests.get(other?.testId ?? '');
    if (test === undefined) return { report, result: { findings: report.findings, note: null } };
    return { report, result: test.changes && rival !== undefined ? voidResult(report, test, rival) : quietResult(report, test, analysis) };
  });
  return {
    findings: results.flatMap(({ result }) => result.findings),
    done: new Set(results.filter(({ result }) => result.note?.code !== 'testVoid').map(({ report }) => report.testId)),
    notes: results.flatMap(({ result }) => result.note ?? []),
  };
}

function isSameTime(one: TestDone, other: TestDone): boolean {
  return (one.round !== undefined && one.round === other.round) || (one.at !== undefined && one.at === other.at);
}

function voidResult(report: TestDone, test: DiagnosticTest, other: DiagnosticTest): Result {
  return { findings: report.findings.map(asUnknown), note: { code: 'testVoid', test, other } };
}

/** The result with a silence that was too short turned into `unknown`; a silence of unstated length counts, with a note. */
function quietResult(report: TestDone, test: DiagnosticTest, analysis: Pick<LogAnalysis, 'citedEvents'>): Result {
  const silences = report.findings.filter((finding) => finding.state === 'present' && restsOnSilence(test, finding.findingId));
  const meanMinutes = silences.length === 0 ? null : meanErrorIntervalMinutes(analysis, silences[0]?.component ?? null);
  if (meanMinutes === null) return { findings: report.findings, note: null };
  const neededMinutes = quietIntervals * meanMinutes;
  const { observedMinutes } = report;
  if (observedMinutes === undefined)
    return { findings: report.findings, note: { code: 'testSilenceUnstated', test, meanMinutes, neededMinutes } };
  if (observedMinutes >= neededMinutes) return { findings: report.findings, note: null };
  return {
    findings: report.findings.map((finding) => (silences.includes(finding) ? asUnknown(finding) : finding)),
    note: { code: 'testTooEarly', test, meanMinutes, neededMinutes, observedMinutes },
  };
}

function restsOnSilence(test: DiagnosticTest, findingId: string): boolean {
  return test.outcomes.some((outcome) => outcome.findingId === findingId && outcome.afterSilence);
}

function asUnknown(finding: FindingInput): FindingInput {
  return { ...finding, state: 'unknown' };
}

/** A result as it comes in; without `testId` the findings say themselves which tests they are outcomes of. */
export type Report = Omit<TestDone, 'testId' | 'round'> & { readonly testId?: string };

/**
 * The input with one more report: findings that are no outcome of a test stand over earlier ones, a test that was reported before
 * gets its new outcome. `unknown` without a named test takes an outcome back.
 */
export function withReport(graph: CompiledGraph, input: DiagnosisInput, { testId, findings, ...when }: Report): DiagnosisInput {
  const testOf = (finding: FindingInput) => testId ?? graph.testOfFinding.get(finding.findingId)?.id;
  const plain = findings.filter((finding) => testOf(finding) === undefined);
  const ids = testId === undefined ? [...new Set(findings.flatMap((finding) => testOf(finding) ?? []))] : [testId];
  const earlier = input.testsDone ?? [];
  const round = Math.max(0, ...earlier.map((report) => report.round ?? 0)) + 1;
  const reports = ids.map((id): TestDone => ({ testId: id, ...when, round, findings: findings.filter((one) => testOf(one) === id) }));
  const kept = reports.filter((report) => testId !== undefined || report.findings.some((finding) => finding.state !== 'unknown'));
  const testsDone = [...earlier.filter((known) => !reports.some((report) => isSameTest(known, report))), ...kept];
  const said = new Set(plain.map(keyOf));
  return {
    ...input,
    findings: [...(input.findings ?? []).filter((known) => !said.has(keyOf(known))), ...plain],
    ...(testsDone.length > 0 || input.testsDone !== undefined ? { testsDone } : {}),
  };
}

/** The same test on the same component; without a component it is about whichever was tested. */
function isSameTest(known: TestDone, report: TestDone): boolean {
  const components = (one: TestDone) =>
    one.findings.flatMap((finding) => (finding.component == null ? [] : [componentKey(finding.component)]));
  const [before, now] = [components(known), components(report)];
  return known.testId === report.testId && (before.length === 0 || now.length === 0 || before.some((key) => now.includes(key)));
}

function keyOf(finding: FindingInput): string {
  return `${finding.findingId}@${componentKey(finding.component ?? null)}`;
}
