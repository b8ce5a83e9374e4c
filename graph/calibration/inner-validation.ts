import type { FindingDefinition, FitSettings } from '#domain/causal-graph.js';
import type { Design } from './design.js';
import { fitParameters, noChange } from './fit.js';
import { type Prediction, predictCases } from './predictions.js';
import { calibrationSettings } from './settings.js';

/** How settings did on held-out cases: mean −log P(label), and how often the label had more than half. */
export type ValidationRow = { readonly settings: FitSettings; readonly logLoss: number; readonly accuracy: number };

/** What comparing settings gave: the table in the order tried, the best by `logLoss`, and what the best said of the held-out cases. */
export type InnerValidation = {
  readonly rows: readonly ValidationRow[];
  readonly best: FitSettings;
  readonly predictions: readonly Prediction[];
};

/** Cross-validates settings over the folds of a design, in which all cases of a server stand together; a perturbed copy is never scored. */
export function validateSettings(design: Design, findings: readonly FindingDefinition[], grid: readonly FitSettings[]): InnerValidation {
  const tried = grid.map((settings) => {
    const predictions = Array.from({ length: calibrationSettings.innerFolds }, (_, fold) => {
      const weights = design.weight.map((weight, index) => (design.fold[index] === fold ? 0 : weight));
      const x = fitParameters(design, findings, weights, settings, noChange(design), calibrationSettings.roughGain);
      return predictCases(design, settings.temperature, x, (index) => design.fold[index] === fold && design.isPerturbed[index] === 0);
    }).flat();
    return { row: { settings, ...scoreOf(predictions) }, predictions };
  });
  const best = tried.reduce((kept, next) => (next.row.logLoss < kept.row.logLoss ? next : kept));
  return { rows: tried.map(({ row }) => row), best: best.row.settings, predictions: best.predictions };
}

function scoreOf(predictions: readonly Prediction[]): { readonly logLoss: number; readonly accuracy: number } {
  const total = predictions.reduce((sum, { weight }) => sum + weight, 0);
  const logLoss = predictions.reduce((sum, { weight, labelShare }) => sum - weight * Math.log(Math.max(1e-300, labelShare)), 0);
  const right = predictions.reduce((sum, { weight, labelShare }) => sum + (labelShare > 0.5 ? weight : 0), 0);
  return total === 0 ? { logLoss: 0, accuracy: 0 } : { logLoss: logLoss / total, accuracy: right / total };
}
