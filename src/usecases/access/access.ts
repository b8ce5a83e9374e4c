import { AppError } from '#domain/app-error.js';
import type { Article } from '#domain/article.js';
import type { Audience } from '#domain/search.js';
import type { SupportCase } from '#domain/support-case.js';
import type { Role, Viewer } from '#domain/viewer.js';

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

const rights: readonly Role[] = ['reader', 'agent', 'expert', 'administrator'];

/**
 * The viewer as somebody with fewer rights would be ("view as"): another role, one organisation. It never widens: a role with more rights,
 * or another organisation than the viewer's own, is AppError `forbidden`. Of a reader without an organisation nobody is known: he has none
 * to choose.
 */
export function viewAs(viewer: Viewer, { role = viewer.role, organisation = viewer.organisation }: Partial<Viewer>): Viewer {
  if (rights.indexOf(role) > rights.indexOf(viewer.role)) throw new AppError('forbidden', `as: you are no ${role}`, { field: 'as' });
  if (organisation !== viewer.organisation && !seesEverything(viewer))
    throw new AppError('forbidden', 'organisation: it is not yours', { field: 'organisation' });
  return { role, organisation };
}

/** True for staff who serve every organisation: nothing but what is archived is closed to them. */
export function seesEverything({ role, organisation }: Viewer): boolean {
  return role !== 'reader' && organisation === null;
}

/** True where a viewer holds a pass of an article. Staff open archived ones too, by their id alone. */
export function mayReadArticle(article: Pick<Article, 'state' | 'audience'>, viewer: Viewer): boolean {
  const held = passesOfViewer(viewer);
  return passesOfArticle(article).some((pass) => held.includes(pass));
}

/** May this viewer read a diagnosis that `maker` asked for? His own organisation's; without one, what others without one asked as readers. */
export function mayReadDiagnosis(maker: Viewer, viewer: Viewer): boolean {
  if (seesEverything(viewer)) return true;
  if (viewer.organisation !== null) return maker.organisation === viewer.organisation;
  return maker.organisation === null && maker.role === 'reader';
}

function readable(...audiences: readonly Audience[]): readonly string[] {
  return audiences;
}

function casesOf(organisation: string): string {
  return `cases:${organisation}`;
}
