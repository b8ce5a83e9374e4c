import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shippedTokenizer } from '../../usecases/search/judged-set.js';
import { averagePrecision, mean, normalisedDiscountedGain, reciprocalRank } from '../../usecases/search/ranking-measures.js';
import { startWatch } from '../diagnosis/stopwatch.js';
import { readCmrc } from './cmrc.js';
import { type Collection, readCranfield } from './cranfield.js';
import { openEngine } from './engine.js';
import { memorySource } from './memory-source.js';

type Ranking = { readonly ids: readonly string[]; readonly grades: Collection['questions'][number]['grades'] };

const hitsRead = 100;
const gainDepth = 10;

/** Prints the ranking of open collections that nothing here was fitted on: Cranfield (English), CMRC 2018 (Chinese). */
export async function reportCollections({
  engine,
  dataFolder,
}: {
  readonly engine: string;
  readonly dataFolder: string | null;
}): Promise<void> {
  await reportCollection('cranfield', 'cranfield', readCranfield, engine, dataFolder);
  await reportCollection('CMRC 2018', 'cmrc2018-retrieval', readCmrc, engine, dataFolder);
}

async function reportCollection(
  title: string,
  name: string,
  read: (folder: string) => Promise<Collection>,
  engine: string,
  dataFolder: string | null,
): Promise<void> {
  const folder = dataFolder === null ? null : join(dataFolder, name);
  if (folder === null || !existsSync(folder)) return console.log(`${title}: skipped, FAULTBOOK_BENCH_DATA has no ${name}`);
  const collection = await read(folder);
  const watch = startWatch();
  const rankings = await rank(engine, collection);
  const measured = (measure: (ranking: Ranking) => number) => mean(rankings.map(measure)).toFixed(3);
  console.log(
    [
      `${title} (${engine}): ${collection.documents.length} documents, ${rankings.length} questions, ${watch().text}`,
      `  MAP ${measured(({ ids, grades }) => averagePrecision(ids, grades))}`,
      `nDCG@${gainDepth} ${measured(({ ids, grades }) => normalisedDiscountedGain(ids, grades, gainDepth))}`,
      `MRR ${measured(({ ids, grades }) => reciprocalRank(ids, grades))}`,
      `R@1 ${measured(({ ids, grades }) => Number(grades.has(ids[0] ?? '')))}`,
      `no answer ${measured(({ ids }) => Number(ids.length === 0))}`,
    ].join('\n  '),
  );
}

async function rank(engineName: string, { documents, questions }: Collection): Promise<readonly Ranking[]> {
  const engine = openEngine(engineName, shippedTokenizer());
  try {
    await engine.importer.importArticles(memorySource('collection', documents));
    const rankings: Ranking[] = [];
    for (const { text, grades } of questions) {
      const { hits } = await engine.search({ query: text, limit: hitsRead });
      rankings.push({ ids: hits.map(({ id }) => id), grades });
    }
    return rankings;
  } finally {
    engine.close();
  }
}
