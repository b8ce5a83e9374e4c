import type { FirstAnswer } from '#domain/graph-replay.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import { toProbability } from '#domain/probability.js';
import type { GraphAnswer, RankedIncident } from '../diagnose/answer.js';

/** What a ranking of an analysis answers first; logs of several servers are never acted on. */
export function firstOfRanking(
  { ranking: { ranked }, reason }: Pick<RankedIncident, 'ranking' | 'reason'>,
  { servers = [] }: Pick<LogAnalysis, 'servers'>,
): FirstAnswer {
  const [first] = ranked;
  const status = reason === null && servers.length < 2 ? 'ranked' : 'inconclusive';
  if (first === undefined) return { ...noCause, status };
  const { faultId, component } = first.candidate;
  return { status, faultId, class: component.class, locator: component.locator, posterior: toProbability(first.posterior) };
}

/** What a whole answer says first. */
export function firstOfAnswer({ status, causes }: Pick<GraphAnswer, 'status' | 'causes'>): FirstAnswer {
  const [first] = causes;
  if (first === undefined) return { ...noCause, status };
  return { status, faultId: first.faultId, class: first.component.class, locator: first.component.locator, posterior: first.posterior };
}

const noCause = { faultId: null, class: null, locator: null, posterior: toProbability(0) } as const;

/** True where two first answers name another cause, or only one of them is sure enough to be acted on. */
export function isFlip(from: FirstAnswer, to: FirstAnswer): boolean {
  return from.status !== to.status || from.faultId !== to.faultId || from.class !== to.class || from.locator !== to.locator;
}
