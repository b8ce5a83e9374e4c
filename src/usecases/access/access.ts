import type { Article } from '#domain/article.js';
import type { Audience } from '#domain/search.js';
import type { SupportCase } from '#domain/support-case.js';
import type { Viewer } from '#domain/viewer.js';

/*
 * Who may read a document stands in the document's index entry as a list of passes, and a viewer holds a list of passes: the engine finds
 * a document where the two share one. So nothing that a viewer may not see is ranked, counted or suggested.
 */

const unpublished = { draft: 'drafts', inReview: 'drafts', archived: 'archived' } as const;
const staffPasses = ['public', 'customer', 'partner', 'internal', 'drafts'] as const;

/** Passes that open an article: its audience where it is published, else those of its state. */
export function passesOfArticle({ state, audience }: Pick<Article, 'state' | 'audience'>): readonly string[] {
  return [state === 'published' ? audience : unpublished[state]];
}

/** Passes that open a case: its organisation's, and that of staff who serve every organisation. */
export function passesOfCase({ organisation }: Pick<SupportCase, 'organisation'>): readonly string[] {
  return ['cases', ...(organisation === undefined ? [] : [casesOf(organisation)])];
}

/** Passes that a viewer holds. Archived articles are opened by their id alone. */
export function passesOfViewer({ role, organisation }: Viewer): readonly string[] {
  if (role === 'reader') return organisation === null ? readable('public') : [...readable('public', 'customer'), casesOf(organisation)];
  return [...staffPasses, organisation === null ? 'cases' : casesOf(organisation)];
}

/** The default of a service that serves its own machine alone: everything. */
export const everyone: Viewer = { role: 'administrator', organisation: null };

function readable(...audiences: readonly Audience[]): readonly string[] {
  return audiences;
}

function casesOf(organisation: string): string {
  return `cases:${organisation}`;
}
