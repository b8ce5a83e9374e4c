import { createHash } from 'node:crypto';
import { AppError } from '#domain/app-error.js';
import type { Diagnosis, DiagnosisInput, SimilarCase } from '#domain/diagnosis.js';
import type { FindingInput } from '#domain/finding.js';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';
import type { Hit } from '#domain/search.js';
import type { Viewer } from '#domain/viewer.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import type { Clock } from '#ports/clock.js';
import type { DiagnosisStore, StoredDiagnosis } from '#ports/diagnosis-store.js';
import { everyone, mayReadDiagnosis, seesEverything } from '../access/access.js';
import { createRedaction, type Redaction } from '../redaction/redaction.js';
import { replaceableParts } from '../safety/lens.js';
import { diagnosisForReader } from '../safety/reader-diagnosis.js';
import { analyseLog } from './analyse-log.js';
import { answerFrom, type GraphAnswer } from './answer.js';
import type { CurrentGraph } from './current-graph.js';
import { refuseFindings, refuseReport, refuseRequest } from './refuse-request.js';
import { similarCaseInWords } from './similar-case-words.js';
import { type Report, withReport } from './tests-done.js';

/** What the look-ups beside the graph are asked: the answer so far, the events it rests on, who may see what they find. */
export type LookUp = {
  readonly answer: GraphAnswer;
  readonly analysis: LogAnalysis;
  readonly input: DiagnosisInput;
  readonly viewer: Viewer;
};

export type DiagnoseDeps = {
  readonly currentGraph: CurrentGraph;
  readonly diagnoses: Pick<DiagnosisStore, 'put' | 'get'>;
  readonly similarCases: (lookUp: LookUp) => Promise<readonly SimilarCase[]>;
  readonly articles: (lookUp: LookUp) => Promise<readonly Hit[]>;
  readonly clock: Clock;
  /** What is taken out of a diagnosis before it is kept; by default as the default settings say. */
  readonly redaction?: Pick<Redaction, 'analysis' | 'text' | 'log'>;
};

/** Events of one server, what reading them gave, and what the person said; `viewer` = who asks (everyone where not given). `revision` null = the published graph. */
export type DiagnoseRequest = {
  readonly events: readonly LogEvent[];
  readonly reading: Diagnosis['input'];
  readonly input: DiagnosisInput;
  readonly lang: Language;
  readonly revision?: string;
  readonly viewer?: Viewer;
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
  readonly addFindings: (
    id: string,
    findings: readonly FindingInput[],
    testId?: string,
    when?: ReportTime,
    viewer?: Viewer,
  ) => Promise<Diagnosis>;
  /** A diagnosis given before. One that the viewer may not read is not there: AppError `notFound`. */
  readonly get: (id: string, viewer?: Viewer) => Promise<Diagnosis>;
};

/**
 * Creates the diagnosis use cases; every answer is stored under its id. Who asks sees the lines of his log as they are; what is stored, and
 * read again later, has no personal data and no secrets.
 */
export function createDiagnose(deps: DiagnoseDeps): Diagnose {
  const { redaction = createRedaction() } = deps;
  const answer = async ({ analysis, input, lang, startedAtMs, revision, viewer }: AnswerRequest): Promise<Diagnosis> => {
    const graph = await deps.currentGraph(revision);
    const fromGraph = answerFrom(graph, analysis, input, lang);
    const owned = { ...fromGraph, id: idFor(fromGraph.id, viewer) };
    const lookedUp = await lookUpBeside(deps, graph, { answer: owned, analysis, input, viewer });
    const diagnosis: Diagnosis = { ...owned, ...lookedUp, elapsedMs: deps.clock() - startedAtMs };
    const kept = cleanDiagnosis(diagnosis, input, analysis, redaction);
    const request = seesEverything(viewer) ? kept.request : { ...kept.request, viewer };
    await deps.diagnoses.put({ ...kept, request, createdAt: new Date(deps.clock()).toISOString() });
    return shownTo(viewer, diagnosis, graph);
  };
  const stored = async (id: string, viewer: Viewer) => {
    const found = await deps.diagnoses.get(id);
    if (found === null || !mayReadDiagnosis(found.request.viewer ?? everyone, viewer))
      throw new AppError('notFound', 'no such diagnosis', { id });
    return found;
  };
  return {
    diagnoseAnalysed: async ({ viewer = everyone, ...request }) => {
      const startedAtMs = deps.clock();
      refuseRequest(await deps.currentGraph(request.revision), request.input);
      return answer({ ...request, startedAtMs, viewer });
    },
    diagnose: async ({ events, reading, viewer = everyone, ...request }) => {
      const startedAtMs = deps.clock();
      refuseRequest(await deps.currentGraph(request.revision), request.input);
      const analysis = analyseLog(events, reading, request.lang, { ...request.input, nowMs: startedAtMs });
      return answer({ ...request, analysis, startedAtMs, viewer });
    },
    addFindings: async (id, findings, testId, when = {}, viewer = everyone) => {
      const startedAtMs = deps.clock();
      const { diagnosis, request } = await stored(id, viewer);
      const graph = await deps.currentGraph();
      const input = withReport(graph, request.input, checkedReport(graph, findings, testId, when));
      const analysis = { ...request.analysis, input: diagnosis.input };
      return answer({ analysis, input, lang: diagnosis.lang, startedAtMs, viewer });
    },
    get: async (id, viewer = everyone) => readAgain(deps, await stored(id, viewer), viewer),
  };
}

