import type { DuplicatedArticle } from '#domain/article-view.js';
import { nameOf } from '#usecases/articles/article-links.js';
import type { CommandContext } from '../command.js';
import { exitCodes } from '../terminal.js';
import { articleLine, duplicateText, staleText } from '../text/article-text.js';
import type { ArticleAction, ArticleOptions } from './article-action.js';

const pageSize = 200;

type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };
type PageRequest = { readonly limit: number; readonly cursor: string | null };

/** `articles list`: by id, of one state where it is asked for. With `--json` one article a line. */
export const listArticles: ArticleAction = async (_ids, { state, viewer, words, isJson }, { openStores, terminal }) => {
  const { articles } = await openStores();
  let count = 0;
  for await (const article of allOf((page) => articles.list(page, { state }, viewer))) {
    count += 1;
    terminal.out(isJson ? JSON.stringify(article) : articleLine(article, words));
  }
  terminal.err(count === 0 ? words.none : words.count(count));
  return exitCodes.done;
};

/** `articles stale`: published articles to look at, each with its reasons. With `--json` one `{article, reasons}` a line. */
export const listStale: ArticleAction = async (_ids, { viewer, words, isJson }, { openStores, terminal }) => {
  const { articles } = await openStores();
  let count = 0;
  for await (const stale of allOf((page) => articles.stale(page, viewer))) {
    count += 1;
    terminal.out(isJson ? JSON.stringify(stale) : staleText(stale, words));
  }
  terminal.err(count === 0 ? words.noneStale : words.staleCount(count));
  return exitCodes.done;
};

/** `articles duplicates [ID]`: pairs that say much the same, or those of one article. With `--json` one `{article, duplicates}` a line; a pair is told once. */
export const listDuplicates: ArticleAction = async ([id], { viewer, words, isJson }, { openStores, terminal }) => {
  const told = new Set<string>();
  let count = 0;
  for await (const { article, duplicates } of duplicated(id, viewer, await openStores())) {
    const untold = duplicates.filter((duplicate) => !told.has(duplicate.id));
    told.add(article.id);
    count += untold.length;
    if (untold.length === 0) continue;
    if (isJson) terminal.out(JSON.stringify({ article, duplicates: untold }));
    else terminal.out([articleLine(article, words), ...untold.map((duplicate) => duplicateText(duplicate, words))].join('\n'));
  }
  terminal.err(count === 0 ? words.noDuplicates : words.pairCount(count));
  return exitCodes.done;
};

async function* duplicated(
  id: string | undefined,
  viewer: ArticleOptions['viewer'],
  { articles }: Awaited<ReturnType<CommandContext['openStores']>>,
): AsyncGenerator<DuplicatedArticle> {
  if (id === undefined) yield* allOf((page) => articles.duplicated(page, viewer));
  else yield { article: nameOf(await articles.get(id, viewer)), duplicates: await articles.duplicates(id, viewer) };
}

async function* allOf<T>(read: (page: PageRequest) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | null = null;
  do {
    const page: Page<T> = await read({ limit: pageSize, cursor });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
