import { readdirSync, readFileSync } from 'node:fs';
import type { Diagnosis } from '#domain/diagnosis.js';
import { GoldenCase } from '#domain/golden-case.js';
import type { Language } from '#domain/language.js';
import type { LogEvent } from '#domain/log-event.js';
import { allUnderstood } from '#domain/unread.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { analyseLog } from '#usecases/diagnose/analyse-log.js';
import { answerFrom, type GraphAnswer } from '#usecases/diagnose/answer.js';
import { readGolden } from '#usecases/golden/read-golden.js';

const folder = new URL('../../../fixtures/cases/', import.meta.url);

/** All golden cases by file name. */
export function readGoldenCases(): { readonly name: string; readonly golden: GoldenCase }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ name: file, golden: parseGolden(file) }));
}

function parseGolden(file: string): GoldenCase {
  const parsed = GoldenCase.safeParse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  if (!parsed.success) throw new Error(`fixtures/cases/${file}: ${parsed.error.message}`);
  return parsed.data;
}

/** Events of a golden case. */
export function eventsOf(golden: GoldenCase): readonly LogEvent[] {
  return readGolden(golden).events;
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
  return answerFrom(graph, analysis, vendor === undefined ? {} : { vendor }, lang);
}
