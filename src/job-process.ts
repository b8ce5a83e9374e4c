import { type ChildProcess, fork } from 'node:child_process';

const restartMs = 1000;

/** Keeps one job process running beside the server (DESIGN §3): one that ends by itself is started again. Answers with how to stop it. */
export function keepJobProcess(dataFolder: string): () => void {
  let isStopping = false;
  let current = startJobProcess(dataFolder);
  const watch = (worker: ChildProcess): void => {
    worker.once('exit', () => {
      if (!isStopping) setTimeout(restart, restartMs);
    });
  };
  const restart = (): void => {
    if (isStopping) return;
    current = startJobProcess(dataFolder);
    watch(current);
  };
  watch(current);
  return () => {
    isStopping = true;
    current.kill('SIGTERM');
  };
}

/** The `worker` command in a process of its own; the channel between the two tells it when the server is gone. */
function startJobProcess(dataFolder: string): ChildProcess {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fork(new URL(`./main.${extension}`, import.meta.url), ['worker', '--data', dataFolder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
