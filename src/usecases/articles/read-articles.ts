import { AppError } from '#domain/app-error.js';
import type { Article } from '#domain/article.js';
import { type ArticleUse, noUses } from '#domain/article-use.js';
import type { ArticleView, Duplicate, DuplicatedArticle, StaleArticle } from '#domain/article-view.js';
import type { Viewer } from '#domain/viewer.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import type { Clock } from '#ports/clock.js';
import type { GraphStore } from '#ports/graph-store.js';
import type { Page, PageRequest } from '#ports/paging.js';
import { mayReadArticle } from '../access/access.js';
import type { Lens, LensOf } from '../safety/lens.js';
import { faultsOf, messagesOf, nameOf, translationsOf } from './article-links.js';
import { type FindDuplicates, pickDuplicated } from './duplicates.js';
import { listWhere } from './list-where.js';
import { pickStale } from './stale.js';
import { type ArticleState, refuseRole } from './transitions.js';

export type ReadArticlesDeps = {
  readonly articles: ArticleStore;
  readonly uses: Pick<ArticleUseStore, 'counts' | 'list'>;
  readonly graphs: Pick<GraphStore, 'published'>;
  readonly findDuplicates: FindDuplicates;
  readonly lensOf: LensOf;
  readonly clock: Clock;
};

/** Articles as a person may read them. What is not open to the viewer is not there: AppError `notFound`. */
export type ReadArticles = {
  readonly get: (id: string, viewer: Viewer) => Promise<ArticleView>;
  /** By id. A page holds at most `limit`, fewer where the viewer may not read the others. */
  readonly list: (page: PageRequest, filter: { readonly state?: ArticleState | undefined }, viewer: Viewer) => Promise<Page<Article>>;
  /** Published articles that somebody should look at; staff only. */
  readonly stale: (page: PageRequest, viewer: Viewer) => Promise<Page<StaleArticle>>;
  /** Articles that have duplicates, each with them, so a pair stands at both; staff only. Every article of a page costs a search. */
  readonly duplicated: (page: PageRequest, viewer: Viewer) => Promise<Page<DuplicatedArticle>>;
  readonly duplicates: (id: string, viewer: Viewer) => Promise<readonly Duplicate[]>;
  /** Votes and uses with their comments; staff only. */
  readonly uses: (id: string, page: PageRequest, viewer: Viewer) => Promise<Page<ArticleUse>>;
};

/** Pages of articles that one answer compares at most: a caller waits for it. */
const duplicatedPages = 5;

/** Creates the reading side of articles. */
export function createReadArticles(deps: ReadArticlesDeps): ReadArticles {
  const { articles, uses, graphs, findDuplicates } = deps;
  return {
    get: async (id, viewer) => view(deps, await readable(articles, id, viewer), viewer),
    list: (page, { state }, viewer) => {
      const shown = viewer.role === 'reader' ? 'published' : state;
      if (viewer.role === 'reader' && state !== undefined && state !== 'published') return Promise.resolve({ items: [], nextCursor: null });
      return listWhere(
        (request) => articles.list(request, { state: shown }),
        page,
        async (items) =>
          showAll(
            items.filter((article) => isReadable(article, viewer)),
            viewer,
            deps,
          ),
      );
    },
    stale: async (page, viewer) => {
      refuseRole(['agent', 'expert', 'administrator'], viewer.role, 'list stale articles');
      const graph = await graphs.published();
      return listWhere(
        (request) => articles.list(request, { state: 'published' }),
        page,
        (items) => pickStale(items, graph, deps),
      );
    },
    duplicated: async (page, viewer) => {
      refuseRole(['agent', 'expert', 'administrator'], viewer.role, 'list duplicates');
      return listWhere(
        (request) => articles.list(request),
        page,
        (items) => pickDuplicated(items, viewer, findDuplicates),
        duplicatedPages,
      );
    },
    duplicates: async (id, viewer) => findDuplicates(await readable(articles, id, viewer), viewer),
    uses: async (id, page, viewer) => {
      refuseRole(['agent', 'expert', 'administrator'], viewer.role, 'read the feedback of others');
      await readable(articles, id, viewer);
      return uses.list(id, page);
    },
  };
}

/** The article, where the viewer may read it; else AppError `notFound`, as if it were not there. */
export async function readable(articles: Pick<ArticleStore, 'get'>, id: string, viewer: Viewer): Promise<Article> {
  const article = await articles.get(id);
  if (article === null || !isReadable(article, viewer)) throw new AppError('notFound', 'no such article', { id });
  return article;
}

async function view({ articles, uses, graphs, lensOf }: ReadArticlesDeps, article: Article, viewer: Viewer): Promise<ArticleView> {
  const open = <T extends Article>(found: readonly T[]) => found.filter((other) => isReadable(other, viewer));
  const messages = await messagesOf(article, {
    ...articles,
    findByFault: async (codes) => open(await articles.findByFault(codes)),
  });
  const [shown] = await showAll([article], viewer, { articles, lensOf });
  return {
    ...(shown ?? article),
    uses: (await uses.counts([article.id])).get(article.id) ?? noUses,
    translations: open(await translationsOf(article, articles)).map(nameOf),
    ...faultsOf(article, await graphs.published()),
    messages,
  };
}

/** Staff open every article by its id, archived ones too; a reader what is published for them. */
function isReadable(article: Article, viewer: Viewer): boolean {
  if (viewer.role !== 'reader') return true;
  return mayReadArticle(article, viewer);
}

/** Articles as a viewer sees them; which hidden article one is the translation of is not told. */
async function showAll(
  found: readonly Article[],
  viewer: Viewer,
  { articles, lensOf }: Pick<ReadArticlesDeps, 'articles' | 'lensOf'>,
): Promise<readonly Article[]> {
  if (viewer.role !== 'reader') return found;
  const lens = await lensOf(viewer);
  const originals = await articles.getMany(found.flatMap(({ translationOf }) => translationOf ?? []));
  const open = new Set(originals.filter((original) => isReadable(original, viewer)).map(({ id }) => id));
  return found.map((article) => forReader(article, lens, open));
}

/** A reader is not told which case an article was made from, nor what was said at its review: an id may be made of a serial number. */
function forReader(article: Article, lens: Lens, open: ReadonlySet<string>): Article {
  const { stateNote: _note, translationOf, ...rest } = lens.article(article);
  return {
    ...rest,
    ...(translationOf === undefined || !open.has(translationOf) ? {} : { translationOf }),
    source: article.source?.kind === 'case' ? null : article.source,
  };
}
