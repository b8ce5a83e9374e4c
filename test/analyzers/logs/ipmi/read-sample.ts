import type { BytesFormat, EventSink, LinesFormat, ReadContext } from '#analyzers/logs/log-format.js';
import type { LogEvent } from '#domain/log-event.js';
import type { UnreadReason } from '#domain/unread.js';

export type ReadResult = { readonly events: LogEvent[]; readonly unread: UnreadReason[]; readonly refused: string[] };

/** Reads the text of a lines format as the router does, with the first lines as head; `refused` = lines it did not take. */
export function readLines(format: LinesFormat, text: string, zoneOffsetMinutes: number | null = null): ReadResult {
  const { result, sink } = collector();
  const lines = text.split('\n');
  const reader = format.open(contextOf(lines, zoneOffsetMinutes), sink);
  for (const [index, line] of lines.entries()) {
    if (!reader.read(line, index + 1)) result.refused.push(line);
  }
  reader.end();
  return result;
}

/** Reads hex digits as the bytes of a bytes format. */
export function readBytes(format: BytesFormat, hex: string): ReadResult {
  const { result, sink } = collector();
  format.read(bytesOf(hex), contextOf([], null), sink);
  return result;
}

/** Bytes of hex digits, blanks between them or not. */
export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/[0-9a-f]{2}/gi) ?? [], (digits) => Number.parseInt(digits, 16));
}

function contextOf(head: readonly string[], zoneOffsetMinutes: number | null): ReadContext {
  return { file: 'sel.txt', zoneOffsetMinutes, head };
}

function collector(): { result: ReadResult; sink: EventSink } {
  const result: ReadResult = { events: [], unread: [], refused: [] };
  const sink: EventSink = {
    event: (event) => void result.events.push(event),
    unread: (_place, reason) => void result.unread.push(reason),
  };
  return { result, sink };
}
