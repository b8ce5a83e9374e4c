import { AppError } from '#domain/app-error.js';
import type { Article } from '#domain/article.js';
import type { CaseChange, CaseClosing, CaseContent } from '#domain/case-edit.js';
import type { GraphFile } from '#domain/causal-graph.js';
import type { SearchDocument } from '#domain/search.js';
import { isClosedCase, type SupportCase } from '#domain/support-case.js';
import type { Viewer } from '#domain/viewer.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { CaseStore } from '#ports/case-store.js';
import type { Clock } from '#ports/clock.js';
import type { GraphStore } from '#ports/graph-store.js';
import type { Page, PageRequest } from '#ports/paging.js';
import type { SearchIndex } from '#ports/search-index.js';
import { passesOfCase, passesOfViewer } from '../access/access.js';
import type { RecordUses } from '../articles/article-uses.js';
import { type CaseForDraft, draftFromCase, draftIdOf } from '../articles/draft-from-case.js';
import { keepArticle, refuseVersion } from '../articles/keep-article.js';
import { refuseRole } from '../articles/transitions.js';
import type { LensOf } from '../safety/lens.js';

export type CasesDeps = {
  readonly cases: Pick<CaseStore, 'get' | 'save' | 'list'>;
  readonly articles: Pick<ArticleStore, 'get' | 'getMany' | 'save'>;
  readonly graphs: Pick<GraphStore, 'published'>;
  readonly index: Pick<SearchIndex, 'put' | 'remove'>;
  readonly caseDocument: (supportCase: SupportCase) => SearchDocument | Promise<SearchDocument>;
  readonly articleDocument: (article: Article) => SearchDocument | Promise<SearchDocument>;
  readonly analyse: (supportCase: SupportCase) => CaseForDraft['analysis'];
  readonly closedWith: RecordUses['closedWith'];
  /** How a viewer sees a case that he may read. */
  readonly lensOf: LensOf;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Takes personal data and secrets out of a free text of a case, as an import does. */
  readonly redact: (text: string) => string;
  /** The same for the text of a log, whose reading stays as it is. */
  readonly redactLog?: (text: string) => string;
  /** The same for readers elsewhere: serial numbers too. */
  readonly redactForAudience: (text: string) => string;
};

export type CaseListFilter = { readonly state?: 'open' | 'closed' | undefined; readonly organisation?: string | undefined };

/**
 * Support cases as people write them. A case of another organisation is not there: AppError `notFound`; an edit of another version:
 * `versionConflict` with facts {expected, found}; a reader writes none: `forbidden`.
 */
export type Cases = {
  readonly get: (id: string, viewer: Viewer) => Promise<SupportCase>;
  readonly list: (page: PageRequest, filter: CaseListFilter, viewer: Viewer) => Promise<Page<SupportCase>>;
  readonly create: (content: CaseContent, viewer: Viewer) => Promise<SupportCase>;
  readonly change: (id: string, change: CaseChange, expected: number, viewer: Viewer) => Promise<SupportCase>;
  /** Closes a case, or corrects how it was closed; the articles that helped get a use, unless nothing was resolved. */
  readonly close: (id: string, closing: CaseClosing, expected: number | null, viewer: Viewer) => Promise<SupportCase>;
  /** The draft article of a closed case: made on the first call, afterwards the one that is there. */
  readonly draftArticle: (id: string, viewer: Viewer) => Promise<{ readonly article: Article; readonly isNew: boolean }>;
};

const staff = ['agent', 'expert', 'administrator'] as const;

/** Creates the use cases of support cases. */
export function createCases(deps: CasesDeps): Cases {
  return {
    get: async (id, viewer) => (await deps.lensOf(viewer)).supportCase(await readable(deps, id, viewer)),
    list: (page, filter, viewer) => list(deps, page, filter, viewer),
    create: (content, viewer) => create(deps, content, viewer),
    change: async (id, change, expected, viewer) => {
      refuseRole(staff, viewer.role, 'edit a case');
      const before = await readable(deps, id, viewer);
      return keep(deps, { ...before, ...withoutUndefined(change) }, expected, before);
    },
    close: (id, closing, expected, viewer) => close(deps, id, closing, expected, viewer),
    draftArticle: (id, viewer) => draftArticle(deps, id, viewer),
  };
}

async function list({ cases, lensOf }: CasesDeps, page: PageRequest, filter: CaseListFilter, viewer: Viewer): Promise<Page<SupportCase>> {
  const { role, organisation } = viewer;
  const isOthers = organisation !== null && filter.organisation !== undefined && filter.organisation !== organisation;
  if (isOthers || (role === 'reader' && organisation === null)) return { items: [], nextCursor: null };
  const found = await cases.list(page, { ...filter, organisation: organisation ?? filter.organisation });
  const lens = await lensOf(viewer);
  return { ...found, items: found.items.map((supportCase) => lens.supportCase(supportCase)) };
}

