import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '#cli/run-cli.js';
import { composeCli } from '../../src/compose-cli.js';
import { readConfig } from '../../src/config.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a command line answered: its exit code and what it wrote. */
export type Answer = { readonly code: number | null; readonly out: string; readonly err: string };

export type RunOptions = {
  readonly data: string;
  readonly stdin?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
};

/** Starts the real command line from its sources, in an environment without any setting but the data folder. */
export function startFaultbook(words: readonly string[], { data, environment = {} }: RunOptions): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', '--conditions=source', 'src/main.ts', ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: data, FAULTBOOK_DATA: data, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs the real command line to its end. */
export function runFaultbook(words: readonly string[], options: RunOptions): Promise<Answer> {
  const child = startFaultbook(words, options);
  const written = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    written.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    written.err += text;
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.stdin ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...written }));
  });
}

/** Runs a command line in this process, wired as `main.ts` wires it: quick, for the many cases that differ in their words only. */
export async function runHere(words: readonly string[], { data, environment = {} }: RunOptions): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text), isInteractive: false };
  const composition = composeCli(() => readConfig({ FAULTBOOK_DATA: data, ...environment }, {}), terminal);
  const code = await runCli(words, { ...composition, terminal });
  composition.close();
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** The records of NDJSON. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
export function jsonLines(text: string): any[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Lines without the empty ones. */
export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Where Node prints a stack, a line begins like this. */
export const stackTrace = /^\s+at .*[:(]/m;

/** A folder that is gone when `remove` was called. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'faultbook-cli-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Rows of `ipmitool sel list`. */
export const uncorrectableEcc = '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted';
export const inputLost = '2 | 05/14/2026 | 20:41:02 | Power Supply PS2 Status | Power Supply AC lost | Asserted';
export const ierr = '3 | 05/14/2026 | 20:41:30 | Processor CPU0_Status | IERR | Asserted';
