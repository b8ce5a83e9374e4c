import type { Article } from '#domain/article.js';
import { type ArticleUseCounts, noUses } from '#domain/article-use.js';
import type { StaleArticle } from '#domain/article-view.js';
import type { GraphFile } from '#domain/causal-graph.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import type { Clock } from '#ports/clock.js';
import { wilsonLowerBound } from '../search/quality.js';
import { faultsOf } from './article-links.js';
import { goneMessages } from './gone-messages.js';

/** What staleness is judged by. `original` = the article this one translates; `goneMessages` = codes that no registry has any more. */
export type StaleFacts = {
  readonly goneMessages: readonly string[];
  readonly uses: ArticleUseCounts;
  readonly graph: GraphFile | null;
  readonly original: Article | null;
  readonly nowMs: number;
};

const quietMonths = 12;
const monthMs = 30.44 * 24 * 60 * 60 * 1000;
/** More than half do not find it helpful, as surely as votes can say (Wilson 1927): four of four, or nine of eleven. */
const unhelpfulShare = 0.5;

/**
 * Why a published article should be looked at. An article that was imported and never edited has no date of its own: then only a use
 * tells its age, and without one its age is unknown and no reason.
 */
export function staleReasons(article: Article, { uses, graph, original, goneMessages: codes, nowMs }: StaleFacts): StaleArticle['reasons'] {
  const lastTouched = latest([article.updatedAt, article.reviewedAt, uses.lastAt ?? undefined]);
  const gone = graph === null ? [] : faultsOf(article, graph).unknownFaultIds;
  const votes = uses.helpful + uses.notHelpful;
  return [
    ...(lastTouched !== null && nowMs - Date.parse(lastTouched) > quietMonths * monthMs
      ? [{ reason: 'notReviewed' as const, detail: lastTouched }]
      : []),
    ...(gone.length > 0 ? [{ reason: 'faultGone' as const, detail: gone.join(', ') }] : []),
    ...(codes.length > 0 ? [{ reason: 'messageGone' as const, detail: codes.join(', ') }] : []),
    ...(isOlder(article, original) ? [{ reason: 'translationOlder' as const, detail: original?.id ?? '' }] : []),
    ...(wilsonLowerBound(uses.notHelpful, votes) > unhelpfulShare
      ? [{ reason: 'notHelpful' as const, detail: `${uses.notHelpful}/${votes}` }]
      : []),
  ];
}

export type StaleDeps = {
  readonly articles: Pick<ArticleStore, 'getMany' | 'findByFault' | 'registryVersions'>;
  readonly uses: Pick<ArticleUseStore, 'counts'>;
  readonly clock: Clock;
};

/** The stale ones of a page of articles. */
export async function pickStale(items: readonly Article[], graph: GraphFile | null, deps: StaleDeps): Promise<readonly StaleArticle[]> {
  const counts = await deps.uses.counts(items.map(({ id }) => id));
  const originals = await deps.articles.getMany(items.flatMap(({ translationOf }) => translationOf ?? []));
  const gone = await goneMessages(items, deps.articles);
  const byId = new Map(originals.map((original) => [original.id, original]));
  return items.flatMap((article) => {
    const original = byId.get(article.translationOf ?? '') ?? null;
    const facts = { uses: counts.get(article.id) ?? noUses, graph, original, goneMessages: gone.get(article.id) ?? [] };
    const reasons = staleReasons(article, { ...facts, nowMs: deps.clock() });
    return reasons.length === 0 ? [] : [{ article, reasons }];
  });
}

/** A translation that was reviewed after its original changed was found to be right still. */
function isOlder({ updatedAt, reviewedAt }: Article, original: Article | null): boolean {
  return original?.updatedAt !== undefined && (latest([updatedAt, reviewedAt]) ?? '') < original.updatedAt;
}

function latest(instants: readonly (string | undefined)[]): string | null {
  return instants.reduce<string | null>((newest, one) => (one !== undefined && one > (newest ?? '') ? one : newest), null);
}
