import { AppError } from '#domain/app-error.js';
import type { Diagnosis, DiagnosisInput, SimilarCase } from '#domain/diagnosis.js';
import type { FindingInput } from '#domain/finding.js';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';
import type { Hit } from '#domain/search.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import type { Clock } from '#ports/clock.js';
import type { DiagnosisStore } from '#ports/diagnosis-store.js';
import { caseCodePrefixes } from '../search/case-tokens.js';
import { templateCodes } from '../search/template-codes.js';
import { analyseLog } from './analyse-log.js';
import { answerFrom, type GraphAnswer } from './answer.js';
import type { CurrentGraph } from './current-graph.js';
import { refuseFindings, refuseReport, refuseRequest } from './refuse-request.js';
import { type Report, withReport } from './tests-done.js';
import { unreadMessageText } from './texts.js';

/** What the look-ups beside the graph are asked: the answer so far, and the events it rests on. */
export type LookUp = { readonly answer: GraphAnswer; readonly analysis: LogAnalysis; readonly input: DiagnosisInput };

export type DiagnoseDeps = {
  readonly currentGraph: CurrentGraph;
  readonly diagnoses: Pick<DiagnosisStore, 'put' | 'get'>;
  readonly similarCases: (lookUp: LookUp) => Promise<readonly SimilarCase[]>;
  readonly articles: (lookUp: LookUp) => Promise<readonly Hit[]>;
  readonly clock: Clock;
};

/** Events of one server, what reading them gave, and what the person said. `revision` null = the published graph. */
export type DiagnoseRequest = {
  readonly events: readonly LogEvent[];
  readonly reading: Diagnosis['input'];
  readonly input: DiagnosisInput;
  readonly lang: Language;
  readonly revision?: string;
};

/** An analysis made elsewhere, in place of the events. */
type AnalysedRequest = Omit<DiagnoseRequest, 'events' | 'reading'> & { readonly analysis: LogAnalysis };

/** When a test was done, and how long the machine was watched after it. */
type ReportTime = Pick<Report, 'at' | 'observedMinutes'>;

/** The diagnosis use cases. */
export type Diagnose = {
  readonly diagnoseAnalysed: (request: AnalysedRequest) => Promise<Diagnosis>;
  readonly diagnose: (request: DiagnoseRequest) => Promise<Diagnosis>;
  /**
   * A test's result, or what a person states: the same input with these findings over it; no finding of a named test = no result yet.
   * `when` says when the test was done and how long the machine was watched after it. Unknown id: AppError `notFound`;
   * an unknown finding or test, a finding that is no outcome of the named test, a contradiction: `invalidInput` naming the field.
   */
  readonly addFindings: (id: string, findings: readonly FindingInput[], testId?: string, when?: ReportTime) => Promise<Diagnosis>;
  readonly get: (id: string) => Promise<Diagnosis>;
};

/** Creates the diagnosis use cases; every answer is stored under its id. */
export function createDiagnose(deps: DiagnoseDeps): Diagnose {
  const answer = async (
    analysis: LogAnalysis,
    input: DiagnosisInput,
    lang: Language,
    startedAtMs: number,
    revision?: string,
  ): Promise<Diagnosis> => {
    const graph = await deps.currentGraph(revision);
    const fromGraph = answerFrom(graph, analysis, input, lang);
    const lookUp = { answer: fromGraph, analysis, input };
    const [similarCases, articles] = await Promise.all([deps.similarCases(lookUp), deps.articles(lookUp)]);
    const diagnosis: Diagnosis = {
      ...fromGraph,
      similarCases: similarCases.map((similar) => ({ ...similar, why: reasonsInWords(similar.why, graph, analysis, lang) })),
      articles: [...articles],
      elapsedMs: deps.clock() - startedAtMs,
    };
    await deps.diagnoses.put({ diagnosis, request: { input, analysis }, createdAt: new Date(deps.clock()).toISOString() });
    return diagnosis;
  };
  const stored = async (id: string) => {
    const found = await deps.diagnoses.get(id);
    if (found === null) throw new AppError('notFound', 'no such diagnosis', { id });
    return found;
  };
  return {
    diagnoseAnalysed: async ({ analysis, input, lang, revision }) => {
      const startedAtMs = deps.clock();
      refuseRequest(await deps.currentGraph(revision), input);
      return answer(analysis, input, lang, startedAtMs, revision);
    },
    diagnose: async ({ events, reading, input, lang, revision }) => {
      const startedAtMs = deps.clock();
      refuseRequest(await deps.currentGraph(revision), input);
      return answer(analyseLog(events, reading, lang, { ...input, nowMs: startedAtMs }), input, lang, startedAtMs, revision);
    },
    addFindings: async (id, findings, testId, when = {}) => {
      const startedAtMs = deps.clock();
      const { diagnosis, request } = await stored(id);
      const graph = await deps.currentGraph();
      const input = withReport(graph, request.input, checkedReport(graph, findings, testId, when));
      return answer({ ...request.analysis, input: diagnosis.input }, input, diagnosis.lang, startedAtMs);
    },
    get: async (id) => (await stored(id)).diagnosis,
  };
}

function checkedReport(graph: CompiledGraph, findings: readonly FindingInput[], testId: string | undefined, when: ReportTime): Report {
  if (testId === undefined) refuseFindings(graph, findings, 'findings');
  else refuseReport(graph, { testId, findings: [...findings] });
  return { ...(testId === undefined ? {} : { testId }), ...when, findings: [...findings] };
}

/** Shared findings and lines that nobody understood in words; codes and keys as they are. */
function reasonsInWords(why: readonly string[], { findings }: CompiledGraph, { input }: LogAnalysis, lang: Language): string[] {
  const templates = templateCodes(input.notUnderstood);
  const inWords = why.map((reason) => {
    const template = reason.startsWith(caseCodePrefixes.template)
      ? templates.get(reason.slice(caseCodePrefixes.template.length))
      : undefined;
    return template === undefined ? (findings.get(reason)?.title[lang] ?? reason) : unreadMessageText(template, lang);
  });
  return [...new Set(inWords)];
}
