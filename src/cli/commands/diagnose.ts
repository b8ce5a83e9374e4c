import { AppError } from '#domain/app-error.js';
import type { DiagnosisInput } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';
import type { Viewer } from '#domain/viewer.js';
import { type Command, type CommandContext, choiceOption, readWords, zoneOption } from '../command.js';
import { exitCodes } from '../terminal.js';
import { diagnosisText } from '../text/diagnosis-text.js';
import { readingText, rejectedText } from '../text/reading-text.js';
import { viewerOption } from '../viewer-option.js';
import { diagnoseBatch } from './diagnose-batch.js';

const usage =
  'diagnose FILE… [--symptom TEXT] [--vendor V] [--model M] [--fault-time TIME] [--zone ±hh:mm] [--lang zh|en] [--as reader|agent|expert] [--organisation O] [--json] | diagnose --batch CASES.jsonl --json';

const options = {
  symptom: { type: 'string' },
  vendor: { type: 'string' },
  model: { type: 'string' },
  'fault-time': { type: 'string' },
  zone: { type: 'string' },
  lang: { type: 'string' },
  as: { type: 'string' },
  organisation: { type: 'string' },
  batch: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `diagnose`: one Diagnosis over all the files as one server, or one a line of a batch. */
export const diagnoseCommand: Command = {
  name: 'diagnose',
  usage,
  summary: 'say what most likely broke, and why',
  run: async (words, context) => {
    const { values, positionals } = readWords(words, options, usage);
    const lang = choiceOption<Language>('lang', values.lang, ['zh', 'en']) ?? 'en';
    const viewer = viewerOption(values);
    if (values.batch !== undefined) return diagnoseBatch(values.batch, lang, viewer, context);
    if (positionals.length === 0) throw new AppError('wrongUsage', `no file given\nusage: faultbook ${usage}`, {});
    const { symptom, vendor, model } = values;
    return diagnoseFiles(
      positionals,
      { symptom, vendor, model, faultTime: values['fault-time'] },
      { lang, viewer, zone: zoneOption(values.zone), isJson: values.json === true },
      context,
    );
  },
};

async function diagnoseFiles(
  paths: readonly string[],
  input: Pick<DiagnosisInput, 'symptom' | 'vendor' | 'model' | 'faultTime'>,
  {
    lang,
    viewer,
    zone,
    isJson,
  }: { readonly lang: Language; readonly viewer: Viewer; readonly zone: number | null; readonly isJson: boolean },
  { logs, openStores, terminal }: CommandContext,
): Promise<number> {
  const { events, reading, rejected } = await logs.readPaths(paths, { zoneOffsetMinutes: zone, formatId: null });
  for (const file of rejected) terminal.err(rejectedText(file));
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const { diagnose } = await openStores();
  const diagnosis = await diagnose.diagnose({ events, reading, input: given, lang, viewer });
  terminal.out(isJson ? JSON.stringify(diagnosis) : diagnosisText(diagnosis));
  if (isJson) terminal.err(readingText(reading));
  return rejected.length > 0 ? exitCodes.someRejected : exitCodes.done;
}
