import { AppError } from '#domain/app-error.js';
import type { Article } from '#domain/article.js';
import type { ArticleContent, EditedArticle } from '#domain/article-view.js';
import type { Viewer } from '#domain/viewer.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { Clock } from '#ports/clock.js';
import type { GraphStore } from '#ports/graph-store.js';
import { faultsOf, refuseTranslation } from './article-links.js';
import { lacksOf, refuseConfidence, refuseEdit, refuseLacks } from './article-rules.js';
import type { FindDuplicates } from './duplicates.js';
import { type KeepDeps, keepArticle, refuseVersion } from './keep-article.js';
import { type ArticleState, editors, refuseRole, transitionOf } from './transitions.js';

export type ArticleLifeDeps = KeepDeps & {
  readonly articles: ArticleStore;
  readonly graphs: Pick<GraphStore, 'published'>;
  readonly findDuplicates: FindDuplicates;
  readonly clock: Clock;
  readonly newId: () => string;
};

/** What a move asks for: the state, why, and the version it was decided on (null = whatever is stored). */
export type StateChange = { readonly state: ArticleState; readonly note: string; readonly expected: number | null };

/**
 * Articles as people write them. Unknown id: AppError `notFound`; an edit of another version: `versionConflict` with facts
 * {expected, found}; not for this role: `forbidden`; what is not complete or no such move: `invalidInput`.
 */
export type ArticleLife = {
  /** A new draft; `id` is chosen where none is given. */
  readonly create: (content: ArticleContent, viewer: Viewer, id?: string) => Promise<EditedArticle>;
  readonly edit: (id: string, content: ArticleContent, expected: number, viewer: Viewer) => Promise<EditedArticle>;
  readonly move: (id: string, change: StateChange, viewer: Viewer) => Promise<EditedArticle>;
};

/** Creates the life of articles over the stores. */
export function createArticleLife(deps: ArticleLifeDeps): ArticleLife {
  return {
    create: (content, viewer, id = deps.newId()) => create(deps, content, viewer, id),
    edit: (id, content, expected, viewer) => edit(deps, id, content, expected, viewer),
    move: (id, change, viewer) => move(deps, id, change, viewer),
  };
}

async function create(deps: ArticleLifeDeps, content: ArticleContent, viewer: Viewer, id: string): Promise<EditedArticle> {
  const article: Article = { ...content, id, state: 'draft', version: 0, updatedAt: nowOf(deps) };
  refuseRole(editors(article), viewer.role, 'write an article');
  refuseConfidence('notValidated', article.confidence, viewer);
  await refuseTranslation(article, deps.articles);
  return answer(deps, await keepArticle(deps, article, null), viewer);
}

async function edit(deps: ArticleLifeDeps, id: string, content: ArticleContent, expected: number, viewer: Viewer): Promise<EditedArticle> {
  const before = await existing(deps, id);
  // An edit that leaves the link to its original out takes it away.
  const { translationOf: _link, ...kept } = before;
  const after: Article = { ...kept, ...content, updatedAt: nowOf(deps) };
  refuseRole(['agent', 'expert', 'administrator'], viewer.role, 'edit an article');
  refuseVersion(before.version, expected);
  refuseEdit(before, after, viewer);
  await refuseTranslation(after, deps.articles);
  return answer(deps, await keepArticle(deps, after, expected), viewer);
}

async function move(deps: ArticleLifeDeps, id: string, { state, note, expected }: StateChange, viewer: Viewer): Promise<EditedArticle> {
  refuseRole(['agent', 'expert', 'administrator'], viewer.role, 'move an article');
  const before = await existing(deps, id);
  refuseVersion(before.version, expected ?? before.version);
  const transition = transitionOf(before, state, viewer);
  if (transition.needsNote && note.trim() === '')
    throw new AppError('invalidInput', 'note: expected the reason', { field: 'note', from: before.state, to: state });
  if (transition.needsComplete) refuseLacks(lacksOf(before));
  const { stateNote: _before, ...rest } = before;
  const after: Article = {
    ...rest,
    state,
    stateChangedAt: nowOf(deps),
    confidence: transition.confidence ?? before.confidence,
    ...(note.trim() === '' ? {} : { stateNote: note.trim() }),
    ...(state === 'published' ? { reviewedAt: nowOf(deps) } : {}),
  };
  return answer(deps, await keepArticle(deps, after, before.version), viewer);
}

/** The article with what a person should know before the next step; duplicates as long as it is not published. */
async function answer({ graphs, findDuplicates }: ArticleLifeDeps, article: Article, viewer: Viewer): Promise<EditedArticle> {
  const isUnpublished = article.state === 'draft' || article.state === 'inReview';
  const { unknownFaultIds } = faultsOf(article, await graphs.published());
  return {
    article,
    warnings: [
      ...unknownFaultIds.map((id) => ({ field: 'faultIds', reason: `the graph in force has no fault ${id}` })),
      ...(isUnpublished ? lacksOf(article) : []),
    ],
    duplicates: isUnpublished ? await findDuplicates(article, viewer) : [],
  };
}

async function existing({ articles }: ArticleLifeDeps, id: string): Promise<Article> {
  const article = await articles.get(id);
  if (article === null) throw new AppError('notFound', 'no such article', { id });
  return article;
}

function nowOf({ clock }: Pick<ArticleLifeDeps, 'clock'>): string {
  return new Date(clock()).toISOString();
}
