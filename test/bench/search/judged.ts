import { writeFileSync } from 'node:fs';
import type { Glossary } from '#domain/glossary.js';
import { sources } from '#ingest/sources.js';
import { createHeldOutWording, withoutHeldOut } from '../../usecases/search/held-out-terms.js';
import { askJudged, figuresOf, figuresPath, type JudgedOutcome } from '../../usecases/search/judged-figures.js';
import { isBetweenLanguages, type JudgedQuery, readJudgedQueries, shippedGlossary, tokenizerOf } from '../../usecases/search/judged-set.js';
import { openEngine } from './engine.js';
import { figureTable, missedTable } from './figure-table.js';
import { registryPaths } from './registries.js';

type JudgedOptions = {
  readonly engine: string;
  readonly isWritten: boolean;
  readonly isListed: boolean;
  readonly dataFolder: string | null;
};

/** Prints the figures of the judged questions: as they ship, with terms held out or worded anew, and among all registries. */
export async function reportJudged({ engine, isWritten, isListed, dataFolder }: JudgedOptions): Promise<void> {
  const glossary = shippedGlossary();
  const queries = readJudgedQueries();
  const outcomes = await ask(engine, glossary, queries, []);
  console.log(`judged questions over the starter articles (${engine})\n${figureTable(figuresOf(outcomes))}`);
  if (isListed) console.log(missedTable(outcomes));
  if (isWritten) writeFileSync(figuresPath, `${JSON.stringify(figuresOf(outcomes), null, 2)}\n`);
  await reportHeldOut(engine, glossary, queries.filter(isBetweenLanguages));
  await reportAmongRegistries(engine, glossary, queries, dataFolder, isListed);
}

async function reportHeldOut(engine: string, glossary: Glossary, queries: readonly JudgedQuery[]): Promise<void> {
  const held = await ask(engine, withoutHeldOut(glossary), queries, []);
  console.log(`\nthe held-out fifth of the terms taken out of the glossary\n${figureTable(figuresOf(held))}`);
  const reword = createHeldOutWording(glossary);
  const reworded = queries.map((asked) => ({ ...asked, query: reword(asked.query) }));
  const changed = reworded.filter(({ query }, place) => query !== queries[place]?.query);
  const worded = await ask(engine, glossary, changed, []);
  const original = await ask(
    engine,
    glossary,
    queries.filter(({ id }) => changed.some((other) => other.id === id)),
    [],
  );
  console.log(
    `\nterms replaced by held-out ones of the same concept, the ${changed.length} questions that have one\n${figureTable(figuresOf(worded))}`,
  );
  console.log(`the same questions as written\n${figureTable(figuresOf(original))}`);
}

async function reportAmongRegistries(
  engine: string,
  glossary: Glossary,
  queries: readonly JudgedQuery[],
  dataFolder: string | null,
  isListed: boolean,
): Promise<void> {
  const paths = dataFolder === null ? [] : registryPaths(dataFolder);
  if (paths.length === 0) return console.log('\namong all registries: skipped, FAULTBOOK_BENCH_DATA has none');
  const outcomes = await ask(engine, glossary, queries, paths);
  console.log(
    `\namong the messages of all registries (which answer questions of kind code too, and are not judged)\n${figureTable(figuresOf(outcomes))}`,
  );
  if (isListed) console.log(missedTable(outcomes));
}

async function ask(
  engineName: string,
  glossary: Glossary,
  queries: readonly JudgedQuery[],
  registries: readonly string[],
): Promise<readonly JudgedOutcome[]> {
  const engine = openEngine(engineName, tokenizerOf(glossary));
  try {
    await engine.importer.importArticles(sources.articles(['ingest/starter/articles']));
    if (registries.length > 0) await engine.importer.importArticles(sources.registry(registries), { kind: 'registry' });
    return await askJudged(engine.search, queries);
  } finally {
    engine.close();
  }
}
