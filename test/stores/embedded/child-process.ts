import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts a TypeScript file of the tests as a process of its own; its standard error is ours. */
export function startScript(script: URL, parameters: readonly string[]): ChildProcess {
  const loader = ['--import', 'tsx', '--conditions=source'];
  return spawn(process.execPath, [...loader, fileURLToPath(script), ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Collects the lines a process prints until it ends, or until it has printed `killAfter` lines: then it is killed at once. */
export async function linesOf(child: ChildProcess, killAfter = Number.POSITIVE_INFINITY): Promise<readonly string[]> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    if (text.split('\n').length > killAfter) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  return text.split('\n').slice(0, -1);
}
