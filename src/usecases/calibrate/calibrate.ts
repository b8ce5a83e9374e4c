import { AppError } from '#domain/app-error.js';
import type { GraphCalibration, GraphFile } from '#domain/causal-graph.js';
import type { SupportCase } from '#domain/support-case.js';
import { calibrateGraph } from '#graph/calibration/calibrate-graph.js';
import type { ValidationRow } from '#graph/calibration/inner-validation.js';
import type { CaseStore } from '#ports/case-store.js';
import type { GraphStore } from '#ports/graph-store.js';
import { keepDraft } from '../curate/drafts.js';
import { type CaseEvidence, caseEvidence } from './case-evidence.js';
import { type LeftOutReason, readClosedCases } from './closed-cases.js';
import { type MovedPrior, movedPriors, type ObservedLink, observedLinks } from './moved-numbers.js';

/** What a calibration gave. `draft` null = it was not kept; `automatic` = links in force for an expert to adopt or refuse. */
export type CalibrationReport = {
  readonly base: string | null;
  readonly draft: string | null;
  readonly calibration: GraphCalibration;
  readonly cases: { readonly used: number; readonly leftOut: Readonly<Record<LeftOutReason, number>> };
  readonly validation: readonly ValidationRow[];
  readonly priors: readonly MovedPrior[];
  readonly automatic: readonly ObservedLink[];
};

export type CalibrateDeps = {
  readonly graphs: Pick<GraphStore, 'get' | 'published' | 'putDraft'>;
  readonly cases: Pick<CaseStore, 'readAll'>;
};

export type CalibrateRequest = { readonly isKept: boolean; readonly onRead?: (count: number) => void };

/**
 * Fits the published graph to the stored closed cases; kept as a draft where asked. No published graph: AppError `notFound`; no case
 * that says what was the cause: `invalidInput`. Takes seconds to a minute and does not yield meanwhile.
 */
export type Calibrate = (request: CalibrateRequest) => Promise<CalibrationReport>;

/** Creates the calibration use case. */
export function createCalibrate({ graphs, cases }: CalibrateDeps): Calibrate {
  return async ({ isKept, onRead }) => {
    const published = await graphs.published();
    if (published === null) throw new AppError('notFound', 'no graph revision is published', {});
    const closed = await readClosedCases(published, cases.readAll(), caseEvidence, onRead);
    if (closed.used === 0) throw new AppError('invalidInput', 'no stored case says what was the cause', { leftOut: closed.leftOut });
    const { graph, calibration, validation } = calibrateGraph(published, closed.cases, closed.about);
    const kept = isKept ? await keepDraft(graphs, graph, `calibrated on ${closed.used} closed cases`) : null;
    return {
      base: published.revision,
      draft: kept?.revision ?? null,
      calibration,
      cases: { used: closed.used, leftOut: closed.leftOut },
      validation,
      priors: movedPriors(graph),
      automatic: observedLinks(graph),
    };
  };
}

/** Most cases whose reading is kept between fits of the same cases. */
const keptReadings = 20_000;

/**
 * Creates the function that fits a calibrated graph again to other cases, with the settings it was calibrated with (an expert's graph
 * stays as it is). What a case shows is read once, however often it is fitted to.
 */
export function createRefit(): (graph: GraphFile, cases: AsyncIterable<SupportCase>) => Promise<GraphFile> {
  const read = new Map<string, CaseEvidence>();
  const evidenceOf = (supportCase: SupportCase): CaseEvidence => {
    const key = `${supportCase.id}@${supportCase.version}`;
    const evidence = read.get(key) ?? caseEvidence(supportCase);
    if (read.size >= keptReadings) read.clear();
    read.set(key, evidence);
    return evidence;
  };
  return async (graph, cases) => {
    if (graph.calibration === undefined) return graph;
    const closed = await readClosedCases(graph, cases, evidenceOf);
    if (closed.used === 0) return graph;
    return calibrateGraph(graph, closed.cases, { ...closed.about, repeat: graph.calibration }).graph;
  };
}
