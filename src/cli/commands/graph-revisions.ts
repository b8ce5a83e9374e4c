import { AppError } from '#domain/app-error.js';
import type { Publication } from '#domain/graph-draft.js';
import { GraphReplay } from '#domain/graph-replay.js';
import type { Terminal } from '../terminal.js';
import { exitCodes } from '../terminal.js';
import { graphDiffText, graphReplayText } from '../text/graph-changes-text.js';
import { revisionText } from '../text/graph-text.js';
import type { GraphAction } from './graph-action.js';

/** `graph diff A B`: what B has else than A. */
export const diffRevisions: GraphAction = async ([from = '', to = ''], isJson, { openStores, terminal }) => {
  const diff = await (await openStores()).graph.diff(from, to);
  terminal.out(isJson ? JSON.stringify(diff) : graphDiffText(diff));
  return exitCodes.done;
};

/** `graph replay [REV]`: what it answers beside the published one; ends with 4 where the gate would refuse it. */
export const replayRevision: GraphAction = async ([revision], isJson, { openStores, terminal }) => {
  const replay = await (await openStores()).graph.replay(revision, progressTo(terminal));
  return tellReplay(replay, isJson, terminal);
};

/** `graph publish REV`: what the gate refuses is told like a replay. */
export const publishRevision: GraphAction = async ([revision = ''], isJson, { openStores, terminal }) => {
  const { graph } = await openStores();
  try {
    return tellPublication(await graph.publish(revision, progressTo(terminal)), isJson, terminal);
  } catch (error) {
    const refused = error instanceof AppError && error.code === 'refusedPublish' ? GraphReplay.safeParse(error.facts) : null;
    if (refused?.success !== true) throw error;
    terminal.err('refusedPublish: the gate refuses this revision');
    return tellReplay(refused.data, isJson, terminal);
  }
};

/** `graph rollback REV`: publishes again what was published before. */
export const rollbackRevision: GraphAction = async ([revision = ''], isJson, { openStores, terminal }) =>
  tellPublication(await (await openStores()).graph.rollback(revision), isJson, terminal);

/** `graph revisions`: all of them, the newest first. */
export const listRevisions: GraphAction = async (_words, isJson, { openStores, terminal }) => {
  const list = await (await openStores()).graph.revisions();
  terminal.out(isJson ? JSON.stringify(list) : list.map(revisionText).join('\n'));
  return exitCodes.done;
};

function tellReplay(replay: GraphReplay, isJson: boolean, { out }: Terminal): number {
  out(isJson ? JSON.stringify(replay) : graphReplayText(replay));
  return replay.refusals.length > 0 ? exitCodes.ruleBroken : exitCodes.done;
}

function tellPublication(publication: Publication, isJson: boolean, { out, err }: Terminal): number {
  const { revision, left, replay } = publication;
  if (isJson) out(JSON.stringify(publication));
  else if (replay !== null) out(graphReplayText(replay));
  err(`published ${revision}${left === null ? '' : `, left ${left}`}`);
  return exitCodes.done;
}

function progressTo({ err }: Terminal): (done: number) => void {
  return (done) => (done % 500 === 0 ? err(`replayed ${done} stored cases`) : undefined);
}
