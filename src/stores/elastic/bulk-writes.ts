import { setTimeout as delay } from 'node:timers/promises';
import type { Client, estypes } from '@elastic/elasticsearch';
import { AppError } from '#domain/app-error.js';

/** One line of a bulk request, or two where it has a source. */
export type BulkOperation = { readonly action: estypes.BulkOperationContainer; readonly source: unknown };

type Answer = { readonly status: number; readonly error?: estypes.ErrorCause };

const operationsPerRequest = 1_000;
const conflict = 409;
const notFound = 404;
const overloaded = 429;
const attempts = 8;
const firstPauseMs = 100;

/**
 * Sends operations, 1,000 a request. What the cluster was too busy for (429) is sent again, and that alone, after a pause that doubles with jitter.
 * Answers in the order given: true = done, false = a conflict, or nothing there to delete. Any other refusal is an Error that names how many
 * documents were refused and why the first was; AppError `busy` where the cluster stays too busy, `serviceUnavailable` where it takes no writes.
 */
export async function writeAll(client: Client, index: string, operations: readonly BulkOperation[]): Promise<readonly boolean[]> {
  const done: boolean[] = [];
  for (let start = 0; start < operations.length; start += operationsPerRequest) {
    done.push(...(await writeBatch(client, index, operations.slice(start, start + operationsPerRequest))));
  }
  return done;
}

async function writeBatch(client: Client, index: string, operations: readonly BulkOperation[]): Promise<readonly boolean[]> {
  const done: boolean[] = operations.map(() => false);
  let waiting = operations.map((_operation, number) => number);
  for (let attempt = 0; waiting.length > 0; attempt += 1) {
    if (attempt === attempts) throw new AppError('busy', 'Elasticsearch has more writes than it can take', { waiting: waiting.length });
    if (attempt > 0) await delay(firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2));
    const answers = await send(
      client,
      index,
      waiting.flatMap((number) => operations[number] ?? []),
    );
    refuseFailures(answers);
    const numbers = waiting;
    for (const [place, { status }] of answers.entries()) done[numbers[place] ?? 0] = status < 300;
    waiting = numbers.filter((_number, place) => answers[place]?.status === overloaded);
  }
  return done;
}

async function send(client: Client, index: string, operations: readonly BulkOperation[]): Promise<readonly Answer[]> {
  const lines = operations.flatMap(({ action, source }) => (source === null ? [action] : [action, source]));
  const { items } = await client.bulk({ index, operations: lines as estypes.BulkRequest['operations'] & object });
  return items.flatMap((item) => Object.values(item));
}

function refuseFailures(answers: readonly Answer[]): void {
  const refused = answers.filter(({ status }) => status >= 300 && status !== conflict && status !== notFound && !isOverloaded(status));
  const [first] = refused;
  const blocked = answers.find(({ error }) => error?.type === 'cluster_block_exception');
  if (blocked !== undefined) throw new AppError('serviceUnavailable', 'Elasticsearch takes no writes: an index is read-only', {});
  if (first === undefined) return;
  if (first.status >= 500)
    throw new AppError('serviceUnavailable', 'Elasticsearch cannot write: a part of its data is away', { refused: refused.length });
  throw new Error(
    `Elasticsearch refuses ${refused.length} of ${answers.length} documents: ${first.error?.type ?? first.status} ${first.error?.reason ?? ''}`,
  );
}

function isOverloaded(status: number): boolean {
  return status === overloaded;
}
