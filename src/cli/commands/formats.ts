import { type Command, readWords } from '../command.js';
import { exitCodes } from '../terminal.js';

const usage = 'formats [--json]';

/** `formats`: the log formats it reads, with reference and samples. */
export const formatsCommand: Command = {
  name: 'formats',
  usage,
  summary: 'the log formats it reads',
  run: async (words, { logs, terminal }) => {
    const { values } = readWords(words, { json: { type: 'boolean' } }, usage);
    const formats = logs.formats();
    if (values.json === true) terminal.out(JSON.stringify(formats));
    else
      for (const format of formats)
        terminal.out(`${format.id.padEnd(26)}${format.title}\n${' '.repeat(26)}${format.reference}; ${format.samples.length} samples`);
    return exitCodes.done;
  },
};
