import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOpenAiEmbedder } from '#embeddings/openai-embedder.js';
import { type Endpoint, openEndpoint, saying, status } from './endpoint.js';

let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = await openEndpoint((text) => [text.length, 1]);
});
afterEach(() => endpoint.close());

const embedder = (own: { readonly timeoutMs?: number; readonly attempts?: number } = {}) =>
  createOpenAiEmbedder({ url: `${endpoint.url}/`, model: 'm', apiKey: 'k', firstPauseMs: 1, ...own });

describe('an embedder', () => {
  it('answers in the order of the texts, whatever the order of the answer, and shows its key', async () => {
    const vectors = await embedder().embed(['a', 'bbb']);

    expect(vectors.map((vector) => [...vector])).toEqual([
      [1, 1],
      [3, 1],
    ]);
    expect(endpoint.headers[0]?.authorization).toBe('Bearer k');
  });

  it('asks in batches of 64 texts and 100,000 characters at most, each text cut', async () => {
    const short = await embedder().embed(Array.from({ length: 150 }, (_, index) => 'x'.repeat(index + 1)));
    const countsOfShort = endpoint.asked.splice(0).map(({ length }) => length);
    const long = await embedder().embed(Array.from({ length: 30 }, () => 'y'.repeat(20_000)));

    expect([short.length, countsOfShort]).toEqual([150, [64, 64, 22]]);
    expect(long.map(([length]) => length)).toEqual(Array.from({ length: 30 }, () => 8_000));
    expect(endpoint.asked.map(({ length }) => length)).toEqual([12, 12, 6]);
  });

  it('tries again what may pass: too many requests, a broken server, a broken connection', async () => {
    endpoint.troubles.push(status(429, { 'retry-after': '0' }), status(503), (response) => response.destroy());

    const [vector] = await embedder().embed(['ab']);

    expect([...(vector ?? [])]).toEqual([2, 1]);
    expect(endpoint.headers).toHaveLength(4);
  });

  it('gives up after its attempts and says why', async () => {
    endpoint.troubles.push(...Array.from({ length: 9 }, () => status(500)));

    const embedding = embedder({ attempts: 3 }).embed(['a']);

    await expect(embedding).rejects.toMatchObject({
      code: 'serviceUnavailable',
      message: 'embeddings: the service answered 500',
      facts: { attempts: 3 },
    });
  });

  it.each([
    ['a wrong key', status(401), 'the service answered 401'],
    ['no JSON', saying('<html>'), 'the answer is none of the embeddings API'],
    ['too few vectors', saying('{"data":[{"index":0,"embedding":[1]}]}'), '1 vectors for 2 texts'],
    [
      'different dimensions',
      saying('{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1,2]}]}'),
      'vectors of different dimensions',
    ],
    [
      'no numbers',
      saying('{"data":[{"index":0,"embedding":["1"]},{"index":1,"embedding":[1]}]}'),
      'the answer is none of the embeddings API',
    ],
    [
      'numbers beyond a float',
      saying('{"data":[{"index":0,"embedding":[1e300]},{"index":1,"embedding":[1]}]}'),
      'a vector holds what is no number',
    ],
  ])('does not try again where the answer is wrong: %s', async (_title, trouble, reason) => {
    endpoint.troubles.push(trouble);

    const embedding = embedder().embed(['a', 'b']);

    await expect(embedding).rejects.toMatchObject({ code: 'serviceUnavailable', message: `embeddings: ${reason}` });
    expect(endpoint.headers).toHaveLength(1);
  });

  it('waits for an answer no longer than its time', async () => {
    endpoint.troubles.push(
      () => undefined,
      () => undefined,
    );

    const embedding = embedder({ timeoutMs: 50, attempts: 2 }).embed(['a']);

    await expect(embedding).rejects.toMatchObject({ message: 'embeddings: no answer within 50 ms' });
  });

  it('stops at once where it is told to', async () => {
    endpoint.troubles.push(() => undefined);

    const embedding = embedder().embed(['a'], AbortSignal.timeout(30));

    await expect(embedding).rejects.toThrow();
    expect(endpoint.headers).toHaveLength(1);
  });
});
