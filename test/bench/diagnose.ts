import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '#usecases/evaluate/measures.js';
import { openProduct } from '../../src/compose.js';
import { readHere } from '../../src/log-reading.js';
import { selElistLines } from './seeded-logs.js';

// One diagnosis of a 2,000-line log, warm: reading, findings, inference, similar cases, articles, storing.
const folder = mkdtempSync(join(tmpdir(), 'faultbook-bench-'));
const product = await openProduct(folder, Date.now);
const times: number[] = [];
for (let round = 0; round < 30; round += 1) {
  const bytes = Buffer.from(selElistLines(2000, 100 + round).join('\n'));
  const startedMs = performance.now();
  const { events, reading } = await readHere({ files: [{ name: 'bench.log', bytes }], zoneOffsetMinutes: null });
  const diagnosis = await product.diagnose.diagnose({ events, reading, input: {}, lang: 'en' });
  times.push(performance.now() - startedMs);
  if (round === 29)
    console.log(`last answer: ${diagnosis.status}, ${diagnosis.causes.length} causes, ${diagnosis.findings.length} findings`);
}
const warm = times.slice(5);
console.log(
  `diagnose a 2,000-line log: cold ${(times[0] ?? 0).toFixed(0)} ms, warm p50 ${percentile(warm, 0.5).toFixed(0)} ms, p95 ${percentile(warm, 0.95).toFixed(0)} ms`,
);
console.log(`resident memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
product.close();
rmSync(folder, { recursive: true, force: true });
