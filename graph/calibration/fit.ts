import type { FindingDefinition, FitSettings } from '#domain/causal-graph.js';
import type { Design } from './design.js';
import { createObjective, parameterCount } from './objective.js';
import { minimise } from './projected-lbfgs.js';
import { calibrationSettings } from './settings.js';
import { strengthOfLink } from './strength.js';

/** Fits strengths and offsets to the cases that `weights` count, from `start`; ends where ten steps gain less than `leastGain` of the value. */
export function fitParameters(
  design: Design,
  findings: readonly FindingDefinition[],
  weights: Float64Array,
  settings: FitSettings,
  start: Float64Array,
  leastGain: number,
): Float64Array {
  return minimise(createObjective(design, weights, settings), start, limitsOf(design, findings), leastGain).x;
}

/** No association and no offset: the expert alone. */
export function noChange(design: Design): Float64Array {
  return new Float64Array(parameterCount(design));
}

/** Links of automatic findings in force: strengths that are more than nothing. */
export function countLinks({ findings, groups }: Design, x: Float64Array): number {
  return x.subarray(0, findings * groups).reduce((count, strength) => count + (strength >= calibrationSettings.leastStrength ? 1 : 0), 0);
}

/** A strength stays what a link can give beside the leak of its finding. */
function limitsOf(design: Design, findings: readonly FindingDefinition[]): { readonly lower: Float64Array; readonly upper: Float64Array } {
  const offsetsFrom = design.findings * design.groups;
  const lower = new Float64Array(parameterCount(design)).fill(-calibrationSettings.mostPriorChange, offsetsFrom);
  const upper = new Float64Array(parameterCount(design)).fill(calibrationSettings.mostPriorChange, offsetsFrom);
  findings.forEach(({ leakProbability }, place) => {
    upper.fill(strengthOfLink(calibrationSettings.strongestLink, leakProbability), place * design.groups, (place + 1) * design.groups);
  });
  return { lower, upper };
}
