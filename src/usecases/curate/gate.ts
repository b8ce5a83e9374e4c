import { AppError } from '#domain/app-error.js';
import type { GraphReplay } from '#domain/graph-replay.js';

/** Most that top-1 over the stored labelled cases may fall by. */
const mostTop1Loss = 0.02;
/** A loss of exactly that much is no more than that, whatever the last digit says. */
const rounding = 1e-9;

/** Why a revision may not be published, in words; none = it may. A golden case that gets worse is reason enough (DESIGN §1, principle 6). */
export function refusalsOf({ golden, cases }: Pick<GraphReplay, 'golden' | 'cases'>): string[] {
  const worse = golden.filter(({ isWorse }) => isWorse).map(({ name }) => name);
  const { count, top1Before, top1After } = cases;
  const loss = (top1Before ?? 0) - (top1After ?? 0);
  return [
    ...(worse.length > 0 ? [`${worse.length} golden case(s) get worse: ${worse.join(', ')}`] : []),
    ...(loss > mostTop1Loss + rounding
      ? [`top-1 over ${count} stored case(s) falls from ${shown(top1Before)} to ${shown(top1After)}, by more than ${mostTop1Loss}`]
      : []),
  ];
}

/** Throws AppError `refusedPublish` where a replay gives reason to; its facts are the replay with the worse golden cases only. */
export function refuseByGate(replay: GraphReplay): void {
  if (replay.refusals.length === 0) return;
  throw new AppError('refusedPublish', replay.refusals.join('; '), { ...replay, golden: replay.golden.filter(({ isWorse }) => isWorse) });
}

function shown(top1: number | null): string {
  return top1 === null ? 'none' : top1.toFixed(3);
}
