import type { Article } from '#domain/article.js';
import type { ArticleName, ArticleView, Duplicate, EditedArticle, StaleArticle } from '#domain/article-view.js';
import type { Language } from '#domain/language.js';
import type { ArticleWords } from './article-words.js';

const parts = ['issue', 'environment', 'cause', 'resolution'] as const;

/** An article in one line. */
export function articleLine({ id, title, lang, state }: ArticleName, words: ArticleWords): string {
  return `${title} [${id}, ${lang}, ${words.state[state]}]`;
}

/** A stale article with a line a reason. */
export function staleText({ article, reasons }: StaleArticle, words: ArticleWords): string {
  return [articleLine(article, words), ...reasons.map(({ reason, detail }) => `   ${words.stale[reason](detail)}`)].join('\n');
}

/** An article that says much the same as another. */
export function duplicateText(duplicate: Duplicate, words: ArticleWords): string {
  return `   ${words.alike(Math.round(duplicate.resemblance * 100))}: ${articleLine(duplicate, words)}`;
}

/** An article as it is read: head, text, what it is linked with. */
export function articleText(article: ArticleView, lang: Language, words: ArticleWords): string {
  const { uses, stateNote, sections } = article;
  return [
    articleLine(article, words),
    [`v${article.version}`, article.confidence, article.audience, article.governance].join(', '),
    words.used(uses.helped, uses.helpful, uses.notHelpful),
    ...(stateNote === undefined ? [] : [`${words.note}: ${stateNote}`]),
    ...parts.flatMap((part) => paragraph(words.section[part], article[part])),
    ...sections.flatMap(({ heading, text }) => paragraph(heading, text)),
    ...linkLines(article, lang, words),
  ].join('\n');
}

/** What a move or an edit left: the state, what is doubtful, what says the same. */
export function editedText({ article, warnings, duplicates }: EditedArticle, words: ArticleWords): string {
  return [
    words.moved(article.id, words.state[article.state], article.version),
    ...warnings.map(({ field, reason }) => `   ${field}: ${reason}`),
    ...duplicates.map((duplicate) => duplicateText(duplicate, words)),
  ].join('\n');
}

function paragraph(heading: string, text: Article['issue']): string[] {
  return text.trim() === '' ? [] : ['', `## ${heading}`, text.trim()];
}

function linkLines({ codes, faults, unknownFaultIds, translations }: ArticleView, lang: Language, words: ArticleWords): string[] {
  const named = [...faults.map(({ id, title }) => `${title[lang]} [${id}]`), ...unknownFaultIds.map((id) => `${id} (${words.noFault})`)];
  const lines = [
    ...(codes.length === 0 ? [] : [`${words.codes}: ${codes.join(', ')}`]),
    ...(named.length === 0 ? [] : [`${words.faults}: ${named.join('; ')}`]),
    ...translations.map((translation) => `${words.translations}: ${articleLine(translation, words)}`),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}
