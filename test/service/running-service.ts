import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { startFaultbook } from '../cli/run-faultbook.js';

/** The service as a process of its own, and what it printed first. */
export type RunningService = {
  readonly address: string;
  readonly printed: string;
  readonly process: ChildProcess;
  /** Ends it with a signal; answers with the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** Starts `serve` on a free port; answers when it has printed its address and example. */
export async function startService(data: string, settings: Readonly<Record<string, string>> = {}): Promise<RunningService> {
  const server = startFaultbook(['serve', '--port', '0'], { data, environment: settings });
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const printed = await new Promise<string>((resolve, reject) => {
    let text = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (/try: .*\n/.test(text)) resolve(text);
    });
    server.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
  });
  return {
    address: /http:\/\/\S+/.exec(printed)?.[0] ?? '',
    printed,
    process: server,
    stop: (signal = 'SIGTERM') => {
      server.kill(signal);
      return ended;
    },
  };
}

/** Process ids of the children of a process, read from the system's own table (Linux). */
export function childrenOf(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.filter((name) => statOf(name)?.parent === pid).map(Number);
}

/** True where a process runs; one that has ended and waits to be seen is none. */
export function isAlive(pid: number): boolean {
  const stat = statOf(String(pid));
  return stat !== null && stat.state !== 'Z';
}

/** State and parent of a process, after its name in brackets (proc(5)); null where it is gone. */
function statOf(pid: string): { readonly state: string; readonly parent: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent = ''] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return null;
  }
}

/** Asks again until the answer is what is waited for; gives up after `limitMs`. */
export async function eventually<T>(ask: () => Promise<T>, isDone: (answer: T) => boolean, limitMs = 30_000): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (isDone(answer) || Date.now() > until) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
