import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '#domain/article.js';
import { sources } from '#ingest/sources.js';
import type { DocumentSource } from '#ports/document-source.js';
import { shippedTokenizer } from '../../usecases/search/judged-set.js';
import { startWatch } from '../diagnosis/stopwatch.js';
import { openEngine } from './engine.js';
import { dellRegistryPath } from './registries.js';

const boundSeconds = 30;

/** Prints how long the Dell message registry and the PDFs take from file to findable; ends with 1 where one takes longer than 30 s. */
export async function reportImports({
  engine,
  dataFolder,
}: {
  readonly engine: string;
  readonly dataFolder: string | null;
}): Promise<void> {
  const registry = dataFolder === null ? null : dellRegistryPath(dataFolder);
  if (registry === null) console.log('Dell registry: skipped, FAULTBOOK_BENCH_DATA has none');
  else await reportImport(engine, 'Dell registry', sources.registry([registry]));
  const pdfs = dataFolder === null ? [] : pdfPaths(join(dataFolder, 'pdf-docs'));
  if (pdfs.length === 0) console.log('PDFs: skipped, FAULTBOOK_BENCH_DATA has none');
  else await reportImport(engine, `${pdfs.length} PDFs`, sources.articles(pdfs));
}

async function reportImport(engineName: string, title: string, source: DocumentSource<Article>): Promise<void> {
  const engine = openEngine(engineName, shippedTokenizer());
  const watch = startWatch();
  try {
    const { added, rejectedTotal } = await engine.importer.importArticles(source);
    const { clockSeconds, processorSeconds, text } = watch();
    if (added === 0) return console.log(`${title}: skipped, no source reads them yet (${rejectedTotal} rejected)`);
    console.log(`${title} (${engineName}): ${added} articles, ${rejectedTotal} rejected, ${text}, at most ${boundSeconds} s`);
    if (Math.min(clockSeconds, processorSeconds) > boundSeconds) process.exitCode = 1;
  } finally {
    engine.close();
  }
}

function pdfPaths(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(folder, name));
}
