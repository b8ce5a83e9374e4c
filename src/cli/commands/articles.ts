import { AppError } from '#domain/app-error.js';
import { Article } from '#domain/article.js';
import type { Language } from '#domain/language.js';
import { type Command, choiceOption, readWords } from '../command.js';
import { articleWords } from '../text/article-words.js';
import { viewerOption } from '../viewer-option.js';
import type { ArticleAction } from './article-action.js';
import { listArticles, listDuplicates, listStale } from './article-lists.js';
import { moveArticle, showArticle } from './article-moves.js';

const usage =
  'articles list [--state draft|inReview|published|archived] | show ID | stale | duplicates [ID] | move ID STATE [--note TEXT]  [--lang zh|en] [--as reader|agent|expert] [--organisation O] [--json]';

const options = {
  state: { type: 'string' },
  note: { type: 'string' },
  lang: { type: 'string' },
  as: { type: 'string' },
  organisation: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** An action, the words it needs and how many it takes at most. */
type Entry = { readonly run: ArticleAction; readonly words: readonly string[]; readonly most: number };

const actions: Readonly<Record<string, Entry>> = {
  list: { run: listArticles, words: [], most: 0 },
  show: { run: showArticle, words: ['an id'], most: 1 },
  stale: { run: listStale, words: [], most: 0 },
  duplicates: { run: listDuplicates, words: [], most: 1 },
  move: { run: moveArticle, words: ['an id', 'a state'], most: 2 },
};

/** `articles`: the curator's look at the articles, and their moves from draft to archive. */
export const articlesCommand: Command = {
  name: 'articles',
  usage,
  summary: 'look after the articles',
  run: async (words, context) => {
    const { values, positionals } = readWords(words, options, usage);
    const [name = '', ...rest] = positionals;
    const entry = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (entry === undefined || rest.length > entry.most) {
      const mistake = entry === undefined && name !== '' ? `no such command: articles ${name}\n` : '';
      throw new AppError('wrongUsage', `${mistake}usage: faultbook ${usage}`, {});
    }
    const missing = entry.words[rest.length];
    if (missing !== undefined) throw new AppError('wrongUsage', `expected ${missing}\nusage: faultbook ${usage}`, {});
    const lang = choiceOption<Language>('lang', values.lang, ['zh', 'en']) ?? 'en';
    const asked = {
      lang,
      words: articleWords[lang],
      viewer: viewerOption(values),
      isJson: values.json === true,
      state: choiceOption('state', values.state, Article.shape.state.options) ?? undefined,
      note: values.note ?? '',
    };
    return entry.run(rest, asked, context);
  },
};
