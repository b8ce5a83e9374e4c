import type { GoldenCase } from '#domain/golden-case.js';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { analyseLog } from '../diagnose/analyse-log.js';
import { answerFrom, type GraphAnswer } from '../diagnose/answer.js';
import { readGolden } from './read-golden.js';

/** The answer of a graph to a golden case, read and analysed as the product does it. Pure; no clock is asked. */
export function goldenAnswer(graph: CompiledGraph, golden: GoldenCase, lang: Language = 'en'): GraphAnswer {
  return goldenAnswerFrom(graph, golden, goldenAnalysis(golden, lang), lang);
}

/** The analysis of a golden case, for the answers of several graphs. */
export function goldenAnalysis(golden: GoldenCase, lang: Language = 'en'): LogAnalysis {
  const { events, reading } = readGolden(golden);
  return analyseLog(events, reading, lang, golden.input ?? {});
}

/** The answer of a graph to the analysis of a golden case. */
export function goldenAnswerFrom(graph: CompiledGraph, golden: GoldenCase, analysis: LogAnalysis, lang: Language = 'en'): GraphAnswer {
  return answerFrom(graph, analysis, golden.input ?? {}, lang);
}
