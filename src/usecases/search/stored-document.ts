import { detectLanguage } from '#analyzers/text/language.js';
import type { Article } from '#domain/article.js';
import type { Language } from '#domain/language.js';
import type { SearchKind } from '#domain/search.js';
import { isClosedCase, type SupportCase } from '#domain/support-case.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { CaseStore } from '#ports/case-store.js';
import type { RankedDocument } from '#ports/search-index.js';
import type { Lens } from '../safety/lens.js';

/** A piece of the text of a document; `heading` of an article's four parts is their name in KCS v6. */
export type TextPart = { readonly heading: string | null; readonly page: number | null; readonly text: string };

/** What names a document: its title and its stated codes, as one text. */
export function headText({ title, codes }: StoredDocument): string {
  return [title, ...codes].join('\n');
}

/** A document as the search reads it: the same text is indexed, matched and quoted. */
export type StoredDocument = {
  readonly id: string;
  readonly kind: SearchKind;
  /** What both languages of an article share: the id of the one that was written first; of a case its id. */
  readonly subject: string;
  readonly title: string;
  readonly lang: Language;
  readonly audience: string;
  /** State and confidence of an article; of a case `open` or `closed`, and none. */
  readonly state: string;
  readonly confidence?: string;
  /** Codes that are stated of the document, whether its text prints them or not. */
  readonly codes: readonly string[];
  readonly parts: readonly TextPart[];
};

const caseTitleLimit = 120;
/** How much of a case's log is searched as text; its events are indexed whole. */
const caseLogHead = 4_000;

/** Text of an article in the order a person reads it. */
export function articleText(article: Article): StoredDocument {
  const { id, title, lang, audience, state, confidence, codes, issue, cause, resolution, environment, sections } = article;
  const parts = Object.entries({ issue, cause, resolution, environment }).map(([heading, text]) => ({ heading, page: null, text }));
  const subject = article.translationOf ?? id;
  const texts = [...parts, ...sections].filter(({ text }) => text !== '');
  return { id, kind: 'article', subject, title, lang, audience, state, confidence, codes, parts: texts };
}

/** Text of a case: its symptom, what was found and done, then the head of its log. */
export function caseText(supportCase: SupportCase): StoredDocument {
  const { id, symptom = '', cause = '', resolution = '', log = '', server } = supportCase;
  const parts = [
    { heading: null, page: null, text: symptom },
    { heading: 'cause', page: null, text: cause },
    { heading: 'resolution', page: null, text: resolution },
    { heading: 'log', page: null, text: log.slice(0, caseLogHead) },
  ].filter(({ text }) => text !== '');
  const lang = detectLanguage(symptom === '' ? log : symptom);
  return {
    id,
    kind: 'case',
    subject: id,
    title: caseTitle(supportCase),
    lang,
    audience: 'internal',
    state: isClosedCase(supportCase) ? 'closed' : 'open',
    codes: server === undefined ? [id] : [id, server],
    parts,
  };
}

function caseTitle({ id, title, symptom, vendor, model, confirmed }: SupportCase): string {
  if (title !== undefined) return title.slice(0, caseTitleLimit);
  const sentence = symptom?.trim().split(/[\n。；;]/, 1)[0] ?? '';
  if (sentence !== '') return sentence.slice(0, caseTitleLimit);
  const facts = [vendor, model, confirmed?.componentClass].filter((fact) => fact !== undefined);
  return facts.length > 0 ? `${id} · ${facts.join(' ')}` : id;
}

type RankedText = { readonly ranked: RankedDocument; readonly document: StoredDocument };

/** Reads ranked documents, in their order; one that is no longer stored is left out. */
export type DocumentReader = (ranked: readonly RankedDocument[]) => Promise<readonly RankedText[]>;

/** Reader of articles and cases as a lens shows them: one read of each store a page. */
export function createDocumentReader(stores: {
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly cases: Pick<CaseStore, 'getMany'>;
}): (lens: Lens) => DocumentReader {
  return (lens) => async (ranked) => {
    const idsOf = (kind: SearchKind) => ranked.filter((place) => place.kind === kind).map(({ id }) => id);
    const articles = (await stores.articles.getMany(idsOf('article'))).map((article) => articleText(lens.article(article)));
    const cases = (await stores.cases.getMany(idsOf('case'))).map((supportCase) => caseText(lens.supportCase(supportCase)));
    const byKey = new Map([...articles, ...cases].map((document) => [keyOf(document), document]));
    return ranked.flatMap((place) => {
      const document = byKey.get(keyOf(place));
      return document === undefined ? [] : [{ ranked: place, document }];
    });
  };
}

function keyOf({ kind, id }: { readonly kind: SearchKind; readonly id: string }): string {
  return `${kind} ${id}`;
}
