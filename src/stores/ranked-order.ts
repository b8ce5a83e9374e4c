import type { RankedDocument, TokenQuery } from '#ports/search-index.js';

/** The asked page of ranked documents: the best first, ties by id and kind. */
export function pageOfRanked(ranked: readonly RankedDocument[], { offset, limit }: Pick<TokenQuery, 'offset' | 'limit'>) {
  return ranked
    .toSorted((left, right) => right.score - left.score || compareTexts(left.id, right.id) || compareTexts(left.kind, right.kind))
    .slice(offset, offset + limit);
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
