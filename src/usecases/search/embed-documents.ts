import { createHash } from 'node:crypto';
import type { ArticleStore } from '#ports/article-store.js';
import type { CaseStore } from '#ports/case-store.js';
import type { Embedder } from '#ports/embedder.js';
import type { DocumentKey, DocumentVector, VectorIndex } from '#ports/vector-index.js';
import { articleText, caseText, headText, type StoredDocument } from './stored-document.js';

export type EmbedDeps = {
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly cases: Pick<CaseStore, 'getMany'>;
  readonly vectors: Pick<VectorIndex, 'missing' | 'hashes' | 'put' | 'count'>;
  readonly embedder: Embedder;
};

export type EmbedOptions = {
  readonly onProgress?: (done: number, total: number | null, note: string) => Promise<void>;
  readonly signal?: AbortSignal;
};

/** Gives every document that has none a vector of the model in force. Answers with how many texts were embedded. */
export type EmbedDocuments = (options: EmbedOptions) => Promise<number>;

const batchDocuments = 64;
/** What a document is about stands in its title and at its head. */
const longestText = 4_000;

/**
 * Embeds what the index misses, batch by batch. What is missing is asked of the index, so that a run that was killed goes on where it was and
 * a model of another name begins anew; a document that was indexed again with the same text keeps its vector and costs nothing.
 */
export function createEmbedDocuments({ articles, cases, vectors, embedder }: EmbedDeps): EmbedDocuments {
  const { model } = embedder;
  const textsOf = async (keys: readonly DocumentKey[]): Promise<ReadonlyMap<string, string>> => {
    const idsOf = (kind: DocumentKey['kind']) => keys.filter((key) => key.kind === kind).map(({ id }) => id);
    const documents = [
      ...(await articles.getMany(idsOf('article'))).map(articleText),
      ...(await cases.getMany(idsOf('case'))).map(caseText),
    ];
    return new Map(documents.map((document) => [nameOf(document), textToEmbed(document)]));
  };
  return async ({ onProgress, signal }) => {
    let embedded = 0;
    for (;;) {
      signal?.throwIfAborted();
      const keys = await vectors.missing(model, batchDocuments);
      if (keys.length === 0) return embedded;
      const texts = await textsOf(keys);
      const before = await vectors.hashes(model, keys);
      const made = keys.map((key) => withHash(key, texts.get(nameOf(key)) ?? ''));
      const changed = made.filter(({ hash, text }, place) => hash !== before[place] && text !== '');
      const changedTexts = changed.map(({ text }) => text);
      const fresh = await embedder.embed(changedTexts, signal);
      const vectorOf = new Map(changed.map((one, place) => [nameOf(one), fresh[place]]));
      const put = made.map((one, place) => toPut(one, before[place] ?? null, vectorOf.get(nameOf(one))));
      await vectors.put(model, put);
      embedded += changed.length;
      await onProgress?.(await vectors.count(model), null, `${embedded} embedded`);
    }
  };
}

function withHash(key: DocumentKey, text: string): Made {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { ...key, text, hash };
}

type Made = DocumentKey & { readonly hash: string; readonly text: string };

/** A vector without direction (a text of no meaning to the model) is near to nothing. */
function toPut({ kind, id, hash }: Made, before: string | null, vector: Float32Array | undefined): DocumentVector {
  if (hash === before) return { kind, id, hash, vector: 'kept' };
  return { kind, id, hash, vector: vector?.some((part) => part !== 0) === true ? vector : null };
}

function textToEmbed(document: StoredDocument): string {
  const body = document.parts.map(({ heading, text }) => `${heading ?? ''}\n${text}`).join('\n');
  return `${headText(document)}\n${body}`.slice(0, longestText).trim();
}

function nameOf({ kind, id }: DocumentKey): string {
  return `${kind} ${id}`;
}
