import { Redis, type RedisOptions } from 'ioredis';
import { AppError } from '#domain/app-error.js';

/** Told to the one who runs the service; `facts` hold no customer text. */
export type Warn = (message: string, facts: Readonly<Record<string, unknown>>) => void;

export type ConnectionOptions = { readonly url: string; readonly answerMs: number; readonly warn: Warn };

/** A connection to ask by. */
export type Connection = {
  readonly client: Redis;
  /** Answers within `answerMs`; throws `serviceUnavailable` where Redis is away, frozen, full or refuses us. */
  readonly ask: <T>(question: () => Promise<T>) => Promise<T>;
};

/** Without an answer for so long the other end is taken for gone, though nothing closed the connection. */
const deadConnectionMs = 10_000;
const longestReconnectMs = 2_000;

const lasting: RedisOptions = {
  socketTimeout: deadConnectionMs,
  retryStrategy: (times) => Math.min(times * 100, longestReconnectMs),
  // A replica answers so after a failover: the primary is elsewhere now.
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
};

/** Opens a connection for requests, which rather fail than wait: nothing is queued while Redis is away. */
export function openConnection({ url, answerMs, warn }: ConnectionOptions): Connection {
  const client = new Redis(url, { ...lasting, enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: answerMs });
  tellOutages(client, warn);
  client.on('ready', () => void checkEviction(client, warn));
  const untilReady = createUntilReady(client);
  return { client, ask: (question) => within(answerMs, untilReady, question) };
}

/** Opens a connection for a worker, which waits until Redis is back: what it has to write down then is not lost. */
export function openWorkerConnection({ url, warn }: ConnectionOptions): Redis {
  // BullMQ asks for null: its workers must not give up a command.
  const client = new Redis(url, { ...lasting, maxRetriesPerRequest: null });
  tellOutages(client, warn);
  return client;
}

/** The reason that Redis or its client gave; the system's code where there is one, which names no address. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return systemCode(error) ?? (error.message || error.name);
}

/** The code of a lost or refused connection; null for other errors. BullMQ numbers its own. */
export function systemCode(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The error of a queue whose Redis does not answer. */
export function unavailable(reason: string): AppError {
  return new AppError('serviceUnavailable', 'the job queue is away: Redis does not answer', { reason });
}

/** An `error` event that nobody listens to would end the process; the client reconnects by itself. Each outage is told once. */
function tellOutages(client: Redis, warn: Warn): void {
  let isAway = false;
  client.on('error', (error) => {
    if (!isAway) warn('the connection to Redis failed; trying again until it is back', { reason: reasonOf(error) });
    isAway = true;
  });
  client.on('ready', () => {
    isAway = false;
  });
}

/** A Redis that evicts keys when its memory is full forgets jobs. */
async function checkEviction(client: Redis, warn: Warn): Promise<void> {
  const memory = await client.info('memory').catch(() => '');
  const policy = /^maxmemory_policy:(?<policy>\S+)/m.exec(memory)?.groups?.policy ?? 'noeviction';
  if (policy !== 'noeviction') warn('Redis may evict jobs: set its maxmemory-policy to noeviction', { policy });
}

/** One listener for all who wait. */
function createUntilReady(client: Redis): () => Promise<void> {
  let waiting: Promise<void> | null = null;
  return async () => {
    if (client.status === 'ready') return;
    waiting ??= new Promise((resolve) =>
      client.once('ready', () => {
        waiting = null;
        resolve();
      }),
    );
    await waiting;
  };
}

async function within<T>(answerMs: number, untilReady: () => Promise<void>, question: () => Promise<T>): Promise<T> {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const outOfTime = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unavailable(`no answer within ${answerMs} ms`)), answerMs);
  });
  // What was refused must not happen later, when Redis is back.
  const answer = untilReady().then(() => (isOver ? outOfTime : question()));
  try {
    return await Promise.race([answer, outOfTime]);
  } catch (error) {
    throw error instanceof AppError ? error : unavailable(reasonOf(error));
  } finally {
    isOver = true;
    clearTimeout(timer);
  }
}
