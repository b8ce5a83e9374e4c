/** Table: how a graph is calibrated; every number that a measurement may change. */
import type { FitSettings } from '#domain/causal-graph.js';

export const calibrationSettings = {
  /** With fewer cases no association is observed, and priors are held the harder the fewer cases there are. */
  leastCases: 200,
  priorOfFewCases: 1,
  /** An automatic finding must be present in this many cases. */
  leastPresent: 5,
  /** A finding is familiar that is present in this many cases: of the others nothing is learnt. */
  leastFamiliar: 3,
  mostAutomaticLinks: 600,
  /** Where more links come out, the linear penalty grows by this factor until they do not. */
  sparser: 1.5,
  /** Leak of an automatic finding = its rate over all cases × this, within limits: no label is told apart yet. */
  leakShare: 0.05,
  leastLeak: 0.0005,
  mostLeak: 0.2,
  /** A link of exactly 1 would let one row decide everything. */
  strongestLink: 0.995,
  /** An automatic link below this strength (natural log) is none. */
  leastStrength: 0.01,
  /** The change of a log prior stays within a factor of e^4. */
  mostPriorChange: 4,
  /** Ten steps of a fit that gain less than this share end it: while settings are compared, and in the end. */
  roughGain: 1e-4,
  finalGain: 1e-6,
  /** Parts that the cases are split into, server by server, to choose the settings. */
  innerFolds: 3,
} as const;

/**
 * Settings that are tried; priors are held hard: how common a cause is among closed cases of one kind of log is no reason to forget the others
 * in another kind, and automatic findings that nearly every log of the first kind has say it as well. Those settings
 * that predict held-out cases best are taken.
 */
export const settingsGrid: readonly FitSettings[] = [
  { temperature: 0.7, automatic: 0.5, sparse: 1, prior: 100 },
  { temperature: 1, automatic: 0.5, sparse: 1, prior: 100 },
  { temperature: 0.6, automatic: 0.5, sparse: 1, prior: 100 },
  { temperature: 0.6, automatic: 1, sparse: 0.5, prior: 100 },
];

/**
 * The abstention threshold: the lowest within limits at which answers are right this often. It may be lower than the expert's: a tempered score leaves
 * the first candidate less.
 */
export const abstention = { least: 0.05, most: 0.5, step: 0.05, wantedAccuracy: 0.9 } as const;

/** Weight of the perturbed copy of a case beside the case (INFERENCE §4); 0 = none is made. */
export const perturbedWeight: number = 0.05;
