import type { FitSettings } from '#domain/causal-graph.js';
import type { Design } from './design.js';
import type { Objective } from './projected-lbfgs.js';

/** Number of parameters: a strength for each automatic finding and group (`finding · groups + group`), then an offset for each group. */
export function parameterCount({ findings, groups }: Pick<Design, 'findings' | 'groups'>): number {
  return findings * groups + groups;
}

/**
 * −Σ weight · log P(label set | findings) + penalties, with its gradient (INFERENCE §4). P(label set) = mass of the permitted groups over the
 * mass of all; log mass of a group = its expert's log mass at the temperature + its offset + the strengths of what is observed. Convex
 * where a label permits one group. Penalties: strengths squared and linear, offsets squared.
 */
export function createObjective(design: Design, weights: Float64Array, settings: FitSettings): Objective {
  const { groups, cases } = design;
  const logMass = logMassAt(design, settings.temperature);
  const scores = new Float64Array(groups);
  return (x, gradient) => {
    gradient.fill(0);
    let value = 0;
    for (let index = 0; index < cases; index += 1) {
      const weight = weights[index] ?? 0;
      if (weight > 0) value += weight * addCase(design, logMass, x, gradient, index, weight, scores);
    }
    return value + addPenalties(design, x, gradient, settings);
  };
}

/** Log masses of the groups of a case at given parameters, into `scores`. */
export function scoreGroups(design: Design, logMass: Float64Array, x: Float64Array, index: number, scores: Float64Array): void {
  const { groups, findings, observed, observedFrom } = design;
  for (let group = 0; group < groups; group += 1)
    scores[group] = (logMass[index * groups + group] ?? 0) + (x[findings * groups + group] ?? 0);
  for (let at = observedFrom[index] ?? 0; at < (observedFrom[index + 1] ?? 0); at += 1) {
    const from = (observed[at] ?? 0) * groups;
    for (let group = 0; group < groups; group += 1) scores[group] = (scores[group] ?? 0) + (x[from + group] ?? 0);
  }
}

/** The log masses at a temperature that the design was laid out for. */
export function logMassAt({ logMass }: Design, temperature: number): Float64Array {
  const found = logMass.get(temperature);
  if (found === undefined) throw new RangeError(`the cases are not laid out for temperature ${temperature}`);
  return found;
}

/** Adds the gradient of one case and gives −log P(label set). */
function addCase(
  design: Design,
  logMass: Float64Array,
  x: Float64Array,
  gradient: Float64Array,
  index: number,
  weight: number,
  scores: Float64Array,
): number {
  const { groups, findings, isPermitted, observed, observedFrom } = design;
  scoreGroups(design, logMass, x, index, scores);
  let most = Number.NEGATIVE_INFINITY;
  for (let group = 0; group < groups; group += 1) most = Math.max(most, scores[group] ?? most);
  let [all, permitted] = [0, 0];
  for (let group = 0; group < groups; group += 1) {
    const mass = Math.exp((scores[group] ?? 0) - most);
    scores[group] = mass;
    all += mass;
    if (isPermitted[index * groups + group] === 1) permitted += mass;
  }
  if (permitted === 0) return 0;
  for (let group = 0; group < groups; group += 1) {
    const mass = scores[group] ?? 0;
    const slope = weight * (mass / all - (isPermitted[index * groups + group] === 1 ? mass / permitted : 0));
    gradient[findings * groups + group] = (gradient[findings * groups + group] ?? 0) + slope;
    for (let at = observedFrom[index] ?? 0; at < (observedFrom[index + 1] ?? 0); at += 1) {
      const place = (observed[at] ?? 0) * groups + group;
      gradient[place] = (gradient[place] ?? 0) + slope;
    }
  }
  return Math.log(all / permitted);
}

function addPenalties(
  { findings, groups }: Design,
  x: Float64Array,
  gradient: Float64Array,
  { automatic, sparse, prior }: FitSettings,
): number {
  const offsetsFrom = findings * groups;
  let value = 0;
  for (let place = 0; place < x.length; place += 1) {
    const one = x[place] ?? 0;
    const [squared, linear] = place < offsetsFrom ? [automatic, sparse] : [prior, 0];
    value += (squared / 2) * one * one + linear * one;
    gradient[place] = (gradient[place] ?? 0) + squared * one + linear;
  }
  return value;
}
