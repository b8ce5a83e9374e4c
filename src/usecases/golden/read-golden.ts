import type { GoldenCase } from '#domain/golden-case.js';
import { type ChunksReading, documentChunks, readChunks, textChunks } from '../read-chunks.js';

/** Reads the logs of a golden case as the product reads files. */
export function readGolden({ log, document, files }: GoldenCase): ChunksReading {
  return readChunks([
    ...(log === undefined ? [] : textChunks('log.txt', log)),
    ...(document === undefined ? [] : documentChunks('log.json', document)),
    ...(files ?? []).flatMap(({ name, lines }) => textChunks(name, lines)),
  ]);
}
