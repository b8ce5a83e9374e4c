import type { ArticleUseCounts } from '#domain/article-use.js';
import { noUses } from '#domain/article-use.js';
import type { Viewer } from '#domain/viewer.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import type { Clock } from '#ports/clock.js';
import type { RecordUses } from './article-uses.js';
import { readable } from './read-articles.js';

/** "Was this helpful": one vote a voter (a case, or a session of a browser); a later one replaces it. */
export type Feedback = {
  readonly helpful: boolean;
  readonly comment: string;
  readonly voter: { readonly kind: 'case' | 'session'; readonly id: string };
};

export type FeedbackDeps = {
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly uses: Pick<ArticleUseStore, 'counts'>;
  readonly record: RecordUses['record'];
  readonly clock: Clock;
  readonly redact: (text: string) => string;
};

export type GiveFeedback = (articleId: string, feedback: Feedback, viewer: Viewer) => Promise<ArticleUseCounts>;

/** Records feedback on an article that the viewer may read, its comment redacted; answers with the counts after it. Else AppError `notFound`. */
export function createGiveFeedback({ articles, uses, record, clock, redact }: FeedbackDeps): GiveFeedback {
  return async (articleId, { helpful, comment, voter }, viewer) => {
    await readable(articles, articleId, viewer);
    await record([
      {
        id: `vote:${articleId}:${voter.kind}:${voter.id}`,
        articleId,
        kind: helpful ? 'helpful' : 'notHelpful',
        caseId: voter.kind === 'case' ? voter.id : null,
        comment: redact(comment.trim()).slice(0, 2_000),
        at: new Date(clock()).toISOString(),
      },
    ]);
    return (await uses.counts([articleId])).get(articleId) ?? noUses;
  };
}
