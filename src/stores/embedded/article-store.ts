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
    registryVersions: async (registries) =>
      new Map(registries.map((one) => [one, versionsOf(database, one)] as const).filter(([, versions]) => versions.length > 0)),
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

/** Every article of a message carries `redfish/REGISTRY/MESSAGE`: a range of the index of keys. */
function versionsOf(database: EmbeddedDatabase, registry: string): readonly (string | null)[] {
  const sql = `SELECT DISTINCT json_extract(a.json, '$.source.version') AS version FROM article_keys AS k JOIN articles AS a ON a.number = k.number
    WHERE k.key > ? AND k.key < ? AND json_extract(a.json, '$.source.kind') = 'registry' ORDER BY 1`;
  return database.all<{ version: string | null }>(sql, [`redfish/${registry}/`, `redfish/${registry}0`]).map(({ version }) => version);
}
