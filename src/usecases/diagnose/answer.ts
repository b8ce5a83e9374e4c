import { createHash } from 'node:crypto';
import { componentKey } from '#domain/component.js';
import type { Diagnosis, DiagnosisInput } from '#domain/diagnosis.js';
import type { Finding, FindingInput } from '#domain/finding.js';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import { alsoPresent } from '#graph/explanation/also-present.js';
import { wouldChange } from '#graph/explanation/would-change.js';
import { abstentionReason } from '#graph/model/abstain.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import type { IncidentFacts } from '#graph/model/facts.js';
import { rankCandidates } from '#graph/model/score.js';
import { nextTests } from '#graph/testing/next-tests.js';
import { collectFirst } from './collect-first.js';
import { adviceOf, planOf } from './plan.js';
import { calloutList, causeList, classList, disagreementList, findingList, flippingList, testList } from './present-ranking.js';
import { withStatedFindings } from './stated-findings.js';
import { abstentionText } from './texts.js';
import { urgencyOf } from './urgency.js';

/** What the answer of the graph leaves to others: looked up beside it. */
export type GraphAnswer = Omit<Diagnosis, 'similarCases' | 'articles' | 'elapsedMs'>;

/** The answer of one revision to one analysis. Pure: the same input and revision give the same answer and id. */
export function answerFrom(
  graph: CompiledGraph,
  analysis: LogAnalysis,
  input: DiagnosisInput,
  lang: Language,
  threshold: number,
): GraphAnswer {
  const facts = factsOf(analysis, input);
  const ranking = rankCandidates(graph, facts);
  const reason = isSilent(facts.findings) ? 'noEvidence' : abstentionReason(ranking, threshold);
  const present = new Set(facts.findings.filter((finding) => finding.state === 'present').map((finding) => finding.findingId));
  const isRanked = reason === null;
  return {
    id: diagnosisId(graph, analysis, input, lang),
    status: isRanked ? 'ranked' : 'inconclusive',
    reason: reason === null ? null : abstentionText(reason, analysis.input.events, lang),
    graphRevision: graph.graph.revision ?? 'unsaved',
    lang,
    incidents: [...analysis.incidents],
    causes: causeList(graph, ranking, facts.subject, lang),
    componentClasses: classList(ranking),
    callouts: isRanked ? calloutList(graph, ranking, analysis.parts ?? [], lang) : [],
    nextTests: hasSaid(analysis, input) ? testList(nextTests(graph, ranking, facts.subject), lang) : [],
    wouldChange: flippingList(graph, wouldChange(graph, facts, ranking), lang),
    findings: findingList(graph, facts.findings, lang),
    timeline: analysis.timeline,
    excerpts: excerptsOf(analysis, facts.findings),
    urgency: urgencyOf(present, lang),
    collectFirst: collectFirst(present, lang),
    plan: isRanked ? planOf(graph, ranking, lang) : [],
    alsoPresent: isRanked ? alsoPresent(ranking).map((second) => ({ ...second })) : [],
    disagreements: disagreementList(graph, ranking, lang),
    history: { replacedParts: [...(input.replacedParts ?? [])], sameFaultBefore: [] },
    escalate: escalationOf(isRanked, lang),
    fleet: null,
    advisories: [],
    advice: isRanked ? adviceOf(graph, ranking, lang) : [],
    input: analysis.input,
  };
}

/** What every start of a server shows: it tells that the log was read, and nothing of a fault. */
const ordinaryFindings = new Set(['only-state-events', 'server-restarted', 'time-jump', 'sel-cleared']);

/** True where nothing but ordinary rows is present: no event is evidence for a fault, whatever the sums say. */
function isSilent(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.state !== 'present' || (finding.origin === 'log' && ordinaryFindings.has(finding.findingId)));
}

/** True where the input says anything at all: without it no check is better than another. */
function hasSaid(analysis: LogAnalysis, input: DiagnosisInput): boolean {
  return analysis.input.events > 0 || (input.findings ?? []).length > 0;
}

function factsOf(analysis: LogAnalysis, input: DiagnosisInput): IncidentFacts {
  const stated = input.findings ?? [];
  return {
    instances: withNamed(analysis.components, stated),
    findings: withStatedFindings(analysis.findings, stated),
    subject: {
      vendor: input.vendor ?? null,
      model: input.model ?? null,
      firmware: input.firmware ?? null,
      at: input.faultTime ?? analysis.timeline.to,
    },
  };
}

/** The components of the log with those that a person names: what was only reported as present is a candidate then. */
function withNamed(components: LogAnalysis['components'], stated: readonly FindingInput[]): IncidentFacts['instances'] {
  const named = stated.flatMap((finding) => (finding.component == null || finding.state !== 'present' ? [] : [finding.component]));
  const instances = new Map(components.map((component) => [componentKey(component), component]));
  for (const component of named)
    instances.set(componentKey(component), { ...component, place: instances.get(componentKey(component))?.place ?? null, named: true });
  return [...instances.values()];
}

/** Same input and revision, same id: the id is a digest of both. */
function diagnosisId(graph: CompiledGraph, analysis: LogAnalysis, input: DiagnosisInput, lang: Language): string {
  const content = JSON.stringify([
    analysis.digest,
    graph.graph.revision,
    lang,
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .sort(([left], [right]) => left.localeCompare(right)),
  ]);
  return `dx-${createHash('sha256').update(content).digest('hex').slice(0, 24)}`;
}

function excerptsOf(analysis: LogAnalysis, findings: readonly Finding[]): Diagnosis['excerpts'] {
  const { warnings, bursts } = analysis.timeline;
  const triggers = analysis.incidents.flatMap((incident) => incident.trigger ?? []);
  const cited = new Set([...[...findings, ...warnings, ...bursts].flatMap((one) => one.eventIds), ...triggers]);
  return analysis.citedEvents
    .filter((event) => cited.has(event.id))
    .map((event) => ({ eventId: event.id, file: event.source.file, line: event.source.line, raw: event.raw, text: event.event.text }));
}

const escalationAttachments = ['log', 'crashDump', 'inventory'];

function escalationOf(isRanked: boolean, lang: Language): Diagnosis['escalate'] {
  if (isRanked) return null;
  const reason =
    lang === 'zh'
      ? '没有哪个原因有足够把握，请附上下列材料升级。'
      : 'No cause is likely enough to act on: escalate with the material below.';
  return { toTier: 3, reason, attach: escalationAttachments };
}
