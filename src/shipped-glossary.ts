import { readFileSync } from 'node:fs';
import { Glossary, GlossaryConcept } from '#domain/glossary.js';
import { packagePath } from './package-files.js';

/** Grows with every change of the shipped terms: a product that stored documents under an older number indexes them again. */
const shippedVersion = 5;

/** The files of analyzers/text/glossary, one subject each. */
export const glossarySubjects = [
  'components-compute',
  'components-storage',
  'components-network',
  'components-power-cooling',
  'components-chassis',
  'symptoms',
  'states',
  'actions',
  'error-terms',
  'software',
  'vendors',
  'operations',
] as const;
export type GlossarySubject = (typeof glossarySubjects)[number];

/** The concepts of one subject as shipped. The file is ours: a fault in it is a broken build, not bad input. */
export function readGlossarySubject(subject: GlossarySubject): readonly GlossaryConcept[] {
  const text = readFileSync(packagePath('analyzers', 'text', 'glossary', `${subject}.json`), 'utf8');
  return GlossaryConcept.array().parse(JSON.parse(text));
}

/** The glossary that ships, all subjects in one, sorted by id. */
export function readShippedGlossary(): Glossary {
  const concepts = glossarySubjects.flatMap(readGlossarySubject);
  return Glossary.parse({ version: shippedVersion, concepts: concepts.sort((a, b) => (a.id < b.id ? -1 : 1)) });
}
