import type { Embedder } from '#ports/embedder.js';
import type { RankedDocument, TokenQuery } from '#ports/search-index.js';
import type { NearDocument, Neighbours, VectorIndex } from '#ports/vector-index.js';

/** Documents near to a question in meaning; `isAnswer` = the nearest stands out from what chance brings near. */
export type Meaning = { readonly ranked: readonly RankedDocument[]; readonly isAnswer: boolean };

/** Finds them; nothing where no embedder is set or its service is away: a search then goes by words alone. */
export type FindMeaning = (text: string, query: Pick<TokenQuery, 'kind' | 'filters'>) => Promise<Meaning>;

export const noMeaning: Meaning = { ranked: [], isAnswer: false };

/** So many near documents are fused with those that share words. */
const nearDocuments = 20;
/** A person waits: the service has so long for a question. */
const patienceMs = 1_500;
/** After a failure the service is left alone for a while, so that its absence does not slow every search. */
const restMs = 30_000;
/** By so many standard deviations the nearest must be nearer than the nearest of as many documents without a bearing on the question would be. */
const margin = 1;

/** Finds documents by meaning; `onAway` is told once each time the service fails. */
export function createFindMeaning(
  embedder: Embedder,
  vectors: Pick<VectorIndex, 'nearest'>,
  { onAway, now = Date.now }: { readonly onAway: (reason: string) => void; readonly now?: () => number },
): FindMeaning {
  let restsUntilMs = 0;
  return async (text, { kind, filters }) => {
    if (now() < restsUntilMs) return noMeaning;
    try {
      const [vector] = await embedder.embed([text], AbortSignal.timeout(patienceMs));
      if (vector === undefined) return noMeaning;
      const near = await vectors.nearest(embedder.model, vector, { kind, filters, limit: nearDocuments });
      return { ranked: outlying(near).map(toRanked), isAnswer: isOutlying(near.ranked[0], near) };
    } catch (error) {
      restsUntilMs = now() + restMs;
      onAway(error instanceof Error ? error.message : String(error));
      return noMeaning;
    }
  };
}

/** Nearer than the mean at all: the others only dilute what words found. */
function outlying({ ranked, mean, deviation }: Neighbours): readonly NearDocument[] {
  return ranked.filter(({ similarity }) => similarity > mean + deviation);
}

/**
 * The largest of n normal values lies about √(2 ln n) deviations above their mean (Cramér 1946): so near comes something to every question. An
 * answer must come nearer. This needs no threshold of the model in use; below 20 documents it says nothing.
 */
export function isOutlying(nearest: NearDocument | undefined, { documents, mean, deviation }: Omit<Neighbours, 'ranked'>): boolean {
  if (nearest === undefined || documents < 20 || deviation === 0) return false;
  return (nearest.similarity - mean) / deviation >= Math.sqrt(2 * Math.log(documents)) + margin;
}

function toRanked({ kind, id, similarity }: NearDocument): RankedDocument {
  return { kind, id, score: similarity };
}
