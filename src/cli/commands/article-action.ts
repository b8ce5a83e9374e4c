import type { Article } from '#domain/article.js';
import type { Language } from '#domain/language.js';
import type { Viewer } from '#domain/viewer.js';
import type { CommandContext } from '../command.js';
import type { ArticleWords } from '../text/article-words.js';

/** What the options of `articles` say. */
export type ArticleOptions = {
  readonly lang: Language;
  readonly words: ArticleWords;
  readonly viewer: Viewer;
  readonly isJson: boolean;
  readonly state: Article['state'] | undefined;
  readonly note: string;
};

/** An action of `articles` over its words; answers with the exit code. */
export type ArticleAction = (words: readonly string[], asked: ArticleOptions, context: CommandContext) => Promise<number>;
