import type { Command } from './command.js';
import { articlesCommand } from './commands/articles.js';
import { calibrateCommand } from './commands/calibrate.js';
import { diagnoseCommand } from './commands/diagnose.js';
import { evaluateCommand } from './commands/evaluate.js';
import { formatsCommand } from './commands/formats.js';
import { graphCommand } from './commands/graph.js';
import { importCommand } from './commands/import.js';
import { parseCommand } from './commands/parse.js';
import { searchCommand } from './commands/search.js';
import { serveCommand, workerCommand } from './commands/serve.js';

/** All commands, in the order in which help lists them. */
export const commands: readonly Command[] = [
  serveCommand,
  workerCommand,
  parseCommand,
  formatsCommand,
  diagnoseCommand,
  searchCommand,
  importCommand,
  articlesCommand,
  graphCommand,
  calibrateCommand,
  evaluateCommand,
];
