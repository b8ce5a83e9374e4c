import { parentPort, workerData } from 'node:worker_threads';
import { type ReadingTask, readHere } from './log-reading.js';

// The thread that reads one large upload and ends.
parentPort?.postMessage(await readHere(workerData as ReadingTask));
