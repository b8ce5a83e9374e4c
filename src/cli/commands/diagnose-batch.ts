import { z } from 'zod';
import { DiagnosisInput } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';
import type { Viewer } from '#domain/viewer.js';
import type { LogUseCases, StoreUseCases } from '../cli-use-cases.js';
import type { CommandContext } from '../command.js';
import { exitCodes } from '../terminal.js';
import { answerLines } from './batch-lines.js';

const BatchCase = DiagnosisInput.extend({
  id: z.union([z.string(), z.number()]),
  log: z.string().optional(),
  files: z.array(z.string()).optional(),
  lang: z.enum(['zh', 'en']).optional(),
});

/** One case a line → one `{id, diagnosis}` a line, in order; a bad line gives `{id, error}` and exit code 1. */
export async function diagnoseBatch(
  path: string,
  lang: Language,
  viewer: Viewer,
  { logs, openStores, terminal }: CommandContext,
): Promise<number> {
  const { diagnose } = await openStores();
  const failed = await answerLines(logs.readLines(path), BatchCase, terminal, async (one) => ({
    diagnosis: await diagnoseCase(logs, diagnose, one, { lang, viewer }),
  }));
  if (failed > 0) terminal.err(`${failed} line(s) rejected`);
  return failed > 0 ? exitCodes.someRejected : exitCodes.done;
}

async function diagnoseCase(
  { readFiles, readPaths }: LogUseCases,
  diagnose: StoreUseCases['diagnose'],
  { id: _id, log, files, lang: ownLang, ...input }: z.infer<typeof BatchCase>,
  { lang, viewer }: { readonly lang: Language; readonly viewer: Viewer },
) {
  const fromText = await readFiles(log === undefined ? [] : [{ name: 'log', bytes: Buffer.from(log, 'utf8') }], null);
  const fromPaths = files === undefined || files.length === 0 ? null : await readPaths(files, { zoneOffsetMinutes: null, formatId: null });
  if (fromPaths !== null && fromPaths.rejected.length > 0)
    throw new Error(fromPaths.rejected.map((file) => `${file.file}: ${file.reason}`).join('; '));
  const events = [...fromText.events, ...(fromPaths?.events ?? [])];
  const reading = fromPaths === null ? fromText.reading : mergeReadings(fromText.reading, fromPaths.reading);
  return diagnose.diagnose({ events, reading, input, lang: ownLang ?? lang, viewer });
}

type Reading = Awaited<ReturnType<LogUseCases['readFiles']>>['reading'];

function mergeReadings(left: Reading, right: Reading): Reading {
  return {
    files: left.files + right.files,
    lines: left.lines + right.lines,
    events: left.events + right.events,
    unread: [...left.unread, ...right.unread],
    formats: [...new Set([...left.formats, ...right.formats])],
    notUnderstood: mergeNotUnderstood(left.notUnderstood, right.notUnderstood),
  };
}

type NotUnderstood = Reading['notUnderstood'];

/** Templates of two readings side by side, the most frequent first; the same one twice stays twice, for its first lines differ. */
function mergeNotUnderstood(left: NotUnderstood, right: NotUnderstood): NotUnderstood {
  return {
    lines: left.lines + right.lines,
    clusters: left.clusters + right.clusters,
    templates: [...left.templates, ...right.templates].toSorted((one, other) => other.count - one.count),
  };
}
