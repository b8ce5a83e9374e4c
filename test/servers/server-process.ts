import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** A server as a process of its own; it is killed where the tests end before it does. */
export type ServerProcess = {
  readonly isRunning: () => boolean;
  /** Ends it as an operator would. */
  readonly stop: () => Promise<void>;
  /** `kill -9`. */
  readonly kill: () => Promise<void>;
  /** It neither runs nor closes its connections. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** The end of what it printed. */
  readonly lastWords: () => string;
};

const keptCharacters = 4_000;

/** Starts a command; what it prints goes to the file `log` too, where one is named. It does not wait until the server answers. */
export function startProcess(
  command: string,
  parameters: readonly string[],
  { cwd, log }: { readonly cwd: string; readonly log?: string },
): ServerProcess {
  const child = spawn(command, parameters, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const file = log === undefined ? null : createWriteStream(log, { flags: 'a' });
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      words = (words + text.toString()).slice(-keptCharacters);
      file?.write(text);
    });
  child.once('error', (error) => {
    words += error.message;
  });
  const killWithTests = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithTests);
  child.once('close', () => {
    process.removeListener('exit', killWithTests);
    file?.end();
  });
  const isRunning = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!isRunning()) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    // A frozen process hears a signal only once it runs again.
    child.kill('SIGCONT');
    await ended;
  };
  return {
    isRunning,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    lastWords: () => words,
  };
}
