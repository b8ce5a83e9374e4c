import { AppError, errorCatalogue } from '#domain/app-error.js';
import type { CommandContext } from './command.js';
import { commands } from './commands.js';
import { exitCodes } from './terminal.js';

/** Runs one command line and answers with its exit code. An AppError is told in words; anything else is told without a stack trace. */
export async function runCli(words: readonly string[], context: CommandContext): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return printHelp(context, name === undefined);
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    context.terminal.err(`no such command: ${name}`);
    return printHelp(context, true);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    context.terminal.out(`usage: faultbook ${command.usage}\n${command.summary}`);
    return exitCodes.done;
  }
  try {
    return await command.run(rest, context);
  } catch (error) {
    return tellError(error, context);
  }
}

function printHelp({ terminal }: CommandContext, isMistake: boolean): number {
  const lines = [
    'usage: faultbook COMMAND',
    ...commands.map((command) => `  ${command.name.padEnd(10)}${command.summary}\n            ${command.usage}`),
  ];
  (isMistake ? terminal.err : terminal.out)(lines.join('\n'));
  return isMistake ? exitCodes.wrongUsage : exitCodes.done;
}

function tellError(error: unknown, { terminal }: CommandContext): number {
  if (error instanceof AppError) {
    terminal.err(`${error.code}: ${error.message}`);
    for (const line of factLines(error.facts)) terminal.err(line);
    return errorCatalogue[error.code].exitCode;
  }
  terminal.err(`failed: ${error instanceof Error ? error.message : String(error)}`);
  return exitCodes.someRejected;
}

function factLines(facts: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    if (Array.isArray(fact)) return fact.map((item: unknown) => `  ${JSON.stringify(item)}`);
    return fact === undefined || fact === null ? [] : [`  ${name}: ${typeof fact === 'object' ? JSON.stringify(fact) : String(fact)}`];
  });
}
