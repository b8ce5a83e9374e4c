/**
 * Expected drop in the entropy (bits) of the candidates: H(candidates) − Σ P(result) H(candidates | result) (INFERENCE §5). `masses` sum to 1;
 * `likelihoods[o][h]` = P(outcome o | candidate h). A test ends in one of its outcomes or in none of them.
 */
export function expectedGainBits(masses: readonly number[], likelihoods: readonly (readonly number[])[]): number {
  const after = resultsOf(masses, likelihoods).reduce((sum, result) => sum + unnormalisedEntropyBits(result), 0);
  return Math.max(0, unnormalisedEntropyBits(masses) - after);
}

/** P(result, candidate) of each outcome in order, then of none. Outcomes exclude each other; numbers that sum to more than 1 are scaled. */
export function resultsOf(masses: readonly number[], likelihoods: readonly (readonly number[])[]): number[][] {
  const sums = masses.map((_, h) => likelihoods.reduce((sum, outcome) => sum + (outcome[h] ?? 0), 0));
  const seen = likelihoods.map((outcome) => masses.map((mass, h) => (mass * (outcome[h] ?? 0)) / Math.max(1, sums[h] ?? 0)));
  const none = masses.map((mass, h) => mass * Math.max(0, 1 - (sums[h] ?? 0)));
  return [...seen, none];
}

/** Entropy in bits of a distribution that sums to S, times S. */
function unnormalisedEntropyBits(masses: readonly number[]): number {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.reduce((sum, mass) => (mass > 0 ? sum - mass * Math.log2(mass / total) : sum), 0);
}
