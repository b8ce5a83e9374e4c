import { AppError } from '#domain/app-error.js';
import { type Glossary, GlossaryConcept } from '#domain/glossary.js';
import type { GlossaryStore } from '#ports/glossary-store.js';

/**
 * The glossary as experts edit it: the shipped one with the edits over it. A document keeps the concepts it was indexed with, so after an
 * edit the tokenizer is made anew and the documents are indexed again. `version` grows with every edit and every newer shipped glossary.
 */
export type GlossaryUseCase = {
  readonly read: () => Promise<Glossary>;
  /**
   * Adds concepts or replaces the ones of the same id. A malformed one: AppError `invalidInput`. `expected` = the version the edit was
   * made on: another one in force is AppError `versionConflict` with facts {expected, found}.
   */
  readonly put: (concepts: readonly GlossaryConcept[], expected?: number) => Promise<Glossary>;
  /** Removes a concept, a shipped one too. Unknown id: AppError `notFound`; `expected` as for `put`. */
  readonly remove: (conceptId: string, expected?: number) => Promise<Glossary>;
};

type GlossaryDeps = {
  readonly shipped: Glossary;
  readonly store: GlossaryStore;
  /** Called after an edit that changed something, with the version now in force. */
  readonly onEdited?: (version: number) => Promise<void>;
};

/** Edits of the glossary over the shipped one. */
export function createGlossary({ shipped, store, onEdited }: GlossaryDeps): GlossaryUseCase {
  const read = async () => mergeGlossary(shipped, await store.read());
  /** The store counts edits alone; the version that people see has the shipped one in it. */
  const edit = async (
    before: Glossary,
    expected: number | undefined,
    change: (expectedEdits: number | undefined) => Promise<Glossary>,
  ): Promise<Glossary> => {
    const edits = await change(expected === undefined ? undefined : expected - shipped.version).catch((error: unknown) => {
      throw withShippedVersion(error, shipped.version);
    });
    const edited = mergeGlossary(shipped, edits);
    if (edited.version !== before.version) await onEdited?.(edited.version);
    return edited;
  };
  return {
    read,
    put: async (concepts, expected) => {
      const parsed = GlossaryConcept.array().safeParse(concepts);
      if (!parsed.success) throw new AppError('invalidInput', 'a concept is malformed', { issues: parsed.error.issues.slice(0, 5) });
      return edit(await read(), expected, (edits) => store.put(parsed.data, edits));
    },
    remove: async (conceptId, expected) => {
      const before = await read();
      if (!before.concepts.some(({ id }) => id === conceptId)) throw new AppError('notFound', 'no such concept', { conceptId });
      // A shipped concept comes back with every start: an edit without terms stands for its removal.
      const isShipped = shipped.concepts.some(({ id }) => id === conceptId);
      return edit(before, expected, (edits) =>
        isShipped ? store.put([{ id: conceptId, en: [], zh: [] }], edits) : store.remove(conceptId, edits),
      );
    },
  };
}

function withShippedVersion(error: unknown, shippedVersion: number): unknown {
  if (!(error instanceof AppError) || error.code !== 'versionConflict') return error;
  const { expected, found } = error.facts;
  return new AppError('versionConflict', error.message, {
    expected: Number(expected) + shippedVersion,
    found: Number(found) + shippedVersion,
  });
}

/** The shipped glossary with edits over it, by concept id; a concept without terms is left out. Sorted by id. */
function mergeGlossary(shipped: Glossary, edits: Glossary): Glossary {
  const merged = new Map([...shipped.concepts, ...edits.concepts].map((concept) => [concept.id, concept]));
  const concepts = [...merged.values()].filter(({ en, zh }) => en.length + zh.length > 0).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { version: shipped.version + edits.version, concepts };
}
