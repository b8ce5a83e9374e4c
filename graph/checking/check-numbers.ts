import type { GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { isCoarse, isCoarseRate } from './coarse-number.js';
import { warningOf } from './problem.js';

/** Priors are rates of an incident's primary cause: with the unknown they sum to about 1. */
const plausibleSum = [0.5, 1.5] as const;
/** A graph that leaves more than this to the unknown knows too little to be asked. */
const largestUnknownShare = 0.5;

/** Numbers of the graph as a whole: the sum of the priors, the share of the unknown, and what an expert says finer than anyone knows. */
export function checkNumbers(graph: GraphFile): GraphProblem[] {
  return [...checkPriors(graph), ...finerThanKnown(graph).map((subject) => warningOf('fineNumber', subject, finerText))];
}

function checkPriors({ faults, unknownPrior }: GraphFile): GraphProblem[] {
  const total = faults.reduce<number>((sum, { prior, confidence }) => sum + (confidence === 'archived' ? 0 : prior), unknownPrior);
  const [least, most] = plausibleSum;
  const isPlausible = faults.length === 0 || (total >= least && total <= most);
  const isUnknownPlausible = unknownPrior > 0 && unknownPrior / total <= largestUnknownShare;
  return [
    ...(isPlausible ? [] : [warningOf('priorSum', 'graph', `the priors sum to ${total.toPrecision(3)}, expected about 1`)]),
    ...(isUnknownPlausible
      ? []
      : [warningOf('oddUnknownPrior', 'graph', 'the prior of the unknown is 0, or more than that of all faults together')]),
  ];
}

const finerText = 'an expert number off the coarse scale (… .01 .02 .03 .05, then twentieths): nobody knows it better without counts';

/** Subjects with a number of an expert that is off the coarse scale; leaks and priors of a calibrated graph are fitted. */
function finerThanKnown(graph: GraphFile): string[] {
  const isFitted = graph.calibration !== undefined;
  return [
    ...(isFitted ? [] : graph.faults.filter(({ prior }) => !isCoarseRate(prior)).map(({ id }) => id)),
    ...(isFitted ? [] : graph.findings.filter(({ leakProbability }) => !isCoarse(leakProbability)).map(({ id }) => id)),
    ...graph.links
      .filter(({ provenance, linkProbability }) => provenance === 'expert' && !isCoarse(linkProbability))
      .map(({ faultId, findingId }) => `${faultId} → ${findingId}`),
    ...graph.tests.flatMap((test) =>
      test.outcomes
        .filter(({ givenFault, otherwise }) => ![otherwise, ...givenFault.map(({ probability }) => probability)].every(isCoarse))
        .map(({ findingId }) => `${test.id} → ${findingId}`),
    ),
  ];
}
