import { z } from 'zod';

/** What a use of an article says: it helped to close a case, a reader found it helpful or not. */
export const ArticleUseKind = z.enum(['helped', 'helpful', 'notHelpful']);
export type ArticleUseKind = z.infer<typeof ArticleUseKind>;

/** One use of an article. `id` names who used it (a case, a session), so that the same use counts once. `at` in ISO 8601 UTC. */
export const ArticleUse = z.object({
  id: z.string().min(1).max(700),
  articleId: z.string().min(1).max(200),
  kind: ArticleUseKind,
  caseId: z.string().max(300).nullable(),
  comment: z.string().max(2_000),
  at: z.string().max(60),
});
export type ArticleUse = z.infer<typeof ArticleUse>;

/** Uses of an article, counted by kind; `lastAt` = the newest (ISO 8601 UTC). */
export const ArticleUseCounts = z.object({
  helped: z.number().int().nonnegative(),
  helpful: z.number().int().nonnegative(),
  notHelpful: z.number().int().nonnegative(),
  lastAt: z.string().nullable(),
});
export type ArticleUseCounts = z.infer<typeof ArticleUseCounts>;

/** Counts of an article that nobody used. */
export const noUses: ArticleUseCounts = { helped: 0, helpful: 0, notHelpful: 0, lastAt: null };
