import { GoldenCase, type NamedGoldenCase } from '#domain/golden-case.js';
import { jsonLimitBytes } from '#domain/source-block.js';
import type { DocumentSource, SourceItem } from '#ports/document-source.js';
import { InputRejected, rejectedFile } from '../bytes/input-rejected.js';
import { parseJson } from '../files/json-text.js';
import { listFiles } from '../files/list-files.js';
import { readTextFile } from '../files/text-file.js';

/** Golden cases of a folder (`fixtures/cases`), one JSON file a case, in the order of their names; a file that is none is refused with its field. */
export function createGoldenCaseSource(folder: string): DocumentSource<NamedGoldenCase> {
  return {
    describe: folder,
    read: async function* () {
      for await (const { path } of listFiles(folder)) if (path.endsWith('.json')) yield readGoldenCase(path, path.slice(folder.length + 1));
    },
  };
}

async function readGoldenCase(path: string, file: string): Promise<SourceItem<NamedGoldenCase>> {
  try {
    const parsed = parseJson(await readTextFile(path, jsonLimitBytes));
    if (parsed === null) throw new InputRejected('invalidJson', 'the file is no valid JSON');
    const golden = GoldenCase.safeParse(parsed.document);
    if (golden.success) return { ok: true, value: { name: file.replace(/\.json$/, ''), golden: golden.data }, file, line: null };
    const [issue] = golden.error.issues;
    return { ok: false, rejected: { file, line: null, field: issue?.path.join('.') ?? null, reason: issue?.message ?? 'no golden case' } };
  } catch (error) {
    return rejectedFile(file, error);
  }
}
