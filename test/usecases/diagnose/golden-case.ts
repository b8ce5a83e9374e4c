import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Diagnosis } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';
import type { LogEvent } from '#domain/log-event.js';
import { allUnderstood } from '#domain/unread.js';
import { defaultAbstentionThreshold } from '#graph/model/abstain.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { analyseLog } from '#usecases/diagnose/analyse-log.js';
import { answerFrom, type GraphAnswer } from '#usecases/diagnose/answer.js';
import { readDocument, readText } from '../../analyzers/logs/read-text.js';

/** A log with what a careful engineer says of it. `log` = lines of text, `document` = one Redfish document. */
export const GoldenCase = z.strictObject({
  title: z.string(),
  reasoning: z.string(),
  vendor: z.string().optional(),
  log: z.array(z.string()).optional(),
  document: z.unknown().optional(),
  expected: z.strictObject({
    status: z.array(z.enum(['ranked', 'inconclusive'])).min(1),
    /** Classes that may come first; where no cause is likely enough, of the first cause. */
    classes: z.array(z.string()).min(1),
    /** Faults that may come first. */
    faults: z.array(z.string()).optional(),
    /** Locator of the first cause; null = none may be named. */
    locator: z.string().nullable().optional(),
    /** FRU that must be called out first. */
    fru: z.string().optional(),
    /** No class may be surer than this. */
    mostProbability: z.number().optional(),
    /** No part may be called out. */
    noCallouts: z.literal(true).optional(),
    /** Words of a question on which makers disagree, and which the answer must show. */
    disagreement: z.string().optional(),
  }),
});
export type GoldenCase = z.infer<typeof GoldenCase>;

const folder = new URL('../../../fixtures/cases/', import.meta.url);

/** All golden cases by file name. */
export function readGoldenCases(): { readonly name: string; readonly golden: GoldenCase }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ name: file, golden: GoldenCase.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))) }));
}

/** Events of a golden case. */
export function eventsOf(golden: GoldenCase): LogEvent[] {
  return golden.log === undefined ? readDocument(golden.document).events : readText(golden.log.join('\n')).events;
}

/** What reading gives, where a test does not ask for it. */
export function readingOf(events: readonly LogEvent[]): Diagnosis['input'] {
  return {
    files: 1,
    lines: events.length,
    events: events.length,
    unread: [],
    formats: [...new Set(events.map((one) => one.source.format))],
    notUnderstood: allUnderstood,
  };
}

/** The answer of a graph to events, as the product gives it. */
export function answerOf(graph: CompiledGraph, events: readonly LogEvent[], lang: Language = 'en', vendor?: string): GraphAnswer {
  const analysis = analyseLog(events, readingOf(events), lang);
  return answerFrom(graph, analysis, vendor === undefined ? {} : { vendor }, lang, defaultAbstentionThreshold);
}
