import { Glossary, type GlossaryConcept } from '#domain/glossary.js';
import type { GlossaryStore } from '#ports/glossary-store.js';
import { canonicalJson } from '../canonical-json.js';
import { refuseOtherGlossary } from '../refusals.js';
import type { EmbeddedDatabase } from './open-database.js';

/**
 * Edits of the glossary in the embedded file. A removed concept stays as an edit without terms, so that it also silences a shipped
 * concept of that id. An edit that changes nothing is not counted.
 */
export function createGlossaryStore(database: EmbeddedDatabase): GlossaryStore {
  const edit = (concepts: readonly GlossaryConcept[], expected?: number): Promise<Glossary> =>
    database.write(() => {
      refuseOtherGlossary(readGlossary(database).version, expected);
      const changed = concepts.reduce((sum, concept) => sum + putConcept(database, concept), 0);
      if (changed > 0) database.run('UPDATE glossary_edits SET version = version + 1', []);
      return readGlossary(database);
    });
  return {
    read: async () => readGlossary(database),
    put: edit,
    remove: (conceptId, expected) => edit([{ id: conceptId, en: [], zh: [] }], expected),
  };
}

function putConcept(database: EmbeddedDatabase, concept: GlossaryConcept): number {
  const sql = `INSERT INTO glossary_concepts (id, json) VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET json = excluded.json WHERE json <> excluded.json`;
  return database.run(sql, [concept.id, canonicalJson(concept)]);
}

function readGlossary(database: EmbeddedDatabase): Glossary {
  const version = database.all<{ version: number }>('SELECT version FROM glossary_edits', [])[0]?.version ?? 0;
  const rows = database.all<{ json: string }>('SELECT json FROM glossary_concepts ORDER BY id', []);
  return Glossary.parse({ version, concepts: rows.map((row) => JSON.parse(row.json)) });
}
