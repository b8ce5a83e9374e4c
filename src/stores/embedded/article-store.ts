import { Article } from '#domain/article.js';
import type { ArticleStore } from '#ports/article-store.js';
import { createDocumentTable } from './document-table.js';
import type { EmbeddedDatabase } from './open-database.js';

/** Articles in the embedded file, with an index of the faults they explain and the codes they carry. */
export function createArticleStore(database: EmbeddedDatabase): ArticleStore {
  const documents = createDocumentTable<Article>(database, {
    table: 'articles',
    parse: (value) => Article.parse(value),
    onStored: (number, article) => indexKeys(database, number, [...article.faultIds, ...article.codes]),
  });
  return {
    ...documents,
    list: async (page, { state } = {}) =>
      documents.list(page, state === undefined ? [] : [{ sql: "json_extract(json, '$.state') = ?", value: state }]),
    findTranslations: async (ids) => findTranslations(database, ids).map((row) => Article.parse(JSON.parse(row.json))),
    findByFault: async (faultIds) => findByKeys(database, faultIds).map((row) => Article.parse(JSON.parse(row.json))),
  };
}

function indexKeys(database: EmbeddedDatabase, number: number, keys: readonly string[]): void {
  database.run('DELETE FROM article_keys WHERE number = ?', [number]);
  for (const key of new Set(keys)) database.run('INSERT INTO article_keys (key, number) VALUES (?, ?)', [key, number]);
}

function findByKeys(database: EmbeddedDatabase, keys: readonly string[]): readonly { readonly json: string }[] {
  const sql = `SELECT json FROM articles WHERE number IN
    (SELECT number FROM article_keys WHERE key IN (SELECT value FROM json_each(?))) ORDER BY id`;
  return database.all(sql, [JSON.stringify(keys)]);
}

function findTranslations(database: EmbeddedDatabase, ids: readonly string[]): readonly { readonly json: string }[] {
  const sql = `SELECT json FROM articles WHERE json_extract(json, '$.translationOf') IN (SELECT value FROM json_each(?)) ORDER BY id`;
  return database.all(sql, [JSON.stringify(ids)]);
}
