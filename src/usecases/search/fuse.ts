import type { RankedDocument } from '#ports/search-index.js';

/** Constant of reciprocal rank fusion: Cormack, Clarke and Büttcher, SIGIR 2009. */
const rankConstant = 60;

/** `weight` = what its places count, 1 where not given. */
type Leg = { readonly name?: string; readonly weight?: number; readonly ranked: readonly RankedDocument[] };

/**
 * One ranking of several: score = Σ weight / (60 + rank) over the legs that hold the document (Cormack et al. 2009); ties by kind and id.
 * One leg alone passes through with its own scores.
 */
export function fuseLegs(legs: readonly Leg[]): readonly RankedDocument[] {
  const [only] = legs;
  if (legs.length === 1 && only !== undefined) return only.ranked;
  const fused = new Map<string, RankedDocument>();
  for (const { weight = 1, ranked } of legs) {
    for (const [place, document] of ranked.entries()) {
      const key = `${document.kind} ${document.id}`;
      const score = (fused.get(key)?.score ?? 0) + weight / (rankConstant + place + 1);
      fused.set(key, { ...document, score });
    }
  }
  return [...fused.values()].sort(byScore);
}

function byScore(a: RankedDocument, b: RankedDocument): number {
  return b.score - a.score || compareText(a.kind, b.kind) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
