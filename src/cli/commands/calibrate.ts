import { AppError } from '#domain/app-error.js';
import { type Command, readWords } from '../command.js';
import { exitCodes } from '../terminal.js';
import { calibrationText } from '../text/calibration-text.js';

const usage = 'calibrate [--write] [--json]';

/** `calibrate`: fits the published graph to the stored closed cases and prints what moved; with `--write` keeps it as a draft. */
export const calibrateCommand: Command = {
  name: 'calibrate',
  usage,
  summary: 'fit the numbers of the graph to closed cases',
  run: async (words, { openStores, terminal }) => {
    const { values, positionals } = readWords(words, { write: { type: 'boolean' }, json: { type: 'boolean' } }, usage);
    if (positionals.length > 0) throw new AppError('wrongUsage', `expected no argument\nusage: faultbook ${usage}`, {});
    const { calibrate } = await openStores();
    const report = await calibrate({
      isKept: values.write === true,
      onRead: (count) => (count % 500 === 0 ? terminal.err(`read ${count} cases`) : undefined),
    });
    terminal.out(values.json === true ? JSON.stringify(report) : calibrationText(report));
    if (values.json !== true && report.draft !== null) terminal.out(`draft ${report.draft}`);
    return exitCodes.done;
  },
};
