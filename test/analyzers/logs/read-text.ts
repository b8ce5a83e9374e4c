import { type ReadOptions, type ReadSummary, readLog } from '#analyzers/logs/read-log.js';
import type { LogEvent } from '#domain/log-event.js';
import type { SourceBlock } from '#domain/source-block.js';
import type { Unread } from '#domain/unread.js';

/** What reading a block gave, collected. */
export type Reading = { events: LogEvent[]; unread: Unread[]; summary: ReadSummary };

export function readBlock(block: SourceBlock, options: Partial<ReadOptions> = {}): Reading {
  const events: LogEvent[] = [];
  const unread: Unread[] = [];
  const sink = { event: (event: LogEvent) => events.push(event), unread: (piece: Unread) => unread.push(piece) };
  const summary = readLog(block, { zoneOffsetMinutes: null, ...options }, sink);
  return { events, unread, summary };
}

export function readText(text: string, options: Partial<ReadOptions> = {}): Reading {
  return readBlock({ kind: 'lines', file: 'log.txt', chunks: [text.split('\n')] }, options);
}

export function readDocument(document: unknown): Reading {
  return readBlock({ kind: 'json', file: 'log.json', document, text: JSON.stringify(document, null, 2) });
}
