import type { GraphFile } from '#domain/causal-graph.js';
import { type CompiledGraph, compileGraph } from '#graph/model/compile-graph.js';
import { rankIncident } from '#usecases/diagnose/answer.js';
import { classList } from '#usecases/diagnose/present-ranking.js';
import { accuracyAtCoverage, brierScore, expectedCalibrationError } from '#usecases/evaluate/measures.js';
import { type ClassAnswer, classAnswerOf } from '#usecases/evaluate/score-card.js';
import type { OpenCase } from './open-cases.js';

/** A case with what a graph answered. `isSeen` = its log text stands among the cases that the graph was fitted to. */
export type AnsweredCase = ClassAnswer & { readonly one: OpenCase; readonly isSeen: boolean };

/** A part of the cases that is scored with a graph made from the others. */
export type Split = { readonly scored: readonly OpenCase[]; readonly fitted: readonly OpenCase[] };

const labels = new Set(['cpu', 'memory', 'other']);

/** Scores each split with the graph that `graphFor` makes of its other cases. */
export async function scoreSplits(
  splits: readonly Split[],
  graphFor: (fitted: readonly OpenCase[]) => Promise<GraphFile>,
): Promise<AnsweredCase[]> {
  const answered: AnsweredCase[] = [];
  for (const { scored, fitted } of splits) {
    const graph = compileGraph(await graphFor(fitted));
    const seen = new Set(fitted.map((one) => one.log));
    for (const one of scored) answered.push({ ...answer(graph, one), one, isSeen: seen.has(one.log) });
  }
  return answered;
}

/** What the product answers, without the explanation. */
function answer(graph: CompiledGraph, { analysis, input, confirmed }: OpenCase): ClassAnswer {
  const { ranking, reason } = rankIncident(graph, analysis, input);
  const status = reason === null ? ('ranked' as const) : ('inconclusive' as const);
  return classAnswerOf({ confirmed, diagnosis: { status, componentClasses: classList(ranking) } }, labels);
}

/** Whether the class that came first is the labelled one. */
export function isRight({ first, label }: Pick<ClassAnswer, 'first' | 'label'>): boolean {
  return first === label;
}

/** One line of a score card over all cases, inconclusive or not. */
export function cardText(title: string, answered: readonly AnsweredCase[]): string {
  const top1 = answered.filter(isRight).length / Math.max(1, answered.length);
  const figures = [top1, expectedCalibrationError(answered), brierScore(answered), accuracyAtCoverage(answered, 0.8)];
  const [right, ece, brier, surest] = figures.map((figure) => figure.toFixed(3));
  return `${title.padEnd(24)} ${String(answered.length).padStart(5)} cases  top-1 ${right}  ECE ${ece}  Brier ${brier}  surest 80 % ${surest}`;
}
