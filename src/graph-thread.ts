import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#domain/app-error.js';
import { openProduct } from './compose.js';
import type { GraphTask, GraphTaskAnswer } from './graph-work.js';

// The thread that replays or publishes one revision and ends.
const { dataFolder, engine, kind, revision } = workerData as GraphTask;
const product = await openProduct(dataFolder, Date.now, { isSeeded: false, engine });
parentPort?.postMessage(await answer());
product.close();

async function answer(): Promise<GraphTaskAnswer> {
  try {
    const { graph } = product;
    return { ok: true, value: kind === 'publish' ? await graph.publish(revision ?? '') : await graph.replay(revision) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, message: error.message, facts: error.facts };
    throw error;
  }
}
