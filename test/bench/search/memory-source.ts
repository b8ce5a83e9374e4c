import type { Article } from '#domain/article.js';
import type { Language } from '#domain/language.js';
import type { DocumentSource } from '#ports/document-source.js';

/** A text as an article: all of it in one part. */
export function textArticle(id: string, lang: Language, title: string, text: string): Article {
  return {
    id,
    lang,
    title: title.slice(0, titleLimit) || id,
    issue: text,
    environment: '',
    resolution: '',
    cause: '',
    confidence: 'notValidated',
    audience: 'public',
    governance: 'experienceBased',
    state: 'published',
    codes: [],
    faultIds: [],
    componentClass: null,
    vendor: null,
    sections: [],
    source: null,
    version: 0,
  };
}

const titleLimit = 500;

/** A source over documents in memory. */
export function memorySource<T>(describe: string, documents: Iterable<T>): DocumentSource<T> {
  return {
    describe,
    read: async function* () {
      let line = 0;
      for (const value of documents) {
        line += 1;
        yield { ok: true, value, file: describe, line };
      }
    },
  };
}
