import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Article } from '#domain/article.js';
import type { CaseClosing } from '#domain/case-edit.js';
import type { SupportCase } from '#domain/support-case.js';
import { sendJson } from './client.js';

const pathOf = (id: string) => `/cases/${encodeURIComponent(id)}`;

/** What a person says when a case is closed; what is left out stays as it was. */
export type Closing = Pick<CaseClosing, 'outcome' | 'confirmed' | 'cause' | 'resolution' | 'articleIds' | 'verified'>;

/** Closes a case, or corrects how it was closed. */
export function useClose({ id, version }: Pick<SupportCase, 'id' | 'version'>) {
  const queries = useQueryClient();

  return useMutation({
    mutationFn: (closing: Closing) => sendJson<SupportCase>('POST', `${pathOf(id)}/close`, closing, version),
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** The draft article of a closed case: made now, or the one that was there. */
export function useDraftArticle(id: string) {
  return useMutation({
    mutationFn: () => sendJson<{ readonly article: Article; readonly isNew: boolean }>('POST', `${pathOf(id)}/article`, {}),
  });
}
