import { Diagnosis } from '#domain/diagnosis.js';
import type { Confirmed } from '#domain/support-case.js';
import { allUnderstood } from '#domain/unread.js';
import { compileGraph } from '#graph/model/compile-graph.js';
import { analyseLog } from '#usecases/diagnose/analyse-log.js';
import { answerFrom } from '#usecases/diagnose/answer.js';
import type { ScoredCase } from '#usecases/evaluate/score-card.js';
import { graphOf } from '../../graph/tiny-graph.js';

type Answer = {
  readonly classes: Readonly<Record<string, number>>;
  readonly status?: Diagnosis['status'];
  readonly faults?: readonly string[];
  readonly callouts?: readonly (readonly [fruId: string, locator: string | null])[];
};

const empty = answerFrom(
  compileGraph(graphOf({})),
  analyseLog([], { files: 0, lines: 0, events: 0, unread: [], formats: [], notUnderstood: allUnderstood }, 'en'),
  {},
  'en',
);

/** A diagnosis that says just this. */
export function diagnosisOf({ classes, status = 'ranked', faults = [], callouts = [] }: Answer): Diagnosis {
  return Diagnosis.parse({
    ...empty,
    status,
    similarCases: [],
    articles: [],
    elapsedMs: 0,
    componentClasses: Object.entries(classes).map(([name, posterior]) => ({ class: name, posterior })),
    causes: faults.map((faultId, index) => ({
      rank: index + 1,
      faultId,
      title: faultId,
      component: { class: 'memory', locator: null },
      posterior: 0.1,
      calibration: null,
      evidence: { for: [], against: [], missing: [] },
    })),
    callouts: callouts.map(([fruId, locator]) => ({
      fru: fruId,
      fruId,
      partNumber: null,
      serialNumber: null,
      state: 'suspect',
      locator,
      priority: 'low',
      probability: 0.1,
      customerReplaceable: false,
      faultIds: [],
    })),
  });
}

/** A case with what was confirmed and what was answered. */
export function scored(label: Confirmed['componentClass'], answer: Answer, more: Partial<Confirmed> = {}, elapsedMs = 1): ScoredCase {
  return { confirmed: { componentClass: label, ...more }, diagnosis: diagnosisOf(answer), elapsedMs };
}
