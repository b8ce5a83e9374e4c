import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenAiEmbedder } from '#embeddings/openai-embedder.js';
import { createEmbedDocuments } from '#usecases/search/embed-documents.js';
import { articleDocument } from '#usecases/search/index-documents.js';
import { createFindMeaning, isOutlying } from '#usecases/search/meaning.js';
import { createSearch } from '#usecases/search/search.js';
import { type Endpoint, openEndpoint, status } from '../../embeddings/endpoint.js';
import { article } from './fixtures.js';
import { shippedTokenizer } from './judged-set.js';
import { addArticles, openTestStores, type TestStores } from './test-stores.js';

/** A model that knows which words mean the same; every text has a little of its own. */
const meanings = [/\b(?:squeak|creak|groan)\w*/gi, /\b(?:hinge|pivot|bracket)\w*/gi, /\b(?:paint|colour|varnish)\w*/gi];
const dimensions = 24;

function vectorOf(text: string): readonly number[] {
  const digest = createHash('sha256').update(text).digest();
  const own = Array.from({ length: dimensions }, (_, place) => ((digest[place] ?? 0) / 255 - 0.5) * 0.2);
  return own.map((number, place) => number + (text.match(meanings[place] ?? /$^/g)?.length ?? 0));
}

const tokenizer = shippedTokenizer();
const notes = Array.from({ length: 60 }, (_, number) =>
  article({
    id: `note-${number}`,
    title: `Note ${'x'.repeat(number)}${number}`,
    issue: `Something else ${number} ${'y'.repeat(number % 7)}.`,
  }),
);
const articles = [
  ...notes,
  article({ id: 'hinge', title: 'Hinge squeaks', issue: 'The hinge squeaks.', audience: 'public' }),
  article({ id: 'secret', title: 'Hinge squeaks inside', issue: 'A squeak of the hinge.', audience: 'internal' }),
];

let stores: TestStores;
let endpoint: Endpoint;
beforeAll(async () => {
  stores = openTestStores();
  endpoint = await openEndpoint(vectorOf);
  await addArticles(stores, articles, tokenizer);
  await embedAll('m');
});
afterAll(async () => {
  stores.close();
  await endpoint.close();
});

const embedderOf = (model: string) => createOpenAiEmbedder({ url: endpoint.url, model, apiKey: null, attempts: 1 });
const embedAll = (model: string, signal?: AbortSignal) =>
  createEmbedDocuments({ ...stores, embedder: embedderOf(model) })(signal === undefined ? {} : { signal });

function searchBy(onAway: (reason: string) => void = () => undefined, now = () => 0) {
  return createSearch({ ...stores, tokenizer, findMeaning: createFindMeaning(embedderOf('m'), stores.vectors, { onAway, now }) });
}

describe('a search with a ranking by meaning', () => {
  it('finds what shares no word with the question', async () => {
    const question = { query: 'pivot groans' };

    const byWords = await createSearch({ ...stores, tokenizer })(question);
    const byMeaning = await searchBy()(question);

    expect(byWords.hits).toEqual([]);
    expect(
      byMeaning.hits
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['hinge', 'secret']);
  });

  it('says that there is no answer where nothing stands out, though something is always nearest', async () => {
    const { hits } = await searchBy()({ query: 'quarterly budget meeting' });

    expect(hits).toEqual([]);
  });

  it('shows a reader nothing that is not for readers', async () => {
    const { hits } = await searchBy()({ query: 'pivot groans', viewer: { role: 'reader', organisation: null } });

    expect(hits.map(({ id }) => id)).toContain('hinge');
    expect(hits.map(({ id }) => id)).not.toContain('secret');
  });

  it('goes by words alone while the service is away, says so once, and asks again later', async () => {
    const told: string[] = [];
    let nowMs = 0;
    const search = searchBy(
      (reason) => told.push(reason),
      () => nowMs,
    );
    endpoint.troubles.push(status(500));

    const first = await search({ query: 'hinge squeaks' });
    const askedBefore = endpoint.headers.length;
    await search({ query: 'hinge squeaks' });
    const askedAfter = endpoint.headers.length;
    nowMs = 60_000;
    const later = await search({ query: 'pivot groans' });

    expect(first.hits[0]?.id).toBe('hinge');
    expect(told).toEqual(['embeddings: the service answered 500']);
    expect(askedAfter).toBe(askedBefore);
    expect(later.hits).not.toEqual([]);
  });
});

describe('embedding the documents', () => {
  it('goes on where a run was stopped, and asks nothing for a text that is the same', async () => {
    const stop = new AbortController();
    endpoint.asked.length = 0;
    endpoint.troubles.push((response) => {
      stop.abort();
      response.destroy();
    });
    await expect(embedAll('n', stop.signal)).rejects.toThrow();

    const embedded = await embedAll('n');
    await stores.searchIndex.put(articles.map((one) => articleDocument(one, tokenizer)));
    const again = await embedAll('n');

    expect([embedded, again]).toEqual([articles.length, 0]);
    expect(endpoint.asked.flat()).toHaveLength(articles.length);
    expect(await stores.vectors.missing('n', 1)).toEqual([]);
    await embedAll('m');
  });
});

describe('standing out', () => {
  it('is to be nearer than the nearest of as many others by chance would be', () => {
    const spread = { documents: 1_000, mean: 0.2, deviation: 0.1 };
    const at = (similarity: number) => ({ kind: 'article' as const, id: 'a', similarity });

    expect([isOutlying(at(0.67), spread), isOutlying(at(0.68), spread)]).toEqual([false, true]);
    expect(isOutlying(at(1), { ...spread, documents: 10 })).toBe(false);
    expect(isOutlying(undefined, spread)).toBe(false);
  });
});
