import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tokenizer } from '#analyzers/text/token.js';
import type { Article } from '#domain/article.js';
import { createArticleSource } from '#ingest/sources/article-kinds.js';
import { openDatabase } from '#stores/embedded/open-database.js';
import { type EmbeddedStores, openEmbeddedStores } from '#stores/embedded/stores.js';
import { createLensOf, type LensOf } from '#usecases/safety/lens.js';
import { articleDocument } from '#usecases/search/index-documents.js';

export type TestStores = EmbeddedStores & { readonly lensOf: LensOf; readonly close: () => void };

/** Empty embedded stores in a folder of their own; `close` removes it. */
export function openTestStores(): TestStores {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-search-'));
  const database = openDatabase(join(folder, 'test.db'));
  const close = () => {
    database.close();
    rmSync(folder, { recursive: true });
  };
  const stores = openEmbeddedStores(database, () => 0);
  return { ...stores, lensOf: createLensOf(stores.graphs.published), close };
}

/** Stores and indexes articles. */
export async function addArticles(stores: EmbeddedStores, articles: readonly Article[], tokenizer: Tokenizer): Promise<void> {
  await stores.articles.putAll(articles);
  await stores.searchIndex.put(articles.map((article) => articleDocument(article, tokenizer)));
}

/** The articles that ship, read from their Markdown. */
export async function starterArticles(): Promise<readonly Article[]> {
  const articles: Article[] = [];
  for await (const item of createArticleSource(['ingest/starter/articles']).read()) {
    if (item.ok) articles.push(item.value);
  }
  return articles;
}