type AnswerRequest = AnalysedRequest & { readonly startedAtMs: number; readonly viewer: Viewer };

/** Cases and articles beside the answer of the graph, as far as the viewer may see them. */
async function lookUpBeside(
  deps: Pick<DiagnoseDeps, 'similarCases' | 'articles'>,
  graph: CompiledGraph,
  lookUp: LookUp,
): Promise<Pick<Diagnosis, 'similarCases' | 'articles'>> {
  const [similarCases, articles] = await Promise.all([deps.similarCases(lookUp), deps.articles(lookUp)]);
  const { analysis, answer } = lookUp;
  return {
    similarCases: similarCases.map((similar) => similarCaseInWords(similar, graph, analysis, answer.lang)),
    articles: [...articles],
  };
}

/**
 * A stored diagnosis for whoever reads it: what was looked up for another viewer is looked up anew, and for a reader always, for what may be
 * seen may have changed since.
 */
async function readAgain(deps: DiagnoseDeps, { diagnosis, request }: StoredDiagnosis, viewer: Viewer): Promise<Diagnosis> {
  const maker = request.viewer ?? everyone;
  const isMakers = viewer.role !== 'reader' && viewer.role === maker.role && viewer.organisation === maker.organisation;
  if (isMakers) return diagnosis;
  // The revision it was made with may be of an evaluation, and gone: its words are those of the graph in force.
  const graph = await deps.currentGraph();
  const { elapsedMs, similarCases: _cases, articles: _articles, ...answer } = diagnosis;
  const lookedUp = await lookUpBeside(deps, graph, { answer, analysis: request.analysis, input: request.input, viewer });
  return shownTo(viewer, { ...answer, ...lookedUp, elapsedMs }, graph);
}

/** Who sees less has answers of his own: nobody comes upon another's by asking the same. */
function idFor(id: string, viewer: Viewer): string {
  if (seesEverything(viewer)) return id;
  const { role, organisation } = viewer;
  return `dx-${createHash('sha256')
    .update(JSON.stringify([id, role, organisation]))
    .digest('hex')
    .slice(0, 24)}`;
}

function shownTo({ role }: Viewer, diagnosis: Diagnosis, { graph }: CompiledGraph): Diagnosis {
  if (role !== 'reader') return diagnosis;
  const customerTests = new Set(graph.tests.filter(({ who }) => who === 'customer').map(({ id }) => id));
  return diagnosisForReader(diagnosis, replaceableParts(graph), customerTests);
}

type KeptDiagnosis = Omit<StoredDiagnosis, 'createdAt'>;

/** A diagnosis as it is kept: what it quotes of the log and of the person is redacted; the same excerpts as the cleaned analysis has. */
function cleanDiagnosis(
  diagnosis: Diagnosis,
  input: DiagnosisInput,
  analysis: LogAnalysis,
  { analysis: cleanAnalysis, text, log }: Pick<Redaction, 'analysis' | 'text' | 'log'>,
): KeptDiagnosis {
  const { symptom, recentChanges } = input;
  const cleaned = cleanAnalysis(analysis);
  return {
    diagnosis: {
      ...diagnosis,
      excerpts: diagnosis.excerpts.map((excerpt) => ({ ...excerpt, raw: log(excerpt.raw), text: log(excerpt.text) })),
      input: { ...diagnosis.input, notUnderstood: cleaned.input.notUnderstood },
    },
    request: {
      input: {
        ...input,
        ...(symptom === undefined ? {} : { symptom: text(symptom) }),
        ...(recentChanges === undefined ? {} : { recentChanges: recentChanges.map((change) => text(change)) }),
      },
      analysis: cleaned,
    },
  };
}

function checkedReport(graph: CompiledGraph, findings: readonly FindingInput[], testId: string | undefined, when: ReportTime): Report {
  if (testId === undefined) refuseFindings(graph, findings, 'findings');
  else refuseReport(graph, { testId, findings: [...findings] });
  return { ...(testId === undefined ? {} : { testId }), ...when, findings: [...findings] };
}
