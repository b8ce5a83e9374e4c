import type { Glossary, GlossaryConcept } from '#domain/glossary.js';

/** Edits of the glossary over the shipped one; `version` counts the edits. */
export type GlossaryStore = {
  readonly read: () => Promise<Glossary>;
  readonly put: (concepts: readonly GlossaryConcept[]) => Promise<Glossary>;
  readonly remove: (conceptId: string) => Promise<Glossary>;
};
