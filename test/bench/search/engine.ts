import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tokenizer } from '#analyzers/text/token.js';
import { openDatabase } from '#stores/embedded/open-database.js';
import { openEmbeddedStores } from '#stores/embedded/stores.js';
import { analyseCase } from '#usecases/analyse-case.js';
import { createImporter, type Importer, type ImporterDeps } from '#usecases/import/importer.js';
import { createLensOf } from '#usecases/safety/lens.js';
import { articleDocument, caseDocument } from '#usecases/search/index-documents.js';
import { createSearch, type Search } from '#usecases/search/search.js';
import { createSuggest, type Suggest } from '#usecases/search/suggest.js';

/** The product's own way in and way out over one empty engine: import and search. `close` removes it. */
export type BenchEngine = {
  readonly importer: Importer;
  readonly search: Search;
  readonly suggest: Suggest;
  readonly close: () => void;
};

type Stores = Pick<ImporterDeps, 'events' | 'glossary'> &
  Pick<ReturnType<typeof openEmbeddedStores>, 'articles' | 'cases' | 'graphs' | 'searchIndex'>;

/** How each engine is opened, empty: one line each. */
const openers: Readonly<Record<string, () => { readonly stores: Stores; readonly close: () => void }>> = { embedded: openEmbedded };

/** Names of the engines that can be measured. */
export const engineNames: readonly string[] = Object.keys(openers);

/** Opens an empty engine by name; texts are read with the tokenizer given. */
export function openEngine(name: string, tokenizer: Tokenizer): BenchEngine {
  const open = openers[name];
  if (open === undefined) throw new Error(`no engine ${name}: ${engineNames.join(', ')}`);
  const { stores, close } = open();
  const { searchIndex, ...kept } = stores;
  const lensOf = createLensOf(stores.graphs.published);
  return {
    importer: createImporter({
      ...kept,
      index: searchIndex,
      articleDocument: (article) => articleDocument(article, tokenizer),
      caseDocument: (supportCase) => caseDocument(supportCase, analyseCase(supportCase), tokenizer),
    }),
    search: createSearch({ ...stores, tokenizer, lensOf }),
    suggest: createSuggest({ ...stores, tokenizer, lensOf }),
    close,
  };
}

function openEmbedded() {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-bench-'));
  const database = openDatabase(join(folder, 'bench.db'));
  const close = () => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { stores: openEmbeddedStores(database, Date.now), close };
}
