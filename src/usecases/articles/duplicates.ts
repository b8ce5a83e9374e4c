import type { Tokenizer } from '#analyzers/text/token.js';
import type { Article } from '#domain/article.js';
import type { Duplicate } from '#domain/article-view.js';
import type { Viewer } from '#domain/viewer.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { SearchIndex } from '#ports/search-index.js';
import { passesOfViewer } from '../access/access.js';
import { fuseLegs } from '../search/fuse.js';
import { distinct, readQuery, searchWeights } from '../search/query.js';
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

/** Duplicates of an article: the first 30 that its own title, issue and codes find, by resemblance of title, issue and resolution. Its translations are none. */
export function createFindDuplicates({ articles, searchIndex, tokenizer }: DuplicatesDeps): FindDuplicates {
  const shingles = (article: Article) => shinglesOf(tokenizer.tokenise(comparedText(article)).words.map(({ token }) => token));
  return async (article, viewer) => {
    const query = readQuery([article.title, ...article.codes, article.issue].join('\n'), tokenizer);
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
      .map((other) => ({
        id: other.id,
        title: other.title,
        lang: other.lang,
        state: other.state,
        resemblance: resemblance(own, shingles(other)),
      }))
      .filter((other) => other.resemblance >= leastResemblance)
      .sort((a, b) => b.resemblance - a.resemblance || (a.id < b.id ? -1 : 1))
      .slice(0, listLimit);
  };
}

function comparedText({ title, issue, resolution }: Article): string {
  return [title, issue, resolution].join('\n').slice(0, comparedCharacters);
}

function isTranslation(a: Article, b: Article): boolean {
  if (a.lang === b.lang) return false;
  return a.translationOf === b.id || b.translationOf === a.id || (a.translationOf !== undefined && a.translationOf === b.translationOf);
}
