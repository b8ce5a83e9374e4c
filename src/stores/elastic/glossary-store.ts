import { Glossary, type GlossaryConcept } from '#domain/glossary.js';
import type { GlossaryStore } from '#ports/glossary-store.js';
import { canonicalJson } from '../canonical-json.js';
import { refuseOtherGlossary } from '../refusals.js';
import type { IndexAccess } from './index-access.js';
import { createRegister, type RegisterSource } from './register.js';

/**
 * Edits of the glossary as one document. A removed concept stays as an edit without terms, so that it also silences a shipped concept of that id.
 * An edit that changes nothing is not counted.
 */
export function createGlossaryStore(index: IndexAccess<RegisterSource>): GlossaryStore {
  const edits = createRegister<Glossary>(index, 'edits', { parse: (value) => Glossary.parse(value), empty: { version: 0, concepts: [] } });
  const edit = (concepts: readonly GlossaryConcept[], expected?: number): Promise<Glossary> =>
    edits.edit((glossary) => {
      refuseOtherGlossary(glossary.version, expected);
      return withConcepts(glossary, concepts);
    });
  return { read: edits.read, put: edit, remove: (conceptId, expected) => edit([{ id: conceptId, en: [], zh: [] }], expected) };
}

function withConcepts(glossary: Glossary, concepts: readonly GlossaryConcept[]): Glossary {
  const known = new Map(glossary.concepts.map((concept) => [concept.id, concept]));
  const changed = concepts.filter((concept) => canonicalJson(known.get(concept.id)) !== canonicalJson(concept));
  if (changed.length === 0) return glossary;
  for (const concept of changed) known.set(concept.id, concept);
  const sorted = [...known.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  return { version: glossary.version + 1, concepts: sorted };
}
