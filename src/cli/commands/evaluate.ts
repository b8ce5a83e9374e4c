import { AppError } from '#domain/app-error.js';
import { type Command, numberOption, readWords } from '../command.js';
import { exitCodes } from '../terminal.js';
import { scoreCardText } from '../text/score-card-text.js';

const usage =
  'evaluate CASES [--map MAP.json] [--revision REV|starter] [--folds N --group-by FIELD [--only-fold K] [--calibrate]] [--json]';

const options = {
  map: { type: 'string' },
  revision: { type: 'string' },
  folds: { type: 'string' },
  'group-by': { type: 'string' },
  'only-fold': { type: 'string' },
  calibrate: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** `evaluate`: diagnoses labelled cases and prints the score card; with folds each is scored against a store of the others. */
export const evaluateCommand: Command = {
  name: 'evaluate',
  usage,
  summary: 'score the answers against labelled cases',
  run: async (words, { openStores, terminal }) => {
    const { values, positionals } = readWords(words, options, usage);
    const [casesPath] = positionals;
    if (casesPath === undefined || positionals.length > 1)
      throw new AppError('wrongUsage', `expected one file of cases\nusage: faultbook ${usage}`, {});
    const folds = numberOption('folds', values.folds, { least: 2, most: 100 });
    const onlyFold = numberOption('only-fold', values['only-fold'], { least: 0, most: 99 });
    const groupBy = values['group-by'];
    if (folds !== null && groupBy === undefined) throw new AppError('wrongUsage', '--folds needs --group-by FIELD', {});
    if (values.calibrate === true && folds === null)
      throw new AppError('wrongUsage', '--calibrate needs --folds: no case is scored by numbers fitted to it', {});
    if (onlyFold !== null && (folds === null || onlyFold >= folds))
      throw new AppError('wrongUsage', '--only-fold: expected a fold below --folds', {});
    const { evaluation, rejected } = await (await openStores()).evaluate({
      casesPath,
      mapPath: values.map ?? null,
      revision: values.revision ?? null,
      isCalibrated: values.calibrate === true,
      folds: folds === null || groupBy === undefined ? null : { folds, groupBy, onlyFold },
      onProgress: (done, total, note) => (done % 500 === 0 || done === total ? terminal.err(`${note} ${done}/${total}`) : undefined),
    });
    terminal.out(values.json === true ? JSON.stringify(evaluation) : scoreCardText(evaluation));
    if (rejected > 0) terminal.err(`${rejected} row(s) rejected`);
    return rejected > 0 ? exitCodes.someRejected : exitCodes.done;
  },
};
