import type { TokenisedText, Tokenizer } from '#analyzers/text/token.js';
import type { Article } from '#domain/article.js';
import type { SearchDocument } from '#domain/search.js';
import type { SupportCase } from '#domain/support-case.js';
import { passesOfArticle, passesOfCase } from '../access/access.js';
import { type CaseSigns, caseTokens, tokensOf } from './case-tokens.js';
import { articleText, caseText, headText, type StoredDocument } from './stored-document.js';

/** A title says what a document is about: its concepts count this often (chosen on fixtures/search, see README there). */
const titleConceptRepeats = 3;

/**
 * A message of a registry is a sentence: the length norm of BM25 puts it before the article that says what to do. It is found by its id, which
 * weighs most; by words it comes behind an article that holds as many.
 */
const qualityOfMessage = 0.6;

/** Search document of an article: tokens of all its text, its codes, its filter fields. */
export function articleDocument(article: Article, tokenizer: Tokenizer): SearchDocument {
  const stored = articleText(article);
  const head = tokenizer.tokenise(headText(stored));
  const body = tokenizer.tokenise(bodyText(stored));
  return {
    id: article.id,
    kind: 'article',
    tokens: {
      title: [...tokensOf(head.words)],
      body: [...tokensOf(body.words)],
      concepts: [...repeat(tokensOf(head.concepts), titleConceptRepeats), ...tokensOf(body.concepts)],
      codes: [...tokensOf(head.codes), ...tokensOf(body.codes), subjectCode(stored.subject)],
    },
    filters: {
      kind: ['article'],
      lang: [article.lang],
      audience: [article.audience],
      vendor: present(article.vendor),
      componentClass: present(article.componentClass),
      confidence: [article.confidence],
      access: [...passesOfArticle(article)],
    },
    quality: article.source?.kind === 'registry' ? qualityOfMessage : 1,
  };
}

/** The code by which the other language of an article is found. */
export function subjectCode(subject: string): string {
  return `s:${subject.toLowerCase().replaceAll(/\s+/g, '-')}`;
}

/** Search document of a case: its text, what was read from its log (`findings`, `events`, `notUnderstood`), its filter fields. */
export function caseDocument(
  supportCase: SupportCase,
  { findings, events, notUnderstood }: Pick<CaseSigns, 'findings' | 'events' | 'notUnderstood'>,
  tokenizer: Tokenizer,
): SearchDocument {
  const stored = caseText(supportCase);
  const head = tokenizer.tokenise(headText(stored));
  const tokens = caseTokens({ ...supportCase, findings, events, notUnderstood }, tokenizer);
  const outcome = tokenizer.tokenise(outcomeText(supportCase));
  const log = logText(stored, tokenizer);
  return {
    id: supportCase.id,
    kind: 'case',
    tokens: {
      title: [...tokensOf(head.words)],
      body: [...tokens.words, ...tokensOf(log.words), ...tokensOf(outcome.words)],
      concepts: [...tokens.concepts, ...tokensOf(log.concepts), ...tokensOf(outcome.concepts)],
      codes: [...tokensOf(head.codes), ...tokens.codes, ...tokensOf(log.codes)],
    },
    filters: {
      kind: ['case'],
      lang: [stored.lang],
      audience: [stored.audience],
      organisation: present(supportCase.organisation),
      vendor: present(supportCase.vendor),
      model: present(supportCase.model),
      componentClass: present(supportCase.confirmed?.componentClass),
      confidence: [supportCase.verified ? 'validated' : 'notValidated'],
      access: [...passesOfCase(supportCase)],
    },
    quality: 1,
  };
}

function bodyText({ parts }: StoredDocument): string {
  return parts.map(({ heading, text }) => `${heading ?? ''}\n${text}`).join('\n\n');
}

function logText({ parts }: StoredDocument, tokenizer: Tokenizer): TokenisedText {
  return tokenizer.tokenise(parts.find(({ heading }) => heading === 'log')?.text ?? '');
}

function outcomeText({ cause, resolution, confirmed, partsReplaced }: SupportCase): string {
  const words = [
    cause,
    resolution,
    confirmed?.componentClass,
    confirmed?.faultId,
    confirmed?.locator,
    ...partsReplaced.map(({ fruId }) => fruId),
  ];
  return words.filter((word) => word !== undefined).join('\n');
}

function repeat(tokens: readonly string[], times: number): readonly string[] {
  return Array.from({ length: times }, () => tokens).flat();
}

function present(value: string | null | undefined): string[] {
  return value == null || value === '' ? [] : [value];
}
