import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { openLog } from '#analyzers/logs/read-log.js';
import { selElistLines } from './seeded-logs.js';

// How long 100,000 lines of `sel elist` take to become events, beside reading the same text with node:readline.
const lines = selElistLines(100_000, 1);
const text = `${lines.join('\n')}\n`;

function parseAll(): number {
  let events = 0;
  const reading = openLog(
    'bench.log',
    { zoneOffsetMinutes: null },
    {
      event: () => {
        events += 1;
      },
      unread: () => undefined,
    },
  );
  for (let start = 0; start < lines.length; start += 1000) reading.push(lines.slice(start, start + 1000));
  reading.end();
  return events;
}

async function readOnly(): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: Readable.from([text]) })) count += line.length > 0 ? 1 : 0;
  return count;
}

const rounds = 5;
const parseMs: number[] = [];
const readMs: number[] = [];
let events = 0;
for (let round = 0; round < rounds; round += 1) {
  const startedMs = performance.now();
  events = parseAll();
  parseMs.push(performance.now() - startedMs);
  const readStartedMs = performance.now();
  await readOnly();
  readMs.push(performance.now() - readStartedMs);
}
const first = parseMs[0] ?? 0;
const best = Math.min(...parseMs);
console.log(`parse 100,000 sel elist lines: ${events} events; cold ${first.toFixed(0)} ms, best of ${rounds} ${best.toFixed(0)} ms`);
console.log(
  `node:readline over the same text: best ${Math.min(...readMs).toFixed(0)} ms; ratio ${(best / Math.min(...readMs)).toFixed(1)}`,
);
console.log(`resident memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
