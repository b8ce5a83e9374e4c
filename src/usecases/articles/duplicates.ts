import type { Tokenizer } from '#analyzers/text/token.js';
import type { Article } from '#domain/article.js';
import type { Duplicate, DuplicatedArticle } from '#domain/article-view.js';
import type { Viewer } from '#domain/viewer.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { SearchIndex } from '#ports/search-index.js';
import { passesOfViewer } from '../access/access.js';
import { fuseLegs } from '../search/fuse.js';
import { distinct, readQuery, searchWeights } from '../search/query.js';
import { nameOf } from './article-links.js';
import { resemblance, shinglesOf } from './resemblance.js';

export type DuplicatesDeps = {
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly searchIndex: Pick<SearchIndex, 'search'>;
  readonly tokenizer: Tokenizer;
};

/** Articles that say the same as this one, the most alike first. */
export type FindDuplicates = (article: Article, viewer: Viewer) => Promise<readonly Duplicate[]>;

const candidates = 30;
const leastResemblance = 0.35;
const listLimit = 10;
const comparedCharacters = 20_000;

/** Duplicates of an article: the first 30 that its own title, codes and text find, by the resemblance of their texts. Its translations are none. */
export function createFindDuplicates({ articles, searchIndex, tokenizer }: DuplicatesDeps): FindDuplicates {
  const shingles = (article: Article) => shinglesOf(tokenizer.tokenise(comparedText(article)).words.map(({ token }) => token));
  return async (article, viewer) => {
    const query = readQuery([article.title, ...article.codes, comparedText(article)].join('\n'), tokenizer);
    const { legs } = await searchIndex.search({
      words: distinct(query.words),
      concepts: distinct(query.concepts),
      codes: distinct(query.codes),
      weights: searchWeights,
      kind: 'article',
      filters: { access: passesOfViewer(viewer) },
      facets: [],
      limit: candidates,
      offset: 0,
    });
    const own = shingles(article);
    const others = await articles.getMany(fuseLegs(legs).map(({ id }) => id));
    return others
      .filter((other) => other.id !== article.id && !isTranslation(article, other))
      .map((other) => ({ ...nameOf(other), resemblance: resemblance(own, shingles(other)) }))
      .filter((other) => other.resemblance >= leastResemblance)
      .sort((a, b) => b.resemblance - a.resemblance || (a.id < b.id ? -1 : 1))
      .slice(0, listLimit);
  };
}

/**
 * The articles of a page that have duplicates. Messages of a registry are compared with, but not listed: their maker writes them alike and
 * nobody here can merge them. Nor are archived ones, which nothing finds.
 */
export async function pickDuplicated(
  items: readonly Article[],
  viewer: Viewer,
  findDuplicates: FindDuplicates,
): Promise<readonly DuplicatedArticle[]> {
  const listed = items.filter(({ source, state }) => source?.kind !== 'registry' && state !== 'archived');
  const found: DuplicatedArticle[] = [];
  for (const article of listed) {
    const duplicates = await findDuplicates(article, viewer);
    if (duplicates.length > 0) found.push({ article: nameOf(article), duplicates });
  }
  return found;
}

/** What an article says: of an imported document the text stands in its sections. */
function comparedText({ title, issue, cause, resolution, sections }: Article): string {
  return [title, issue, cause, resolution, ...sections.map(({ text }) => text)].join('\n').slice(0, comparedCharacters);
}

function isTranslation(a: Article, b: Article): boolean {
  if (a.lang === b.lang) return false;
  return a.translationOf === b.id || b.translationOf === a.id || (a.translationOf !== undefined && a.translationOf === b.translationOf);
}
