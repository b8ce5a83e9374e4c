/** What an item is worth to the asker: 2 answers, 1 helps; an item that is not listed is worth nothing. */
export type Grades = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulated gain of the first `depth` places, 0 to 1 (Järvelin and Kekäläinen 2002): the grade is the gain, the
 * discount is log2(place + 1) from the first place on, as trec_eval has it. Nothing worth finding: 0.
 */
export function normalisedDiscountedGain(ranking: readonly string[], grades: Grades, depth: number): number {
  const ideal = [...grades.values()].sort((left, right) => right - left);
  const best = discountedGain(ideal.slice(0, depth));
  const gains = ranking.slice(0, depth).map((item) => grades.get(item) ?? 0);
  return best === 0 ? 0 : discountedGain(gains) / best;
}

/** Share of the items of at least `leastGrade` that stand among the first `depth` places. No such item: 0. */
export function recallAt(ranking: readonly string[], grades: Grades, depth: number, leastGrade = 1): number {
  const wanted = itemsOf(grades, leastGrade);
  const head = new Set(ranking.slice(0, depth));
  return wanted.length === 0 ? 0 : wanted.filter((item) => head.has(item)).length / wanted.length;
}

/** Average precision: mean over the wanted items of the precision at their place; one that is not ranked counts 0 (Buckley and Voorhees 2000). */
export function averagePrecision(ranking: readonly string[], grades: Grades, leastGrade = 1): number {
  const wanted = new Set(itemsOf(grades, leastGrade));
  let found = 0;
  let sum = 0;
  for (const [place, item] of ranking.entries()) {
    if (!wanted.has(item)) continue;
    found += 1;
    sum += found / (place + 1);
  }
  return wanted.size === 0 ? 0 : sum / wanted.size;
}

/** One over the place of the first wanted item; 0 where none is ranked (Voorhees 1999). */
export function reciprocalRank(ranking: readonly string[], grades: Grades, leastGrade = 1): number {
  const place = ranking.findIndex((item) => (grades.get(item) ?? 0) >= leastGrade);
  return place === -1 ? 0 : 1 / (place + 1);
}

/** Mean of the values; 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function discountedGain(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

function itemsOf(grades: Grades, leastGrade: number): readonly string[] {
  return [...grades].filter(([, grade]) => grade >= leastGrade).map(([item]) => item);
}
