import { foldText } from '#analyzers/text/fold.js';
import type { Tokenizer } from '#analyzers/text/token.js';
import type { FilterKey } from '#domain/search.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { SearchIndex, TokenQuery } from '#ports/search-index.js';
import { printedText } from './did-you-mean.js';
import { fuseLegs } from './fuse.js';
import { distinct, readQuery, searchWeights } from './query.js';
import { createDocumentReader } from './stored-document.js';

/** A way to go on typing: a term of the glossary, a code of the index, or an article to open. */
export type Suggestion = { readonly kind: 'term' | 'code' | 'article'; readonly text: string; readonly articleId: string | null };

/** `query` as typed so far; `filters` = what the asker may see. */
export type SuggestRequest = { readonly query: string; readonly filters?: Readonly<Partial<Record<FilterKey, readonly string[]>>> };

export type Suggest = (request: SuggestRequest) => Promise<readonly Suggestion[]>;

const termLimit = 5;
const codeLimit = 3;
const articleLimit = 5;
const expansionLimit = 10;
const shortestCodeStart = 2;

/** Suggestions while typing: codes and terms that go on from the last word, then titles of articles. Shows nothing of documents the asker may not see. */
export function createSuggest(sources: {
  readonly searchIndex: SearchIndex;
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly tokenizer: Tokenizer;
}): Suggest {
  const { searchIndex, articles, tokenizer } = sources;
  const terms = [...new Map(tokenizer.terms.map((term) => [foldText(term), term]))].map(([folded, term]) => ({ folded, term }));
  const readDocuments = createDocumentReader({ articles, cases: { getMany: async () => [] } });
  return async ({ query, filters = {} }) => {
    const { lead, last } = splitLast(query.trimStart());
    if (last === '') return [];
    const find = (tokens: Partial<TokenQuery>) => searchIndex.search({ ...articleQuery, filters, ...tokens });
    const firstDocument = async (tokens: Partial<TokenQuery>) =>
      (await readDocuments(fuseLegs((await find({ ...tokens, limit: 1 })).legs)))[0]?.document ?? null;
    const codes: Suggestion[] = [];
    for (const token of await codesFrom(last, searchIndex)) {
      const printed = await printedText(token, true, { tokenizer, firstDocument });
      if (printed !== null && codes.length < codeLimit) codes.push({ kind: 'code', text: `${lead}${printed}`, articleId: null });
    }
    const { words, concepts, codes: asked } = readQuery(query, tokenizer);
    const going = (await searchIndex.vocabulary(foldText(last), expansionLimit)).map(({ token }) => token);
    const legs = await find({ words: [...distinct(words), ...going], concepts: distinct(concepts), codes: [...distinct(asked), ...going] });
    const documents = await readDocuments(fuseLegs(legs.legs));
    const titles = documents.map(({ document }) => ({ kind: 'article' as const, text: document.title, articleId: document.id }));
    return [
      ...codes,
      ...termsFrom(foldText(query.trim()), '', terms),
      ...(lead === '' ? [] : termsFrom(foldText(last), lead, terms)),
      ...titles,
    ];
  };
}

const articleQuery: Omit<TokenQuery, 'filters'> = {
  words: [],
  concepts: [],
  codes: [],
  weights: searchWeights,
  kind: 'article',
  facets: [],
  limit: articleLimit,
  offset: 0,
};

function splitLast(query: string): { readonly lead: string; readonly last: string } {
  const at = Math.max(query.lastIndexOf(' '), query.lastIndexOf('\u3000')) + 1;
  return { lead: query.slice(0, at), last: query.slice(at) };
}

// A token of the index is a stem more often than a word: only codes, which hold a digit, are fit to be shown.
async function codesFrom(last: string, index: SearchIndex): Promise<readonly string[]> {
  const start = foldText(last).replace(/[-_]/g, '');
  if (start.length < shortestCodeStart || !/^[a-z0-9./]+$/.test(start)) return [];
  const entries = await index.vocabulary(start, expansionLimit);
  return entries.map(({ token }) => token).filter((token) => /\d/.test(token));
}

function termsFrom(
  start: string,
  lead: string,
  terms: readonly { readonly folded: string; readonly term: string }[],
): readonly Suggestion[] {
  return terms
    .filter(({ folded }) => folded.startsWith(start) && folded !== start)
    .sort((a, b) => a.folded.length - b.folded.length || (a.folded < b.folded ? -1 : 1))
    .slice(0, termLimit)
    .map(({ term }) => ({ kind: 'term', text: `${lead}${term}`, articleId: null }));
}
