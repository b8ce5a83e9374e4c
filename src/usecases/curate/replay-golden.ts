import type { GoldenCase, NamedGoldenCase } from '#domain/golden-case.js';
import type { FirstAnswer, GoldenReplay } from '#domain/graph-replay.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { rankIncident } from '../diagnose/answer.js';
import { classList } from '../diagnose/present-ranking.js';
import { goldenAnalysis, goldenAnswerFrom } from '../golden/golden-answer.js';
import { type Ranks, ranksOf, unmetExpectations, unmetRanks } from '../golden/unmet-expectations.js';
import { firstOfAnswer, firstOfRanking } from './first-answer.js';

/** The answers of two graphs to one golden case; its log is read once, and only the later answer is worked out whole. */
export function replayGolden({ name, golden }: NamedGoldenCase, before: CompiledGraph, after: CompiledGraph): GoldenReplay {
  const analysis = goldenAnalysis(golden);
  const earlier = rankGolden(before, golden, analysis);
  const later = goldenAnswerFrom(after, golden, analysis);
  const unmetBefore = unmetRanks(golden, earlier.ranks);
  return {
    name,
    title: golden.title,
    before: earlier.first,
    after: firstOfAnswer(later),
    isWorse: unmetRanks(golden, ranksOf(later)).some((rank) => !unmetBefore.includes(rank)),
    why: unmetExpectations(golden, later),
  };
}

function rankGolden(
  graph: CompiledGraph,
  golden: GoldenCase,
  analysis: LogAnalysis,
): { readonly first: FirstAnswer; readonly ranks: Ranks } {
  const ranked = rankIncident(graph, analysis, golden.input ?? {});
  const first = firstOfRanking(ranked, analysis);
  const firstClass = first.status === 'ranked' ? classList(ranked.ranking)[0]?.class : first.class;
  return { first, ranks: { status: first.status, class: firstClass ?? null, faultId: first.faultId } };
}
