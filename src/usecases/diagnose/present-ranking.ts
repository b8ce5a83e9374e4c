import { partOfComponent } from '#analyzers/parts.js';
import type { AnsweredClass } from '#domain/component.js';
import type { Diagnosis, Evidence } from '#domain/diagnosis.js';
import type { Finding } from '#domain/finding.js';
import type { Language } from '#domain/language.js';
import type { Part } from '#domain/part.js';
import { toProbability } from '#domain/probability.js';
import { calloutsOf, type FruCallout } from '#graph/explanation/callouts.js';
import { type Contribution, evidenceOf } from '#graph/explanation/evidence.js';
import type { FlippingFinding } from '#graph/explanation/would-change.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import type { Subject } from '#graph/model/facts.js';
import { hasEvidence, type Ranking } from '#graph/model/score.js';
import type { ProposedTest } from '#graph/testing/next-tests.js';

/** Causes this far down carry evidence: beyond them a posterior is all there is to say. */
const explainedCauses = 40;
const noEvidence = { for: [], against: [], missing: [] } as const;

/** Causes with their evidence in words; every candidate is listed, so that with `unknown` they sum to 1. */
export function causeList(graph: CompiledGraph, ranking: Ranking, subject: Subject, lang: Language): Diagnosis['causes'] {
  const calibration = calibrationOf(graph);
  return ranking.ranked.map((one, index) => {
    const evidence = index < explainedCauses ? evidenceOf(graph, ranking, index, subject) : noEvidence;
    const inWords = (list: readonly Contribution[]) => list.map((contribution) => evidenceInWords(graph, contribution, lang));
    return {
      rank: index + 1,
      faultId: one.candidate.faultId,
      title: graph.faults.get(one.candidate.faultId)?.title[lang] ?? one.candidate.faultId,
      component: one.candidate.component,
      posterior: toProbability(one.posterior),
      calibration,
      evidence: { for: inWords(evidence.for), against: inWords(evidence.against), missing: inWords(evidence.missing) },
    };
  });
}

/** At what level the probabilities of a graph were calibrated, and on whose cases; null where an expert's links are in force. */
function calibrationOf({ graph: { calibration } }: CompiledGraph): Diagnosis['causes'][number]['calibration'] {
  return calibration?.hasAssociations === true ? { level: calibration.level, cases: calibration.cases, scope: calibration.scope } : null;
}

/** P(class) = sum of its candidates; with `unknown` they sum to 1; descending. */
export function classList(ranking: Ranking): Diagnosis['componentClasses'] {
  const sums = new Map<AnsweredClass, number>([['unknown', ranking.unknownPosterior]]);
  for (const { candidate, posterior } of ranking.ranked)
    sums.set(candidate.component.class, (sums.get(candidate.component.class) ?? 0) + posterior);
  return [...sums]
    .map(([name, posterior]) => ({ class: name, posterior: toProbability(posterior) }))
    .sort((left, right) => right.posterior - left.posterior || left.class.localeCompare(right.class));
}

/** Parts proposed for replacement, with the numbers that an inventory in the input prints for the very part. */
export function calloutList(graph: CompiledGraph, ranking: Ranking, parts: readonly Part[], lang: Language): Diagnosis['callouts'] {
  return calloutsOf(graph, ranking).map((callout) => ({
    fru: callout.fru.name[lang],
    fruId: callout.fru.id,
    ...numbersOf(graph, callout, parts),
    state: callout.state,
    locator: callout.locator,
    priority: callout.priority,
    probability: toProbability(callout.probability),
    customerReplaceable: callout.fru.customerReplaceable,
    faultIds: [...callout.faultIds],
  }));
}

function numbersOf(graph: CompiledGraph, { faultIds, locator }: FruCallout, parts: readonly Part[]) {
  const componentClass = graph.faults.get(faultIds[0] ?? '')?.componentClass;
  const part = componentClass === undefined ? null : partOfComponent(parts, { class: componentClass, locator });
  return { partNumber: part?.partNumber ?? null, serialNumber: part?.serialNumber ?? null };
}

/** Checks worth doing next, with what each outcome would be and how likely; what is missing to 1 is: inconclusive. */
export function testList(tests: readonly ProposedTest[], lang: Language): Diagnosis['nextTests'] {
  return tests.map(({ test, component, expectedGainBits, outcomes }) => ({
    testId: test.id,
    title: test.title[lang],
    component,
    expectedGainBits,
    costMinutes: test.costMinutes,
    downtime: test.downtime,
    risk: test.risk,
    preconditions: test.preconditionTexts.length > 0 ? test.preconditionTexts.map((text) => text[lang]) : test.preconditions,
    prerequisiteTestIds: test.prerequisiteTestIds,
    who: test.who,
    outcomes: outcomes.map(({ findingId, state, probability }) => ({
      findingId,
      component,
      state,
      probability: toProbability(probability),
    })),
  }));
}

/** What would flip the answer. */
export function flippingList(graph: CompiledGraph, flips: readonly FlippingFinding[], lang: Language): Diagnosis['wouldChange'] {
  return flips.map(({ findingId, component, state, newTopFaultId, newTopComponent }) => ({
    findingId,
    title: titleOf(graph, findingId, lang),
    component,
    state,
    newTopFaultId,
    newTopComponent,
  }));
}

/** Findings in words, present first. */
export function findingList(graph: CompiledGraph, findings: readonly Finding[], lang: Language): Diagnosis['findings'] {
  const rank = { present: 0, absent: 1, unknown: 2 } as const;
  return findings
    .map(({ findingId, state, component, eventIds }) => ({
      findingId,
      title: titleOf(graph, findingId, lang),
      state,
      component,
      eventIds: [...eventIds],
    }))
    .sort(
      (left, right) =>
        rank[left.state] - rank[right.state] ||
        left.findingId.localeCompare(right.findingId) ||
        (left.component?.locator ?? '').localeCompare(right.component?.locator ?? ''),
    );
}

/** Contradicting advice that concerns a leading cause: both positions stand. */
export function disagreementList(graph: CompiledGraph, ranking: Ranking, lang: Language): Diagnosis['disagreements'] {
  const leading = new Set(
    ranking.ranked
      .slice(0, 5)
      .filter((one) => one.posterior >= 0.05 && hasEvidence(ranking, one))
      .map((one) => one.candidate.faultId),
  );
  const seen = new Set(ranking.findings.filter(({ finding }) => finding.state === 'present').map(({ finding }) => finding.findingId));
  const isAsked = (findingIds: readonly string[]) => findingIds.length === 0 || findingIds.some((id) => seen.has(id));
  return graph.graph.disagreements
    .filter(({ faultIds, findingIds }) => faultIds.some((id) => leading.has(id)) && isAsked(findingIds))
    .map(({ question, positions }) => ({
      question: question[lang],
      positions: positions.map(({ text, scope, sources }) => ({ text: text[lang], scope, sources })),
    }));
}

function evidenceInWords(graph: CompiledGraph, contribution: Contribution, lang: Language): Evidence {
  return { ...contribution, title: titleOf(graph, contribution.findingId, lang), eventIds: [...contribution.eventIds] };
}

function titleOf(graph: CompiledGraph, findingId: string, lang: Language): string {
  return graph.findings.get(findingId)?.title[lang] ?? findingId;
}
