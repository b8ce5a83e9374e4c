import type { CommandContext } from '../command.js';

/** What one of the curator's commands does with the words after its name; answers with the exit code. */
export type GraphAction = (words: readonly string[], isJson: boolean, context: CommandContext) => Promise<number>;
