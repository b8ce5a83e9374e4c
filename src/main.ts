#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { globalOptions } from '#cli/command.js';
import { runCli } from '#cli/run-cli.js';
import { composeCli } from './compose-cli.js';
import { processConfig } from './config.js';

const words = process.argv.slice(2);
const terminal = {
  out: (text: string) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void process.stderr.write(`${text}\n`),
  isInteractive: process.stderr.isTTY === true,
};

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const composition = composeCli(() => processConfig(dataFlag(words)), terminal);
process.exitCode = await runCli(words, { ...composition, terminal });
composition.close();

function dataFlag(args: readonly string[]): { data?: string } {
  const { values } = parseArgs({ args: [...args], options: globalOptions, allowPositionals: true, strict: false });
  return typeof values.data === 'string' ? { data: values.data } : {};
}