async function create(deps: CasesDeps, content: CaseContent, viewer: Viewer): Promise<SupportCase> {
  refuseRole(staff, viewer.role, 'open a case');
  const organisation = viewer.organisation ?? content.organisation;
  if (content.organisation !== undefined && content.organisation !== organisation)
    throw new AppError('forbidden', 'a case is opened for your own organisation', { field: 'organisation' });
  const opened: SupportCase = {
    openedAt: new Date(deps.clock()).toISOString(),
    ...content,
    id: content.id ?? deps.newId(),
    ...(organisation === undefined ? {} : { organisation }),
    outcome: 'unknown',
    verified: false,
    version: 0,
  };
  return keep(deps, opened, null, null);
}

async function close(deps: CasesDeps, id: string, closing: CaseClosing, expected: number | null, viewer: Viewer): Promise<SupportCase> {
  refuseRole(staff, viewer.role, 'close a case');
  const before = await readable(deps, id, viewer);
  await refuseUnknownArticles(deps, closing.articleIds);
  await refuseUnknownFault(closing, await deps.graphs.published());
  const now = new Date(deps.clock()).toISOString();
  const after: SupportCase = { ...before, ...withoutUndefined(closing), closedAt: before.closedAt ?? now };
  const closed = await keep(deps, after, expected ?? before.version, before);
  await deps.closedWith(id, closing.outcome === 'notResolved' ? [] : closing.articleIds, now);
  return closed;
}

async function draftArticle(deps: CasesDeps, id: string, viewer: Viewer): Promise<{ readonly article: Article; readonly isNew: boolean }> {
  refuseRole(staff, viewer.role, 'write an article');
  const supportCase = await readable(deps, id, viewer);
  const known = await deps.articles.get(draftIdOf(id));
  if (known !== null) return { article: known, isNew: false };
  if (!isClosedCase(supportCase)) throw new AppError('invalidInput', 'an article is drafted from a closed case: close it first', { id });
  const graph = await deps.graphs.published();
  const draft = draftFromCase({ supportCase, analysis: deps.analyse(supportCase), graph, redact: deps.redactForAudience });
  const article = await keepArticle(deps, { ...draft, updatedAt: new Date(deps.clock()).toISOString() }, null);
  return { article, isNew: true };
}

/** Redacts the free texts that changed, indexes, then stores (ARCHITECTURE.md); an edit that lost a race puts the index back. */
async function keep(deps: CasesDeps, changed: SupportCase, expected: number | null, before: SupportCase | null): Promise<SupportCase> {
  const { cases, index, caseDocument, clock } = deps;
  const after = { ...changed, ...redactedTexts(changed, before, deps), updatedAt: new Date(clock()).toISOString() };
  refuseVersion((await cases.get(after.id))?.version ?? null, expected);
  await index.put([await caseDocument(after)]);
  try {
    return await cases.save(after, expected);
  } catch (error) {
    const stored = await cases.get(after.id);
    if (stored === null) await index.remove('case', [after.id]);
    else await index.put([await caseDocument(stored)]);
    throw error;
  }
}

const freeTexts = ['title', 'symptom', 'cause', 'resolution'] as const;

function redactedTexts(
  after: SupportCase,
  before: SupportCase | null,
  { redact, redactLog = redact }: Pick<CasesDeps, 'redact' | 'redactLog'>,
): Partial<SupportCase> {
  const isNew = (field: (typeof freeTexts)[number] | 'log') => after[field] !== undefined && after[field] !== before?.[field];
  const texts = freeTexts.filter(isNew).map((field) => [field, redact(after[field] ?? '')] as const);
  return Object.fromEntries([...texts, ...(isNew('log') ? [['log', redactLog(after.log ?? '')] as const] : [])]);
}

async function readable({ cases }: Pick<CasesDeps, 'cases'>, id: string, viewer: Viewer): Promise<SupportCase> {
  const found = await cases.get(id);
  const held = passesOfViewer(viewer);
  if (found === null || !passesOfCase(found).some((pass) => held.includes(pass))) throw new AppError('notFound', 'no such case', { id });
  return found;
}

async function refuseUnknownArticles({ articles }: CasesDeps, ids: readonly string[]): Promise<void> {
  const known = new Set((await articles.getMany(ids)).map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new AppError('invalidInput', `articleIds: no such article: ${unknown.join(', ')}`, { field: 'articleIds', unknown });
}

async function refuseUnknownFault({ confirmed }: CaseClosing, graph: GraphFile | null): Promise<void> {
  const faultId = confirmed?.faultId;
  if (faultId === undefined || graph === null || graph.faults.some(({ id }) => id === faultId)) return;
  throw new AppError('invalidInput', 'confirmed.faultId: the graph in force has no such fault', { field: 'confirmed.faultId', faultId });
}

function withoutUndefined<T extends object>(fields: T): { readonly [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
