import { percentile } from '#usecases/evaluate/measures.js';
import { readJudgedQueries, shippedTokenizer } from '../../usecases/search/judged-set.js';
import { starterArticles } from '../../usecases/search/test-stores.js';
import { startWatch } from '../diagnosis/stopwatch.js';
import { type BenchEngine, openEngine } from './engine.js';
import { memorySource } from './memory-source.js';
import { mixedArticles, mixedCases } from './mixed-documents.js';

const articleShare = 0.3;
const typedEvery = 8;
const seed = 7;

/** Prints import speed, times of search and of suggestions keystroke by keystroke, and resident memory over many documents. */
export async function reportLatency({ engine: name, documents }: { readonly engine: string; readonly documents: number }): Promise<void> {
  const engine = openEngine(name, shippedTokenizer());
  try {
    await fill(engine, documents);
    await reportTimes(
      'search',
      readJudgedQueries().map(
        ({ query, lang }) =>
          () =>
            engine.search({ query, lang }),
      ),
    );
    await reportTimes(
      'search of cases',
      readJudgedQueries().map(
        ({ query }) =>
          () =>
            engine.search({ query, kind: 'case' }),
      ),
    );
    await reportTimes(
      'suggest by keystroke',
      typedStarts().map((query) => () => engine.suggest({ query })),
    );
  } finally {
    engine.close();
  }
}

async function fill(engine: BenchEngine, documents: number): Promise<void> {
  const starter = await starterArticles();
  const articles = Math.round(documents * articleShare);
  const watch = startWatch();
  await engine.importer.importArticles(memorySource('articles', mixedArticles(starter, articles, seed)));
  await engine.importer.importCases(memorySource('cases', mixedCases(starter, documents - articles, seed)));
  const { clockSeconds, text } = watch();
  console.log(
    `${documents} documents, ${articles} of them articles: import ${text}, ${(documents / clockSeconds).toFixed(0)}/s, ${residentMemory()}`,
  );
}

/** Each question once to warm up, then once measured. */
async function reportTimes(title: string, asked: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const ask of asked) await ask();
  const timesMs: number[] = [];
  for (const ask of asked) {
    const startedMs = performance.now();
    await ask();
    timesMs.push(performance.now() - startedMs);
  }
  const at = (share: number) => percentile(timesMs, share).toFixed(1);
  console.log(`  ${title}: ${timesMs.length} times, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms, ${residentMemory()}`);
}

/** Every eighth question as it grows while it is typed. */
function typedStarts(): readonly string[] {
  const typed = readJudgedQueries().filter((_, index) => index % typedEvery === 0);
  return typed.flatMap(({ query }) => Array.from(query, (_, place) => query.slice(0, place + 1)));
}

function residentMemory(): string {
  return `resident memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`;
}
