import type { LogEvent } from '#domain/log-event.js';
import type { LogChunk } from '#ports/log-source.js';
import { type LogSummary, openLogsReading } from './read-logs.js';

/** What reading logs that are in memory gave. */
export type ChunksReading = { readonly events: readonly LogEvent[]; readonly reading: Omit<LogSummary, 'refused'> };

/** Most events of one server that are kept, as in every reading. */
const eventLimit = 200_000;

/** Reads logs that are in memory already, without waiting: the same formats, limits and counts as files have; of events `mostEvents` at most. */
export function readChunks(chunks: Iterable<LogChunk>, mostEvents: number = eventLimit): ChunksReading {
  const events: LogEvent[] = [];
  const opened = openLogsReading({ eventLimit: mostEvents }, { event: (event) => void events.push(event), unread: () => undefined });
  for (const chunk of chunks) opened.take(chunk);
  const { refused: _refused, ...reading } = opened.end();
  return { events, reading };
}

/** A text as the chunks of one file: lines, or the document that they are together. */
export function textChunks(file: string, lines: readonly string[]): readonly LogChunk[] {
  const document = /^\s*[[{]/.test(lines[0] ?? '') ? parseJson(lines.join('\n')) : undefined;
  return document === undefined
    ? [
        { kind: 'lines', file, lines },
        { kind: 'end', file },
      ]
    : documentChunks(file, document);
}

/** A JSON document as the chunks of one file. */
export function documentChunks(file: string, document: unknown): readonly LogChunk[] {
  return [
    { kind: 'json', file, document, text: JSON.stringify(document, null, 2) },
    { kind: 'end', file },
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
