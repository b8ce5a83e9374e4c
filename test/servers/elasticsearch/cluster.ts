import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePorts } from '../free-ports.js';
import { prepareDistribution } from './distribution.js';
import { type ElasticsearchNode, startNode } from './node.js';

/** A cluster of its own in a temporary folder; `close` ends it and removes the folder. */
export type ElasticsearchCluster = {
  readonly urls: readonly string[];
  readonly nodes: readonly ElasticsearchNode[];
  /** Resolves when every living node is in the cluster and answers; throws after a minute. */
  readonly ready: (nodes?: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

const readyMs = 60_000;
const pollMs = 100;

/** Starts a cluster of so many nodes on the loopback address and waits until all of them have found each other. */
export async function startElasticsearch(size = 1): Promise<ElasticsearchCluster> {
  const distribution = await prepareDistribution();
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-elasticsearch-'));
  const ports = await freePorts(size * 2);
  const names = Array.from({ length: size }, (_, number) => `node-${number + 1}`);
  const transports = ports.slice(size);
  const nodes = names.map((name, number) =>
    startNode(distribution, {
      folder: join(folder, name),
      name,
      heapMb: size === 1 ? 1_024 : 512,
      httpPort: ports[number] ?? 0,
      transportPort: transports[number] ?? 0,
      peers: size === 1 ? null : { names, transports },
    }),
  );
  const close = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  const cluster = { urls: nodes.map(({ url }) => url), nodes, ready: (living = size) => untilReady(nodes, living), close };
  try {
    await cluster.ready();
  } catch (error) {
    await close();
    throw error;
  }
  return cluster;
}

async function untilReady(nodes: readonly ElasticsearchNode[], living: number): Promise<void> {
  const end = Date.now() + readyMs;
  while (Date.now() < end) {
    const running = nodes.filter((node) => node.isRunning());
    const seen = await Promise.all(running.map(({ url }) => nodesSeen(url)));
    if (seen.length >= living && seen.every((count) => count >= living)) return;
    if (running.length < living) throw new Error(`Elasticsearch ended: ${nodes.map((node) => node.lastWords()).join('\n')}`);
    await delay(pollMs);
  }
  throw new Error(`Elasticsearch is not ready after a minute: ${nodes.map((node) => node.lastWords()).join('\n')}`);
}

async function nodesSeen(url: string): Promise<number> {
  try {
    const answer = await fetch(`${url}/_cluster/health?timeout=1s`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? ((await answer.json()) as { number_of_nodes: number }).number_of_nodes : 0;
  } catch {
    return 0;
  }
}
