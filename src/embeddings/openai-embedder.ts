import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '#domain/app-error.js';
import type { Embedder } from '#ports/embedder.js';

/** An endpoint that speaks the embeddings API of OpenAI: `POST {url}/embeddings`. */
export type EmbeddingsSettings = {
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly timeoutMs?: number;
  /** Attempts a batch; a question that waits for its answer takes fewer than a job. */
  readonly attempts?: number;
  /** Longest pause before the second attempt; it doubles from one to the next. */
  readonly firstPauseMs?: number;
};

const batchTexts = 64;
const batchCharacters = 100_000;
/** Models read some thousand tokens; what a text is about stands at its head. */
const longestText = 8_000;
const longestPauseMs = 30_000;
const answerLimitBytes = 64 * 1024 * 1024;

const Answer = z.object({ data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })) });

/**
 * Embedder over an OpenAI-compatible endpoint: batches of 64 texts at most; 429, 5xx, timeouts and broken connections are tried again after a
 * pause of chance within a doubling bound (exponential backoff with full jitter), or as long as `Retry-After` says. Throws AppError
 * `serviceUnavailable` with what the service said.
 */
export function createOpenAiEmbedder(settings: EmbeddingsSettings): Embedder {
  return {
    model: settings.model,
    embed: async (texts, signal) => {
      const vectors: Float32Array[] = [];
      for (const batch of batchesOf(texts)) vectors.push(...(await embedBatch(settings, batch, signal)));
      return vectors;
    },
  };
}

function* batchesOf(texts: readonly string[]): Generator<readonly string[]> {
  let batch: string[] = [];
  let characters = 0;
  for (const text of texts) {
    const head = text.slice(0, longestText);
    if (batch.length === batchTexts || (batch.length > 0 && characters + head.length > batchCharacters)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(head);
    characters += head.length;
  }
  if (batch.length > 0) yield batch;
}

async function embedBatch(settings: EmbeddingsSettings, texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
  const { attempts = 5, firstPauseMs = 500 } = settings;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await ask(settings, texts, signal);
    if ('vectors' in outcome) return outcome.vectors;
    if (!outcome.mayPass || attempt >= attempts)
      throw new AppError('serviceUnavailable', `embeddings: ${outcome.reason}`, { attempts: attempt });
    const bound = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
    await delay(Math.min(longestPauseMs, outcome.waitMs ?? Math.random() * bound), undefined, { signal });
  }
}

/** `mayPass` = another attempt may succeed; `waitMs` = how long the service asks to wait. */
type Outcome =
  | { readonly vectors: readonly Float32Array[] }
  | { readonly reason: string; readonly mayPass: boolean; readonly waitMs: number | null };

async function ask(
  { url, model, apiKey, timeoutMs = 30_000 }: EmbeddingsSettings,
  input: readonly string[],
  signal?: AbortSignal,
): Promise<Outcome> {
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }) },
      body: JSON.stringify({ model, input, encoding_format: 'float' }),
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])]),
      redirect: 'error',
    });
    if (!response.ok) return refusalOf(response);
    const text = await response.text();
    return text.length > answerLimitBytes ? broken('the answer is too long') : readVectors(text, input.length);
  } catch (error) {
    signal?.throwIfAborted();
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { reason: isLate ? `no answer within ${timeoutMs} ms` : 'the service cannot be reached', mayPass: true, waitMs: null };
  }
}

async function refusalOf(response: Response): Promise<Outcome> {
  await response.body?.cancel();
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const mayPass = response.status === 408 || response.status === 429 || response.status >= 500;
  return {
    reason: `the service answered ${response.status}`,
    mayPass,
    waitMs: Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : null,
  };
}

function readVectors(text: string, count: number): Outcome {
  const answer = Answer.safeParse(parsed(text));
  if (!answer.success) return broken('the answer is none of the embeddings API');
  const vectors = answer.data.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => Float32Array.from(embedding));
  if (vectors.length !== count) return broken(`${vectors.length} vectors for ${count} texts`);
  if (vectors.some((vector) => vector.length !== vectors[0]?.length)) return broken('vectors of different dimensions');
  return vectors.every((vector) => vector.every(Number.isFinite)) ? { vectors } : broken('a vector holds what is no number');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function broken(reason: string): Outcome {
  return { reason, mayPass: false, waitMs: null };
}
