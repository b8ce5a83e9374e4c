import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createFileLogSource } from '#ingest/logs/log-source.js';
import { streamLogs } from '#usecases/read-logs.js';
import { selElistLines } from './seeded-logs.js';

// What reading a SEL text file into events costs beside reading the same file with `for await` over node:readline, in one run.
// Memory is that of the built command `faultbook parse`, as a user runs it. With --gigabyte the file has 1 GB and is read once each.
const isGigabyte = process.argv.includes('--gigabyte');
const rounds = isGigabyte ? 1 : 5;
const blockLines = 100_000;
const block = `${selElistLines(blockLines, 1).join('\n')}\n`;
const blocks = isGigabyte ? Math.ceil(1e9 / block.length) : 3;

async function writeLog(path: string): Promise<void> {
  const parts = function* () {
    for (let part = 0; part < blocks; part += 1) yield block;
  };
  await pipeline(Readable.from(parts()), createWriteStream(path));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

async function readOnly(path: string): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) count += line.length > 0 ? 1 : 0;
  return count;
}

/** Largest resident memory of `faultbook parse FILE` in MB, as the process itself says when it ends. */
function memoryOfCommand(path: string): Promise<number> {
  const report = 'data:text/javascript,process.on("exit",()=>console.error("rss="+process.resourceUsage().maxRSS))';
  const command = spawn(process.execPath, ['--import', report, 'dist/src/main.js', 'parse', path], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  command.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => command.on('close', () => resolve(Number(/rss=(?<kilobytes>\d+)/.exec(said)?.groups?.kilobytes) / 1000)));
}

async function parse(path: string): Promise<number> {
  const { events, unread } = await streamLogs(createFileLogSource([path]), {}, { event: () => undefined, unread: () => undefined });
  if (unread.length > 0) throw new Error(`unread lines in a made-up log: ${JSON.stringify(unread)}`);
  return events;
}

const folder = mkdtempSync(join(tmpdir(), 'faultbook-bench-'));
try {
  const path = join(folder, 'sel.log');
  await writeLog(path);
  const parseMs: number[] = [];
  const readMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    parseMs.push(await timed(() => parse(path)));
    readMs.push(await timed(() => readOnly(path)));
  }
  const lines = blocks * blockLines;
  const perLine = (ms: number) => `${((ms * 1000) / lines).toFixed(2)} µs a line`;
  console.log(`${lines} lines of sel elist, ${(statSync(path).size / 1e6).toFixed(0)} MB, ${rounds} rounds`);
  console.log(
    `faultbook: first ${parseMs[0]?.toFixed(0)} ms, best ${Math.min(...parseMs).toFixed(0)} ms (${perLine(Math.min(...parseMs))})`,
  );
  console.log(`node:readline, for await: best ${Math.min(...readMs).toFixed(0)} ms (${perLine(Math.min(...readMs))})`);
  const ratios = parseMs.map((ms, round) => ms / (readMs[round] ?? ms)).sort((a, b) => a - b);
  console.log(
    `ratio: best to best ${(Math.min(...parseMs) / Math.min(...readMs)).toFixed(1)}, median of rounds ${ratios[Math.floor(rounds / 2)]?.toFixed(1)}`,
  );
  console.log(`faultbook parse of this file: largest resident memory ${(await memoryOfCommand(path)).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true });
}
