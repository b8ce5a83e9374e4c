import type { FitSettings, GraphCalibration, GraphFile } from '#domain/causal-graph.js';
import { toProbability } from '#domain/probability.js';
import { defaultAbstentionThreshold } from '../model/abstain.js';
import { type CompiledGraph, compileGraph } from '../model/compile-graph.js';
import { expertGraph } from '../model/expert-graph.js';
import { abstentionThreshold } from './abstention-threshold.js';
import type { CalibrationCase } from './calibration-case.js';
import { designCases } from './design.js';
import { faultGroupsOf } from './fault-groups.js';
import { countLinks, fitParameters, noChange } from './fit.js';
import { fittedGraph } from './fitted-graph.js';
import { type ValidationRow, validateSettings } from './inner-validation.js';
import { familiarFindings, observedFindings } from './observations.js';
import { calibrationSettings, settingsGrid } from './settings.js';

/** What the cases are, for the graph to say so; and a fit to repeat with the settings and threshold it had. */
export type CalibrationOptions = Pick<GraphCalibration, 'level' | 'scope' | 'at'> & {
  readonly repeat?: Pick<GraphCalibration, 'settings' | 'threshold' | 'hasAssociations'>;
};

/** A calibrated graph, without a revision, and how the settings were chosen (no rows where they were not). */
export type Calibration = {
  readonly graph: GraphFile;
  readonly validation: readonly ValidationRow[];
  readonly calibration: GraphCalibration;
};

/**
 * Fits a graph to closed cases: how much the expert's score counts (temperature), how common the groups of faults are that the labels tell
 * apart, and what automatic findings say of them (noisy-OR links, sparse). Within a group the order stays the expert's. With fewer than
 * 200 cases only the priors move. What an earlier calibration fitted is taken back first. Pure and deterministic; seconds for 5,000 cases.
 */
export function calibrateGraph(graph: GraphFile, cases: readonly CalibrationCase[], options: CalibrationOptions): Calibration {
  const expert = expertGraph(graph);
  const count = cases.filter((one) => !one.isPerturbed && one.permitted.size > 0).length;
  const hasAssociations = options.repeat?.hasAssociations ?? count >= calibrationSettings.leastCases;
  const grid = gridOf(options.repeat, hasAssociations, count);
  const groups = faultGroupsOf(cases);
  const findings = hasAssociations ? observedFindings(cases, expert) : [];
  const about = { ...options, cases: count, hasAssociations, familiar: familiarFindings(cases) };
  const design = designCases(expertsAt(expert, grid, about), cases, groups, findings);
  const validation = grid.length > 1 ? validateSettings(design, findings, grid) : null;
  const chosen = validation?.best ?? grid[0] ?? fewCases(count);
  const { x, settings } = fitSparse(
    (one) => fitParameters(design, findings, design.weight, one, noChange(design), calibrationSettings.finalGain),
    design,
    chosen,
  );
  const threshold =
    validation === null ? (options.repeat?.threshold ?? defaultAbstentionThreshold) : abstentionThreshold(validation.predictions);
  const calibration = calibrationOf(about, settings, threshold);
  return {
    graph: fittedGraph(expert, { design, x, groups, findings, cases }, calibration),
    validation: validation?.rows ?? [],
    calibration,
  };
}

type About = Pick<GraphCalibration, 'level' | 'scope' | 'at' | 'cases' | 'hasAssociations' | 'familiar'>;

function calibrationOf(
  { level, scope, at, cases, hasAssociations, familiar }: About,
  settings: FitSettings,
  threshold: number,
): GraphCalibration {
  return { cases, level, scope, at, hasAssociations, settings, familiar, threshold: toProbability(threshold) };
}

/** The expert's graph as it scores at each temperature of the grid. */
function expertsAt(expert: GraphFile, grid: readonly FitSettings[], about: About): ReadonlyMap<number, CompiledGraph> {
  return new Map(
    grid.map((settings) => [settings.temperature, compileGraph({ ...expert, calibration: calibrationOf(about, settings, 0) })]),
  );
}

function gridOf(repeat: CalibrationOptions['repeat'], hasAssociations: boolean, count: number): readonly FitSettings[] {
  if (repeat !== undefined) return [repeat.settings];
  return hasAssociations ? settingsGrid : [fewCases(count)];
}

/** The expert in full, and the fewer cases, the harder the priors are held. */
function fewCases(count: number): FitSettings {
  const prior = calibrationSettings.priorOfFewCases * (calibrationSettings.leastCases / Math.max(1, count)) ** 2;
  return { temperature: 1, automatic: 1, sparse: 1, prior };
}

/** Fits with the linear penalty that leaves no more links than an expert can look through. */
function fitSparse(
  fitWith: (settings: FitSettings) => Float64Array,
  design: Parameters<typeof countLinks>[0],
  chosen: FitSettings,
): { readonly x: Float64Array; readonly settings: FitSettings } {
  let settings = chosen;
  let x = fitWith(settings);
  while (countLinks(design, x) > calibrationSettings.mostAutomaticLinks) {
    settings = { ...settings, sparse: settings.sparse * calibrationSettings.sparser };
    x = fitWith(settings);
  }
  return { x, settings };
}
