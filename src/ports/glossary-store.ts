import type { Glossary, GlossaryConcept } from '#domain/glossary.js';

/** Edits of the glossary over the shipped one; `version` counts the edits. */
export type GlossaryStore = {
  readonly read: () => Promise<Glossary>;
  /** `expected` = how many edits there must be now: another number is AppError `versionConflict` with facts {expected, found}, and nothing is written. */
  readonly put: (concepts: readonly GlossaryConcept[], expected?: number) => Promise<Glossary>;
  readonly remove: (conceptId: string, expected?: number) => Promise<Glossary>;
};
