import type { LogAnalysis } from '#domain/log-analysis.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { answerFrom } from '#usecases/diagnose/answer.js';
import { percentile } from '#usecases/evaluate/measures.js';
import { startWatch } from './stopwatch.js';

/**
 * Milliseconds of one diagnosis: inference, explanation, next tests, presentation. On the clock, and in processor time of all threads of the
 * process, which a busy machine does not stretch.
 */
export type Latency = { readonly p50: number; readonly p95: number; readonly processorP50: number; readonly processorP95: number };

type Latencies = { readonly clock: number[]; readonly processor: number[] };

const warmUpRuns = 40;

/**
 * Times `answerFrom` over groups of analyses, `runs` times a group after a warm-up. The groups take turns, so that what else the machine does
 * touches all alike; within a group each analysis has its turn.
 */
export function measureLatencies(graph: CompiledGraph, groups: readonly (readonly LogAnalysis[])[], runs: number): Latency[] {
  const times = groups.map((): Latencies => ({ clock: [], processor: [] }));
  for (let run = -warmUpRuns; run < runs; run += 1) {
    for (const [place, group] of groups.entries()) {
      const analysis = group[(run + warmUpRuns) % group.length];
      if (analysis === undefined) continue;
      const watch = startWatch();
      answerFrom(graph, analysis, {}, 'en');
      const { clockSeconds, processorSeconds } = watch();
      if (run < 0) continue;
      times[place]?.clock.push(clockSeconds * 1000);
      times[place]?.processor.push(processorSeconds * 1000);
    }
  }
  return times.map(({ clock, processor }) => ({
    p50: percentile(clock, 0.5),
    p95: percentile(clock, 0.95),
    processorP50: percentile(processor, 0.5),
    processorP95: percentile(processor, 0.95),
  }));
}
