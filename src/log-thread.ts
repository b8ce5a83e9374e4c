import { parentPort, workerData } from 'node:worker_threads';
import { analyseHere, readHere, type ThreadTask } from './log-reading.js';

// The thread that reads one large upload and ends.
const task = workerData as ThreadTask;
parentPort?.postMessage(task.analysis === null ? await readHere(task) : await analyseHere(task, task.analysis));
