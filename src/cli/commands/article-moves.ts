import { Article } from '#domain/article.js';
import { choiceOption } from '../command.js';
import { exitCodes } from '../terminal.js';
import { articleText, editedText } from '../text/article-text.js';
import type { ArticleAction } from './article-action.js';

/** `articles show ID`: an article with what belongs to it. */
export const showArticle: ArticleAction = async ([id = ''], { viewer, lang, words, isJson }, { openStores, terminal }) => {
  const article = await (await openStores()).articles.get(id, viewer);
  terminal.out(isJson ? JSON.stringify(article) : articleText(article, lang, words));
  return exitCodes.done;
};

/** `articles move ID STATE`: to review, published, back to draft, archived; a move that there is not ends with 2 and names those there are. */
export const moveArticle: ArticleAction = async ([id = '', to], { viewer, words, note, isJson }, { openStores, terminal }) => {
  const state = choiceOption('STATE', to, Article.shape.state.options) ?? 'draft';
  const moved = await (await openStores()).articles.move(id, { state, note, expected: null }, viewer);
  terminal.out(isJson ? JSON.stringify(moved) : editedText(moved, words));
  return exitCodes.done;
};
