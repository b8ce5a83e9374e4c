import { type ArticleUseCounts, noUses } from '#domain/article-use.js';
import type { SearchDocument } from '#domain/search.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import type { SearchIndex } from '#ports/search-index.js';

/** Normal quantile of a two-sided 95 % interval. */
const z95 = 1.96;
const shares = { votes: 0.3, reuse: 0.25 } as const;
/** So many closed cases give the whole share of reuse. */
const fullReuse = 50;
const ofConfidence: Readonly<Record<string, number>> = { validated: 0.05, notValidated: 0, wip: -0.1, archived: -0.3 };
/** A finer change would not move an article in a list: it is not worth writing the index. */
const stepsToOne = 20;

/** Lower bound of the 95 % score interval of a share, `successes` of `trials` (Wilson, JASA 22:209–212, 1927); 0 where nothing was tried. */
export function wilsonLowerBound(successes: number, trials: number): number {
  if (trials === 0) return 0;
  const share = successes / trials;
  const square = (z95 * z95) / trials;
  const spread = z95 * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials));
  return Math.max(0, (share + square / 2 - spread) / (1 + square));
}

/**
 * Quality of an article, 0.5 to 1.5 in steps of 0.05: 1 + 0.3 · (lower bound of the helpful share − that of the not helpful share)
 * + 0.25 · log(1 + cases closed) / log(51), at most 0.25, + a constant of its confidence. A few votes move it little; nobody's is 1.
 */
export function articleQuality({ helped, helpful, notHelpful }: ArticleUseCounts, confidence: string): number {
  const votes = helpful + notHelpful;
  const opinion = wilsonLowerBound(helpful, votes) - wilsonLowerBound(notHelpful, votes);
  const reuse = Math.min(1, Math.log1p(helped) / Math.log1p(fullReuse));
  const quality = 1 + shares.votes * opinion + shares.reuse * reuse + (ofConfidence[confidence] ?? 0);
  return Math.round(bounded(quality) * stepsToOne) / stepsToOne;
}

function bounded(quality: number): number {
  return Math.min(1.5, Math.max(0.5, quality));
}

/** A search index whose articles carry the quality that their uses give them: whoever indexes an article need not know of uses. */
export function withArticleQuality<Index extends Pick<SearchIndex, 'put'>>(index: Index, uses: Pick<ArticleUseStore, 'counts'>): Index {
  const rate = async (documents: readonly SearchDocument[]): Promise<readonly SearchDocument[]> => {
    const ids = documents.filter(({ kind }) => kind === 'article').map(({ id }) => id);
    const counts = ids.length === 0 ? new Map<string, ArticleUseCounts>() : await uses.counts(ids);
    return documents.map((document) => {
      if (document.kind !== 'article') return document;
      const confidence = document.filters.confidence?.[0] ?? '';
      return { ...document, quality: bounded(document.quality * articleQuality(counts.get(document.id) ?? noUses, confidence)) };
    });
  };
  return { ...index, put: async (documents) => index.put(await rate(documents)) };
}
