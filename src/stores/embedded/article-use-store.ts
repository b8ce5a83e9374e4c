import { ArticleUse, type ArticleUseCounts } from '#domain/article-use.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import type { PutOutcome } from '#ports/paging.js';
import { readPage } from '../cursor.js';
import type { EmbeddedDatabase } from './open-database.js';

type UseRow = {
  readonly id: string;
  readonly article_id: string;
  readonly kind: string;
  readonly case_id: string | null;
  readonly comment: string;
  readonly at: string;
};
type CountRow = Omit<ArticleUseCounts, 'lastAt'> & { readonly articleId: string; readonly lastAt: string };

/** Uses of articles in the embedded file. */
export function createArticleUseStore(database: EmbeddedDatabase): ArticleUseStore {
  return {
    putAll: (uses) => database.write(() => uses.map((use) => put(database, use))),
    remove: async (ids) => {
      await database.write(() =>
        database.run('DELETE FROM article_uses WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]),
      );
    },
    counts: async (articleIds) => new Map(countRows(database, articleIds).map(({ articleId, ...counts }) => [articleId, counts])),
    list: async (articleId, page) =>
      readPage(
        page,
        (key, limit) => usesAfter(database, articleId, key ?? '', limit),
        (row) => row.id,
        toUse,
      ),
    idsOfCase: async (caseId) =>
      database.all<{ id: string }>('SELECT id FROM article_uses WHERE case_id = ? ORDER BY id', [caseId]).map(({ id }) => id),
  };
}

function put(database: EmbeddedDatabase, { id, articleId, kind, caseId, comment, at }: ArticleUse): PutOutcome {
  const found = database.all<UseRow>('SELECT * FROM article_uses WHERE id = ?', [id])[0];
  if (found !== undefined && found.kind === kind && found.comment === comment && found.article_id === articleId) return 'unchanged';
  const sql = `INSERT INTO article_uses (id, article_id, kind, case_id, comment, at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET article_id = excluded.article_id, kind = excluded.kind, case_id = excluded.case_id,
      comment = excluded.comment, at = excluded.at`;
  database.run(sql, [id, articleId, kind, caseId, comment, at]);
  return found === undefined ? 'added' : 'changed';
}

function countRows(database: EmbeddedDatabase, articleIds: readonly string[]): readonly CountRow[] {
  const sql = `SELECT article_id AS articleId, sum(kind = 'helped') AS helped, sum(kind = 'helpful') AS helpful,
      sum(kind = 'notHelpful') AS notHelpful, max(at) AS lastAt
    FROM article_uses WHERE article_id IN (SELECT value FROM json_each(?)) GROUP BY article_id`;
  return database.all(sql, [JSON.stringify(articleIds)]);
}

function usesAfter(database: EmbeddedDatabase, articleId: string, after: string, limit: number): readonly UseRow[] {
  return database.all('SELECT * FROM article_uses WHERE article_id = ? AND id > ? ORDER BY id LIMIT ?', [articleId, after, limit]);
}

function toUse({ id, article_id: articleId, kind, case_id: caseId, comment, at }: UseRow): ArticleUse {
  return ArticleUse.parse({ id, articleId, kind, caseId, comment, at });
}
