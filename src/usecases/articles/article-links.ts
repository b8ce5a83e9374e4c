import { AppError } from '#domain/app-error.js';
import type { Article } from '#domain/article.js';
import type { ArticleName, ArticleView } from '#domain/article-view.js';
import type { GraphFile } from '#domain/causal-graph.js';
import type { ArticleStore } from '#ports/article-store.js';

type Links = Pick<ArticleStore, 'getMany' | 'findTranslations' | 'findByFault'>;

const messageLimit = 50;

/** The article in its other language, whichever of the two names the other. */
export async function translationsOf(article: Pick<Article, 'id' | 'translationOf'>, articles: Links): Promise<readonly Article[]> {
  const original = article.translationOf ?? article.id;
  const linked = [...(await articles.getMany([original])), ...(await articles.findTranslations([original]))];
  return linked.filter(({ id }) => id !== article.id);
}

/**
 * Refuses a link to a translation that cannot be: to itself, to nothing, to the same language, to what is a translation itself, or where
 * an article of this language is there already. Throws AppError `invalidInput`.
 */
export async function refuseTranslation(article: Article, articles: Links): Promise<void> {
  if (article.translationOf === undefined) return;
  const refuse = (reason: string) => new AppError('invalidInput', `translationOf: ${reason}`, { field: 'translationOf' });
  if (article.translationOf === article.id) throw refuse('an article is no translation of itself');
  const [original] = await articles.getMany([article.translationOf]);
  if (original === undefined) throw refuse('there is no such article');
  if (original.translationOf !== undefined) throw refuse(`it is a translation itself: name its original ${original.translationOf}`);
  if (original.lang === article.lang) throw refuse(`it is in the same language (${article.lang})`);
  const other = (await articles.findTranslations([original.id])).find(({ id }) => id !== article.id);
  if (other !== undefined) throw refuse(`it has a translation: ${other.id}`);
  const own = await articles.findTranslations([article.id]);
  if (own.length > 0) throw refuse(`this article is the original of ${own.map(({ id }) => id).join(', ')}`);
}

/** Other published articles that carry a code of this one, each once, with the code. */
export async function messagesOf(article: Article, articles: Links): Promise<ArticleView['messages']> {
  if (article.codes.length === 0) return [];
  const found = await articles.findByFault(article.codes);
  return found
    .filter(({ id, state }) => id !== article.id && state === 'published')
    .flatMap((other) => {
      const code = article.codes.find((one) => other.codes.includes(one));
      return code === undefined ? [] : [{ ...nameOf(other), code }];
    })
    .slice(0, messageLimit);
}

/** Faults of an article as the graph in force has them, and those it does not have. */
export function faultsOf(
  { faultIds }: Pick<Article, 'faultIds'>,
  graph: GraphFile | null,
): Pick<ArticleView, 'faults' | 'unknownFaultIds'> {
  const known = new Map((graph?.faults ?? []).map((fault) => [fault.id, fault]));
  return {
    faults: faultIds.flatMap((id) => {
      const fault = known.get(id);
      return fault === undefined ? [] : [{ id, title: fault.title, componentClass: fault.componentClass }];
    }),
    unknownFaultIds: faultIds.filter((id) => !known.has(id)),
  };
}

/** An article by its name. */
export function nameOf({ id, title, lang, state }: Article): ArticleName {
  return { id, title, lang, state };
}
