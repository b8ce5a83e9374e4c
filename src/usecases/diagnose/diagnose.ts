import { AppError } from '#domain/app-error.js';
import type { Diagnosis, DiagnosisInput, SimilarCase } from '#domain/diagnosis.js';
import type { FindingInput } from '#domain/finding.js';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';
import type { Hit } from '#domain/search.js';
import { defaultAbstentionThreshold } from '#graph/model/abstain.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import type { Clock } from '#ports/clock.js';
import type { DiagnosisStore } from '#ports/diagnosis-store.js';
import { caseCodePrefixes } from '../search/case-tokens.js';
import { templateCodes } from '../search/template-codes.js';
import { analyseLog } from './analyse-log.js';
import { answerFrom, type GraphAnswer } from './answer.js';
import type { CurrentGraph } from './current-graph.js';
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

/** The diagnosis use cases. */
export type Diagnose = {
  readonly diagnoseAnalysed: (request: AnalysedRequest) => Promise<Diagnosis>;
  readonly diagnose: (request: DiagnoseRequest) => Promise<Diagnosis>;
  /** A test's result: the same input with these findings over it. Unknown id: AppError `notFound`; a finding that is no outcome of the named test: `invalidInput`. */
  readonly addFindings: (id: string, findings: readonly FindingInput[], testId?: string) => Promise<Diagnosis>;
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
    const fromGraph = answerFrom(graph, analysis, input, lang, defaultAbstentionThreshold);
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
    diagnoseAnalysed: ({ analysis, input, lang, revision }) => answer(analysis, input, lang, deps.clock(), revision),
    diagnose: ({ events, reading, input, lang, revision }) => {
      const startedAtMs = deps.clock();
      return answer(analyseLog(events, reading, lang, { ...input, nowMs: startedAtMs }), input, lang, startedAtMs, revision);
    },
    addFindings: async (id, findings, testId) => {
      const startedAtMs = deps.clock();
      const { diagnosis, request } = await stored(id);
      if (testId !== undefined) refuseForeignOutcomes(await deps.currentGraph(), testId, findings);
      const input = { ...request.input, findings: [...(request.input.findings ?? []), ...findings] };
      return answer({ ...request.analysis, input: diagnosis.input }, input, diagnosis.lang, startedAtMs);
    },
    get: async (id) => (await stored(id)).diagnosis,
  };
}

function refuseForeignOutcomes({ graph }: CompiledGraph, testId: string, findings: readonly FindingInput[]): void {
  const test = graph.tests.find((candidate) => candidate.id === testId);
  if (test === undefined) throw new AppError('invalidInput', 'testId: the graph has no such test', { testId });
  const foreign = findings.find(({ findingId }) => !test.outcomes.some((outcome) => outcome.findingId === findingId));
  if (foreign !== undefined)
    throw new AppError('invalidInput', 'findings: not an outcome of the named test', { testId, findingId: foreign.findingId });
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
