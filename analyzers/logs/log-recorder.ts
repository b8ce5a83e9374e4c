import type { LogEvent } from '#domain/log-event.js';
import type { Unread, UnreadReason } from '#domain/unread.js';
import type { EventSink } from './log-format.js';

/** Where a reading puts what it finds, in the order of the source. */
export type LogSink = {
  readonly event: (event: LogEvent) => void;
  readonly unread: (unread: Unread) => void;
};

/** What a reading found in one file. `formats` in the order in which they first knew a line, also where there was no event in it; `unread` counts by reason. */
export type ReadSummary = {
  readonly file: string;
  readonly lines: number;
  readonly events: number;
  readonly formats: string[];
  readonly unread: Readonly<Partial<Record<UnreadReason, number>>>;
};

/** Takes what the readers of one file find, numbers and counts it, and passes it on. */
export type LogRecorder = EventSink & {
  readonly line: () => number;
  readonly recognised: (formatId: string) => void;
  readonly summary: () => ReadSummary;
};

const rawLimitCharacters = 500;

/** Makes the recorder of one file. Events after `eventLimit` are passed on as unread. */
export function createLogRecorder(file: string, eventLimit: number, sink: LogSink): LogRecorder {
  const formats = new Set<string>();
  const counts: Partial<Record<UnreadReason, number>> = {};
  let events = 0;
  let lines = 0;
  const unread: EventSink['unread'] = ({ line, byte, raw }, reason) => {
    counts[reason] = (counts[reason] ?? 0) + 1;
    sink.unread({ file, line, byte, reason, raw: raw.slice(0, rawLimitCharacters) });
  };
  return {
    event: (event) => {
      if (events >= eventLimit) {
        unread({ line: event.source.line, byte: event.source.byte, raw: event.raw }, 'tooManyEvents');
        return;
      }
      // Each format counts its own events; where a file mixes formats, the order must be that of the file.
      sink.event(event.order === events ? event : { ...event, order: events });
      events += 1;
    },
    unread,
    recognised: (formatId) => void formats.add(formatId),
    line: () => {
      lines += 1;
      return lines;
    },
    summary: () => ({ file, lines, events, formats: [...formats], unread: { ...counts } }),
  };
}
