/** Two classifiers on the same cases: how many only the first and only the second got right, and how likely a difference of that size is by chance. */
export type PairedTest = {
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Two-sided exact binomial probability. */
  readonly exact: number;
  /** Chi-squared with continuity correction, one degree of freedom, and its probability. */
  readonly chiSquared: number;
  readonly corrected: number;
};

/** McNemar's test (McNemar 1947), exact and with Edwards' continuity correction (Edwards 1948), over the cases on which the two disagree. */
export function mcNemarTest(first: readonly boolean[], second: readonly boolean[]): PairedTest {
  const onlyFirst = first.filter((isRight, index) => isRight && second[index] === false).length;
  const onlySecond = second.filter((isRight, index) => isRight && first[index] === false).length;
  const chiSquared = correctedChiSquared(onlyFirst, onlySecond);
  return {
    onlyFirst,
    onlySecond,
    exact: exactProbability(onlyFirst, onlySecond),
    chiSquared,
    corrected: complementaryErrorFunction(Math.sqrt(chiSquared / 2)),
  };
}

/** (|b − c| − 1)² / (b + c); 0 where the two never disagree, or are even. */
function correctedChiSquared(onlyFirst: number, onlySecond: number): number {
  const discordant = onlyFirst + onlySecond;
  return discordant === 0 ? 0 : Math.max(0, Math.abs(onlyFirst - onlySecond) - 1) ** 2 / discordant;
}

/** 2 · P(X ≤ min(b, c)) for X binomial with b + c trials and one half, at most 1. */
function exactProbability(onlyFirst: number, onlySecond: number): number {
  const discordant = onlyFirst + onlySecond;
  let logTerm = -discordant * Math.LN2;
  let tail = 0;
  for (let successes = 0; successes <= Math.min(onlyFirst, onlySecond); successes += 1) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((discordant - successes) / (successes + 1));
  }
  return Math.min(1, 2 * tail);
}

/** erfc(x) for x ≥ 0 within 1.2e-7 of its value (Numerical Recipes, 3rd ed. 2007, §6.2.2, the Chebyshev fit of the 2nd ed.). */
function complementaryErrorFunction(x: number): number {
  const t = 1 / (1 + 0.5 * x);
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277,
  ];
  return t * Math.exp(-x * x + coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0));
}
