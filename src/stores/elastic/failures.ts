import { errors } from '@elastic/elasticsearch';
import { AppError } from '#domain/app-error.js';

const overloaded = 429;
const unavailable: ReadonlySet<number> = new Set([502, 503, 504]);
const refused: ReadonlySet<number> = new Set([401, 403]);

/** Does work on the cluster; what fails there is an AppError of the catalogue: `serviceUnavailable`, `busy` or `wrongConfiguration`. */
export async function onCluster<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translated(error);
  }
}

/** The error of the catalogue that an error of the client is; any other stays as it is. */
function translated(error: unknown): unknown {
  if (error instanceof errors.ResponseError) return failureOf(error.statusCode ?? 0, error.body);
  if (error instanceof errors.ElasticsearchClientError) return new AppError('serviceUnavailable', 'Elasticsearch cannot be reached', {});
  return error;
}

/** The error that an answer of the cluster tells, by its status and body. */
export function failureOf(status: number, body: unknown): Error {
  const { type, reason } = causeOf(body);
  if (status === overloaded) {
    // A full disk comes as 429 too: waiting a little does not help there.
    return type === 'cluster_block_exception'
      ? new AppError('serviceUnavailable', 'Elasticsearch takes no writes: its disk is nearly full', {})
      : new AppError('busy', 'Elasticsearch has more requests than it can take', {});
  }
  if (type === 'cluster_block_exception')
    return new AppError('serviceUnavailable', 'Elasticsearch takes no writes: an index is read-only', {});
  if (unavailable.has(status))
    return new AppError('serviceUnavailable', 'Elasticsearch cannot answer: a part of its data is away', { type });
  if (refused.has(status)) return new AppError('wrongConfiguration', 'Elasticsearch refuses the credentials', { status });
  return new Error(`Elasticsearch refuses a request (${status} ${type}): ${reason}`);
}

type Cause = { readonly type?: string; readonly reason?: string; readonly root_cause?: readonly Cause[] };

function causeOf(body: unknown): { readonly type: string; readonly reason: string } {
  const cause = (body as { readonly error?: Cause } | null)?.error;
  // A search that failed on every shard says why in its root causes alone.
  const reason = [cause?.reason, ...(cause?.root_cause ?? []).map((root) => root.reason)].join(': ');
  return { type: cause?.type ?? '', reason };
}
