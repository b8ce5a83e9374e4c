import { createHash } from 'node:crypto';
import type { Diagnosis, DiagnosisInput } from '#domain/diagnosis.js';
import type { Finding } from '#domain/finding.js';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import { alsoPresent } from '#graph/explanation/also-present.js';
import { wouldChange } from '#graph/explanation/would-change.js';
import { type AbstentionReason, abstentionReason, abstentionThresholdOf } from '#graph/model/abstain.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import type { IncidentFacts } from '#graph/model/facts.js';
import { graphInForce } from '#graph/model/graph-in-force.js';
import { type Ranking, rankCandidates } from '#graph/model/score.js';
import { nextTests } from '#graph/testing/next-tests.js';
import { collectFirst } from './collect-first.js';
import { incidentFacts } from './incident-facts.js';
import { severalServersText } from './incident-texts.js';
import { adviceOf, planOf } from './plan.js';
import { calloutList, causeList, classList, disagreementList, findingList, flippingList, testList } from './present-ranking.js';
import { resultsOfTests, type TestResults } from './tests-done.js';
import { abstentionText, testWarnings } from './texts.js';
import { urgencyOf } from './urgency.js';

/** What the answer of the graph leaves to others: looked up beside it. */
export type GraphAnswer = Omit<Diagnosis, 'similarCases' | 'articles' | 'elapsedMs'>;

/** The answer of one revision to one analysis. Pure: the same input and revision give the same answer and id. */
export function answerFrom(published: CompiledGraph, analysis: LogAnalysis, input: DiagnosisInput, lang: Language): GraphAnswer {
  const { graph, facts, ranking, reason, tests } = rankIncident(published, analysis, input);
  const present = new Set(facts.findings.filter((finding) => finding.state === 'present').map((finding) => finding.findingId));
  const servers = analysis.servers ?? [];
  const isOfOneServer = servers.length < 2;
  const isRanked = reason === null && isOfOneServer;
  return {
    id: diagnosisId(published, analysis, input, lang),
    status: isRanked ? 'ranked' : 'inconclusive',
    reason: isOfOneServer ? reason && abstentionText(reason, analysis.input.events, lang) : severalServersText(servers, lang),
    graphRevision: published.graph.revision ?? 'unsaved',
    lang,
    incidents: [...analysis.incidents],
    causes: causeList(graph, ranking, facts.subject, lang),
    componentClasses: classList(ranking),
    callouts: isRanked ? calloutList(graph, ranking, analysis.parts ?? [], lang) : [],
    nextTests: isOfOneServer && hasSaid(analysis, input) ? testList(nextTests(graph, ranking, facts.subject, tests.done), lang) : [],
    wouldChange: isOfOneServer ? flippingList(graph, wouldChange(graph, facts, ranking), lang) : [],
    findings: findingList(graph, facts.findings, lang),
    timeline: { ...analysis.timeline, warnings: [...analysis.timeline.warnings, ...testWarnings(tests.notes, lang)] },
    excerpts: excerptsOf(analysis, facts.findings),
    urgency: urgencyOf(present, lang),
    collectFirst: collectFirst(present, lang),
    plan: isRanked ? planOf(graph, ranking, lang) : [],
    alsoPresent: isRanked ? alsoPresent(ranking).map((second) => ({ ...second })) : [],
    disagreements: disagreementList(graph, ranking, lang),
    history: { replacedParts: [...(input.replacedParts ?? [])], sameFaultBefore: [] },
    escalate: isOfOneServer ? escalationOf(isRanked, lang) : null,
    fleet: null,
    advisories: [],
    advice: isRanked ? adviceOf(graph, ranking, lang) : [],
    input: analysis.input,
  };
}

/** What an answer rests on. `graph` = the one in force: of a calibrated one the expert's, where the incident is unlike the closed cases. `reason` = why no cause is likely enough; null where the first is. */
export type RankedIncident = {
  readonly graph: CompiledGraph;
  readonly facts: IncidentFacts;
  readonly ranking: Ranking;
  readonly reason: AbstentionReason | null;
  readonly tests: TestResults;
};

/** The ranking of an analysis alone, as an answer has it: for whoever needs no explanation. Pure. */
export function rankIncident(published: CompiledGraph, analysis: LogAnalysis, input: DiagnosisInput): RankedIncident {
  const tests = resultsOfTests(published, analysis, input.testsDone ?? []);
  const at = analysis.incidents.find((incident) => incident.chosen)?.to ?? analysis.timeline.to;
  const facts = incidentFacts({ ...analysis, at }, input, [...(input.findings ?? []), ...tests.findings]);
  const graph = graphInForce(published, facts);
  const ranking = rankCandidates(graph, withAutomatic(graph, facts, analysis));
  const reason = isSilent(facts.findings) ? 'noEvidence' : abstentionReason(ranking, abstentionThresholdOf(graph));
  return { graph, facts, ranking, tests, reason };
}

/** What every start of a server shows: it tells that the log was read, and nothing of a fault. */
const ordinaryFindings = new Set(['only-state-events', 'restart-without-hardware-event', 'server-restarted', 'time-jump', 'sel-cleared']);

/** True where nothing but ordinary rows is present: no event is evidence for a fault, whatever the sums say. */
function isSilent(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.state !== 'present' || (finding.origin === 'log' && ordinaryFindings.has(finding.findingId)));
}

/** True where the input says anything at all: without it no check is better than another. */
function hasSaid(analysis: LogAnalysis, input: DiagnosisInput): boolean {
  return analysis.input.events > 0 || (input.findings ?? []).length > 0 || (input.testsDone ?? []).length > 0;
}

/**
 * Automatic findings that the graph defines take part in the score like any other; the rest of the answer does not speak of them.
 */
function withAutomatic(graph: CompiledGraph, facts: IncidentFacts, { automatic = [] }: LogAnalysis): IncidentFacts {
  const known = automatic.filter(({ findingId }) => graph.findings.has(findingId));
  return known.length === 0 ? facts : { ...facts, findings: [...facts.findings, ...known] };
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
