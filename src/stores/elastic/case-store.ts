import { isClosedCase, SupportCase } from '#domain/support-case.js';
import type { CaseStore } from '#ports/case-store.js';
import { createDocumentIndex, type DocumentSource } from './document-index.js';
import type { IndexAccess } from './index-access.js';

/** Support cases in their index. */
export function createCaseStore(index: IndexAccess<DocumentSource>): CaseStore {
  const { find, ...documents } = createDocumentIndex<SupportCase>(index, { parse: (value) => SupportCase.parse(value), fieldsOf });
  return {
    ...documents,
    list: (page, { state, organisation } = {}) =>
      documents.list(page, [
        ...(state === undefined ? [] : [{ term: { isClosed: state === 'closed' } }]),
        ...(organisation === undefined ? [] : [{ term: { organisation } }]),
      ]),
    readAll: () => find({ match_all: {} }),
  };
}

function fieldsOf(supportCase: SupportCase): Readonly<Record<string, unknown>> {
  return { isClosed: isClosedCase(supportCase), organisation: supportCase.organisation ?? null };
}
