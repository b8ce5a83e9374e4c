import { customerText } from '#analyzers/safety/customer-text.js';
import type { ReplaceableParts, TextKind } from '#analyzers/safety/unsafe-sentence.js';
import type { Article, Section } from '#domain/article.js';
import type { Language } from '#domain/language.js';

/** Sections that name where a text comes from: no steps. */
const accountHeadings = /^(?:sources?|references?|severity|来源|参考(?:资料|文献)?|严重程度)$/i;

/**
 * An article as a reader gets it: of its resolution and sections the steps that are a customer's, of the rest what asks for none of an
 * engineer's. How much was left out is said in one sentence at the end of the resolution.
 */
export function articleForReader(article: Article, replaceable: ReplaceableParts): Article {
  const shown = (text: string, kind: TextKind) => customerText(text, kind, replaceable);
  const resolution = shown(article.resolution, 'steps');
  const sections = article.sections.map((section) => ({ section, shown: shown(section.text, kindOf(section)) }));
  // Steps stand in the resolution; sections are counted where they are all that an article has of them.
  const hidden = resolution.hidden > 0 ? resolution.hidden : sections.reduce((sum, one) => sum + one.shown.hidden, 0);
  return {
    ...article,
    issue: shown(article.issue, 'account').text,
    environment: shown(article.environment, 'account').text,
    cause: shown(article.cause, 'account').text,
    resolution: [resolution.text, hidden === 0 ? '' : hiddenText(hidden, article.lang)].filter((text) => text !== '').join('\n\n'),
    sections: sections.map(({ section, shown: { text } }) => ({ ...section, text })).filter(({ text }) => text !== ''),
  };
}

/** That steps were left out, and whom to turn to. */
export function hiddenText(hidden: number, lang: Language): string {
  if (lang === 'zh') return `另有 ${hidden} 个步骤须由服务工程师完成，请联系技术支持。`;
  return hidden === 1
    ? '1 step is for a service engineer: contact support.'
    : `${hidden} steps are for a service engineer: contact support.`;
}

function kindOf({ heading }: Section): TextKind {
  return accountHeadings.test(heading.trim()) ? 'account' : 'steps';
}
