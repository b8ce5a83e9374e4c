import type { Bundle } from '#domain/bundle.js';
import type { UnpackLimits } from '#ingest/bytes/unpack-budget.js';
import { unpackLimits } from '#ingest/bytes/unpack-budget.js';
import { openLogFile } from '#ingest/logs/log-file.js';
import type { LogChunk } from '#ports/log-source.js';

/** What the chunks of one input say: texts by file in reading order, refusals with the file they are of, the bundle. */
export type ReadBundle = {
  readonly texts: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly rejected: readonly string[];
  readonly bundle: Bundle | null;
};

/** Reads bytes as one uploaded file named `b`; members are named without it. */
export async function readBundle(bytes: Uint8Array, limits: Partial<UnpackLimits> = {}): Promise<ReadBundle> {
  return collectBundle(openLogFile({ name: 'b', bytes, open: () => inPieces(bytes) }, { ...unpackLimits, ...limits }));
}

/** Collects the chunks of one input. */
export async function collectBundle(chunks: AsyncIterable<LogChunk>): Promise<ReadBundle> {
  const texts = new Map<string, string>();
  const rejected: string[] = [];
  let bundle: Bundle | null = null;
  for await (const chunk of chunks) {
    const file = chunk.file.replace(/^b!\//, '');
    if (chunk.kind === 'lines') texts.set(file, (texts.get(file) ?? '') + chunk.lines.map((line) => `${line}\n`).join(''));
    if (chunk.kind === 'json') texts.set(file, chunk.text);
    if (chunk.kind === 'rejected') rejected.push(`${file}: ${chunk.reason}`);
    if (chunk.kind === 'bundle') bundle = chunk.bundle;
  }
  return { texts: Object.fromEntries(texts), files: [...texts.keys()], rejected, bundle };
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 50_000) yield bytes.subarray(start, start + 50_000);
}
