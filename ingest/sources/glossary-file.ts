import { z } from 'zod';
import { GlossaryConcept } from '#domain/glossary.js';
import { jsonLimitBytes } from '#domain/source-block.js';
import type { DocumentSource, SourceItem } from '#ports/document-source.js';
import { InputRejected, rejectedFile } from '../bytes/input-rejected.js';
import { parseJson } from '../files/json-text.js';
import { listFiles } from '../files/list-files.js';
import { readTextFile } from '../files/text-file.js';

const Items = z.array(z.unknown());
const GlossaryFile = z.union([Items, z.object({ concepts: Items }).transform(({ concepts }) => concepts)]);

/** Concepts of glossary files: JSON, a list of concepts `{id, en, zh}` or an object with it as `concepts`. A bad concept is an item with its reason. */
export function createGlossarySource(paths: readonly string[]): DocumentSource<GlossaryConcept> {
  return {
    describe: paths.join(', '),
    read: async function* () {
      for (const path of paths) for await (const listed of listFiles(path)) yield* readGlossary(listed.path, listed.name);
    },
  };
}

async function* readGlossary(path: string, file: string): AsyncGenerator<SourceItem<GlossaryConcept>> {
  try {
    const items = GlossaryFile.safeParse(parseJson(await readTextFile(path, jsonLimitBytes))?.document);
    if (!items.success) throw new InputRejected('noFormat', 'the file is no JSON list of concepts');
    for (const [index, item] of items.data.entries()) yield toItem(item, file, index);
  } catch (error) {
    yield rejectedFile(file, error);
  }
}

function toItem(item: unknown, file: string, index: number): SourceItem<GlossaryConcept> {
  const concept = GlossaryConcept.safeParse(item);
  if (concept.success) return { ok: true, value: concept.data, file, line: null };
  const [issue] = concept.error.issues;
  const field = ['concepts', index, ...(issue?.path ?? [])].join('.');
  return { ok: false, rejected: { file, line: null, field, reason: issue?.message ?? 'not a concept' } };
}
