import type { Diagnosis } from '#domain/diagnosis.js';
import type { ScoreCard } from '#domain/score-card.js';
import type { SupportCase } from '#domain/support-case.js';
import type { Clock } from '#ports/clock.js';
import { foldOf } from './folds.js';
import { labelsOf, type ScoredCase, scoreCardOf } from './score-card.js';

/** A place to diagnose in while cases are evaluated. `store` keeps the cases that may be seen; nothing stays after `close`. */
export type EvaluationRoom = {
  readonly store: (cases: readonly SupportCase[]) => Promise<void>;
  readonly diagnose: (supportCase: SupportCase) => Promise<Diagnosis>;
  readonly close: () => Promise<void>;
};

export type EvaluateDeps = { readonly openRoom: () => Promise<EvaluationRoom>; readonly clock: Clock };

export type FoldOptions = {
  readonly folds: number;
  /** The group a case belongs to: cases of one group share a fold. */
  readonly groupOf: (supportCase: SupportCase) => string;
  readonly onlyFold: number | null;
};

export type Progress = (done: number, total: number, note: string) => void;

/** A score card, and the same over the cases whose log text is not among the stored ones (null without folds). */
export type Evaluation = ScoreCard & { readonly unseen: ScoreCard | null };

/** The evaluation use case. Cases without a label are left out. */
export type Evaluate = (cases: readonly SupportCase[], folds: FoldOptions | null, onProgress: Progress) => Promise<Evaluation>;

/** Creates it. Each fold is diagnosed in a room that holds the other folds only (CONTRACT §2), so nothing scored was seen. */
export function createEvaluate({ openRoom, clock }: EvaluateDeps): Evaluate {
  return async (cases, folds, onProgress) => {
    const labelled = cases.filter((supportCase) => supportCase.confirmed !== undefined);
    const splits = folds === null ? [{ scored: labelled, stored: [] }] : splitsOf(labelled, folds);
    const total = splits.reduce((sum, split) => sum + split.scored.length, 0);
    const results: SeenCase[] = [];
    for (const split of splits)
      results.push(...(await scoreSplit(split, openRoom, clock, (done) => onProgress(results.length + done, total, 'diagnosed'))));
    const unseen = results.filter((one) => !one.isSeen);
    const labels = labelsOf(labelled.flatMap(({ confirmed }) => (confirmed === undefined ? [] : [{ confirmed }])));
    return { ...scoreCardOf(results, labels), unseen: folds === null ? null : scoreCardOf(unseen, labels) };
  };
}

type Split = { readonly scored: readonly SupportCase[]; readonly stored: readonly SupportCase[] };
type SeenCase = ScoredCase & { readonly isSeen: boolean };

function splitsOf(cases: readonly SupportCase[], { folds, groupOf, onlyFold }: FoldOptions): Split[] {
  const wanted = onlyFold === null ? Array.from({ length: folds }, (_, fold) => fold) : [onlyFold];
  return wanted.map((fold) => ({
    scored: cases.filter((one) => foldOf(groupOf(one), folds) === fold),
    stored: cases.filter((one) => foldOf(groupOf(one), folds) !== fold),
  }));
}

async function scoreSplit(
  split: Split,
  openRoom: EvaluateDeps['openRoom'],
  clock: Clock,
  onDone: (done: number) => void,
): Promise<SeenCase[]> {
  const room = await openRoom();
  try {
    await room.store(split.stored);
    const seenLogs = new Set(split.stored.map((one) => one.log));
    const results: SeenCase[] = [];
    for (const supportCase of split.scored) {
      const startedAtMs = clock();
      const diagnosis = await room.diagnose({ ...supportCase, confirmed: undefined });
      if (supportCase.confirmed !== undefined) {
        results.push({
          confirmed: supportCase.confirmed,
          diagnosis,
          elapsedMs: clock() - startedAtMs,
          isSeen: seenLogs.has(supportCase.log),
        });
      }
      onDone(results.length);
    }
    return results;
  } finally {
    await room.close();
  }
}
