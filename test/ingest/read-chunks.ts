import type { LogChunk, LogSource } from '#ports/log-source.js';

/** All items of a stream. */
export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** All lines of a source, over its chunks. */
export async function readLines(source: LogSource): Promise<readonly string[]> {
  return (await collect(source.read())).flatMap((chunk) => (chunk.kind === 'lines' ? chunk.lines : []));
}

/** The kinds of chunks, with the reason of a rejection. */
export function kindsOf(chunks: readonly LogChunk[]): readonly string[] {
  return chunks.map((chunk) => (chunk.kind === 'rejected' ? `rejected ${chunk.reason}` : chunk.kind));
}
