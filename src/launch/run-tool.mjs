import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const stopSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Says one short sentence to the person who waits.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a program in the project's folder, all it prints on standard error, and passes on signals to stop.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code; 1 where a signal ended it
 */
export async function runTool(program, args, env = process.env) {
  // npm is a script of the shell on Windows
  const shell = process.platform === 'win32' && program === 'npm';
  const tool = spawn(program, args, { cwd: root, env, shell, stdio: ['ignore', process.stderr, process.stderr] });
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => void tool.kill(signal);
  for (const signal of stopSignals) process.on(signal, passOn);
  try {
    return await new Promise((resolve, reject) => {
      tool.once('error', reject);
      tool.once('close', (code) => resolve(code ?? 1));
    });
  } finally {
    for (const signal of stopSignals) process.off(signal, passOn);
  }
}
