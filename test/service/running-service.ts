import type { ChildProcess } from 'node:child_process';
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
export async function startService(data: string): Promise<RunningService> {
  const server = startFaultbook(['serve', '--port', '0'], { data });
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

/** Asks again until the answer is what is waited for; gives up after `limitMs`. */
export async function eventually<T>(ask: () => Promise<T>, isDone: (answer: T) => boolean, limitMs = 30_000): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (isDone(answer) || Date.now() > until) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
