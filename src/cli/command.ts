import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '#domain/app-error.js';
import type { LogUseCases, ServiceUseCases, StoreUseCases } from './cli-use-cases.js';
import type { Terminal } from './terminal.js';

/** What `main.ts` gives a command. The data folder is opened when a command first asks for it. */
export type CommandContext = {
  readonly logs: LogUseCases;
  readonly openStores: () => Promise<StoreUseCases>;
  readonly service: ServiceUseCases;
  readonly terminal: Terminal;
};

/** A command: how it is called, what it does, and its function; the function answers with the exit code. */
export type Command = {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly run: (words: readonly string[], context: CommandContext) => Promise<number>;
};

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options every command takes; read by `main.ts` before the command runs. */
export const globalOptions = { data: { type: 'string' } } as const satisfies Options;

/** Reads the words of a command line. What does not fit: AppError `wrongUsage` with the usage. */
export function readWords<T extends Options>(words: readonly string[], options: T, usage: string) {
  try {
    return parseArgs({ args: [...words], options: { ...options, ...globalOptions }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new AppError('wrongUsage', `${error instanceof Error ? error.message : 'wrong usage'}\nusage: faultbook ${usage}`, {});
  }
}

/** Offset in minutes of `±hh:mm`; null where it is not given. Anything else: AppError `wrongUsage`. */
export function zoneOption(text: string | undefined): number | null {
  if (text === undefined) return null;
  const match = /^(?<sign>[+-])(?<hours>\d{2}):(?<minutes>\d{2})$/.exec(text);
  if (match?.groups === undefined) throw new AppError('wrongUsage', `--zone: expected ±hh:mm, found ${text}`, {});
  return (match.groups.sign === '-' ? -1 : 1) * (Number(match.groups.hours) * 60 + Number(match.groups.minutes));
}

/** A whole number of an option within limits. Anything else: AppError `wrongUsage`. */
export function numberOption(
  name: string,
  text: string | undefined,
  limits: { readonly least: number; readonly most: number },
): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < limits.least || value > limits.most) {
    throw new AppError('wrongUsage', `--${name}: expected a whole number from ${limits.least} to ${limits.most}, found ${text}`, {});
  }
  return value;
}

/** One of a few words. Anything else: AppError `wrongUsage`. */
export function choiceOption<T extends string>(name: string, text: string | undefined, choices: readonly T[]): T | null {
  if (text === undefined) return null;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new AppError('wrongUsage', `--${name}: expected one of ${choices.join(', ')}, found ${text}`, {});
  return found;
}
