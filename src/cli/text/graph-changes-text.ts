import type { FieldChange, GraphDiff, ListDiff } from '#domain/graph-diff.js';
import type { AnswerFlip, FirstAnswer, GoldenReplay, GraphReplay } from '#domain/graph-replay.js';

const lists = ['faults', 'findings', 'links', 'tests', 'disagreements'] as const;

/** What two revisions differ in: `+` added, `-` removed, `~` changed with its fields below it. */
export function graphDiffText(diff: GraphDiff): string {
  const blocks = [...lists.flatMap((name) => listLines(name, diff[name])), ...diff.graph.map((change) => `~ graph${fieldText(change)}`)];
  return [`${diff.from} → ${diff.to}`, ...(blocks.length > 0 ? blocks : ['no difference'])].join('\n');
}

function listLines(name: string, { added, removed, changed }: ListDiff): string[] {
  const count = added.length + removed.length + changed.length;
  if (count === 0) return [];
  return [
    `${name}: ${added.length} added, ${removed.length} removed, ${changed.length} changed`,
    ...added.map((id) => `  + ${id}`),
    ...removed.map((id) => `  - ${id}`),
    ...changed.flatMap(({ id, fields }) => [`  ~ ${id}`, ...fields.map((change) => `     ${fieldText(change)}`)]),
  ];
}

function fieldText({ field, from, to }: FieldChange): string {
  return ` ${field}: ${from ?? 'none'} → ${to ?? 'none'}`;
}

/** What a revision answers beside the published one: golden cases that get worse or are unmet, top-1, every flip, and why it may not be published. */
export function graphReplayText({ revision, published, golden, cases, flips, refusals, refittedFolds }: GraphReplay): string {
  const worse = golden.filter(({ isWorse }) => isWorse);
  const unmet = golden.filter(({ isWorse, why }) => !isWorse && why.length > 0);
  return [
    `${revision} beside the published ${published}`,
    ...(refittedFolds > 0
      ? [`calibrated: fitted again in ${refittedFolds} folds, so that no case is answered by numbers it was fitted to`]
      : []),
    `golden cases: ${worse.length}${golden.length > worse.length ? ` of ${golden.length}` : ''} worse`,
    ...worse.flatMap((one) => goldenLines('worse', one)),
    ...unmet.flatMap((one) => goldenLines('unmet', one)),
    `stored cases with a confirmed cause: ${cases.count}${cases.count > 0 ? `, top-1 ${shown(cases.top1Before)} → ${shown(cases.top1After)}` : ''}`,
    `first answers that flip: ${flips.length}`,
    ...flips.map(flipLine),
    ...refusals.map((reason) => `refused: ${reason}`),
  ].join('\n');
}

function goldenLines(mark: string, { name, before, after, why }: GoldenReplay): string[] {
  return [`  ${mark}  ${name}: ${answerText(before)} → ${answerText(after)}`, ...why.map((one) => `         ${one}`)];
}

function flipLine({ caseId, from, to, confirmed, wasRight, isRight }: AnswerFlip): string {
  const mark = wasRight === isRight ? ' ' : isRight ? '+' : '-';
  return `  ${mark} ${caseId}: ${answerText(from)} → ${answerText(to)} (confirmed: ${confirmed.faultId ?? confirmed.componentClass})`;
}

function answerText({ status, faultId, locator, posterior }: FirstAnswer): string {
  const place = locator === null ? '' : ` @ ${locator}`;
  return `${faultId ?? 'no cause'}${place} ${posterior.toFixed(2)}${status === 'inconclusive' ? ', inconclusive' : ''}`;
}

function shown(top1: number | null): string {
  return top1 === null ? 'none' : top1.toFixed(3);
}
