import type { DiagnosisInput } from '#domain/diagnosis.js';
import type { AnswerFlip, GraphReplay } from '#domain/graph-replay.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { SupportCase } from '#domain/support-case.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import type { ReplayProgress } from '../curate-graph.js';
import { analyseLog } from '../diagnose/analyse-log.js';
import { type RankedIncident, rankIncident } from '../diagnose/answer.js';
import { classList } from '../diagnose/present-ranking.js';
import { classAnswerOf } from '../evaluate/score-card.js';
import { readChunks, textChunks } from '../read-chunks.js';
import { firstOfRanking, isFlip } from './first-answer.js';
import type { FoldGraphs, LabelledCase, LabelledCases } from './fold-graphs.js';

/** What the stored cases say of two revisions. */
export type CasesReplay = Pick<GraphReplay, 'cases' | 'flips'>;

/**
 * The first answers of two revisions to the stored labelled cases, one case at a time: only counts and flips are kept. Top-1 is that of the score
 * card: by component class, classes that no label names summed into `other`.
 */
export async function replayCases(
  cases: LabelledCases,
  before: FoldGraphs,
  after: FoldGraphs,
  onProgress: ReplayProgress,
): Promise<CasesReplay> {
  const labels = await labelsOfAll(cases);
  const flips: AnswerFlip[] = [];
  const right = { before: 0, after: 0 };
  let count = 0;
  for await (const supportCase of cases()) {
    const flip = answerTwice(supportCase, before.graphFor(supportCase), after.graphFor(supportCase), labels);
    right.before += Number(flip.wasRight);
    right.after += Number(flip.isRight);
    if (isFlip(flip.from, flip.to)) flips.push(flip);
    count += 1;
    onProgress(count);
  }
  const top1 = (rightCases: number) => (count === 0 ? null : rightCases / count);
  return { cases: { count, top1Before: top1(right.before), top1After: top1(right.after) }, flips };
}

async function labelsOfAll(cases: LabelledCases): Promise<ReadonlySet<string>> {
  const labels = new Set<string>();
  for await (const { confirmed } of cases()) labels.add(confirmed.componentClass);
  return labels;
}

function answerTwice(supportCase: LabelledCase, before: CompiledGraph, after: CompiledGraph, labels: ReadonlySet<string>): AnswerFlip {
  const { confirmed, id } = supportCase;
  const { analysis, input } = analyseStored(supportCase);
  const earlier = rankIncident(before, analysis, input);
  const later = before === after ? earlier : rankIncident(after, analysis, input);
  const isRight = (answer: RankedIncident) => {
    const { first, label } = classAnswerOf(
      { confirmed, diagnosis: { status: 'ranked', componentClasses: classList(answer.ranking) } },
      labels,
    );
    return first === label;
  };
  return {
    caseId: id,
    from: firstOfRanking(earlier, analysis),
    to: firstOfRanking(later, analysis),
    confirmed,
    wasRight: isRight(earlier),
    isRight: isRight(later),
  };
}

/** A stored case as a diagnosis would read it when it was opened. */
function analyseStored({ id, log, symptom, vendor, model, findings, openedAt }: SupportCase): {
  readonly analysis: LogAnalysis;
  readonly input: DiagnosisInput;
} {
  const { events, reading } = readChunks(log === undefined ? [] : textChunks(id, log.split(/\r?\n/)));
  const input = { symptom, vendor, model, findings, faultTime: openedAt };
  return { analysis: analyseLog(events, reading, 'en', input), input };
}
