import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findCommand } from './find-command.js';
import { freePorts } from './free-ports.js';
import { type ServerProcess, startProcess } from './server-process.js';

/** A Redis of its own, in a temporary folder that goes with `stop`. */
export type RedisServer = {
  readonly url: string;
  /** Ends it as an operator would and removes its folder. */
  readonly stop: () => Promise<void>;
  /** `kill -9`; the folder stays for `restart`. */
  readonly kill: () => Promise<void>;
  /** It neither answers nor closes its connections. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Ends it, if it still runs, and starts it again over the same folder and port. */
  readonly restart: () => Promise<void>;
};

/** A Redis to test against; `close` ends it where it is our own. */
export type RedisForTests = { readonly url: string; readonly close: () => Promise<void> };

const readyMs = 20_000;
const pollMs = 20;
const givenUrl = process.env.REDIS_URL || null;

const redisBinary = findCommand('redis-server');

/** True where a Redis of its own can be started: suites that stop, kill or freeze it need one. */
export const hasRedisServer = redisBinary !== null;

/** True where there is any Redis to test against. */
export const hasRedis = hasRedisServer || givenUrl !== null;

/** Why suites are skipped that need a Redis; said once a run. */
export const redisSkippedBecause =
  givenUrl === null
    ? 'neither REDIS_URL is set nor is there a redis-server: the tests of the job queue over Redis are skipped'
    : 'REDIS_URL is set, but there is no redis-server: the tests that break a Redis are skipped';

/** The Redis of `REDIS_URL` where that is set, else one of our own. Others may use it: keep to a prefix of keys. */
export async function redisForTests(): Promise<RedisForTests> {
  if (givenUrl !== null) return { url: givenUrl, close: async () => undefined };
  const server = await startRedis();
  return { url: server.url, close: server.stop };
}

/**
 * Starts a Redis that writes every change to its append-only file before it answers and never evicts a key, and waits until it answers.
 * Throws an Error with its last words where it does not.
 */
export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-redis-'));
  const [port = 0] = await freePorts(1);
  let server = launch(folder, port);
  await untilReady(server, port);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    kill: () => server.kill(),
    freeze: () => server.freeze(),
    thaw: () => server.thaw(),
    restart: async () => {
      await server.stop();
      server = launch(folder, port);
      await untilReady(server, port);
    },
  };
}

function launch(folder: string, port: number): ServerProcess {
  if (redisBinary === null) throw new Error(redisSkippedBecause);
  const settings = {
    bind: '127.0.0.1',
    port: String(port),
    dir: folder,
    appendonly: 'yes',
    appendfsync: 'always',
    save: '',
    'maxmemory-policy': 'noeviction',
  };
  const parameters = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  return startProcess(redisBinary, parameters, { cwd: folder, log: join(folder, 'redis.log') });
}

async function untilReady(server: ServerProcess, port: number): Promise<void> {
  const end = Date.now() + readyMs;
  while (server.isRunning() && Date.now() < end) {
    if (await answers(port)) return;
    await delay(pollMs);
  }
  const words = server.lastWords();
  await server.kill();
  throw new Error(`Redis is not ready: ${words}`);
}

/** True once it answers a PING; while it loads its file it answers with an error. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const settle = (isReady: boolean): void => {
      socket.destroy();
      resolve(isReady);
    };
    socket.setTimeout(1_000, () => settle(false));
    socket.once('data', (answer) => settle(answer.toString().startsWith('+PONG')));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}
