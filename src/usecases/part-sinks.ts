import type { LogSink } from '#analyzers/logs/read-log.js';
import type { LogEvent } from '#domain/log-event.js';

/** Passes everything on, and numbers the events over all parts of a file: each part counts its own. */
export function countEvents(sink: LogSink): LogSink & { readonly events: () => number } {
  let events = 0;
  return {
    event: (event) => {
      sink.event(event.order === events ? event : { ...event, order: events });
      events += 1;
    },
    unread: sink.unread,
    events: () => events,
  };
}

/** Moves what is read in a part of a file to the lines it has there; `firstLine` = line of the file on which the part begins, from 1. */
export function moveLines(sink: LogSink, firstLine: number): LogSink {
  if (firstLine === 1) return sink;
  return {
    event: (event) => sink.event(movedEvent(event, firstLine)),
    unread: (unread) => sink.unread(unread.line === null ? unread : { ...unread, line: unread.line + firstLine - 1 }),
  };
}

/** The id begins with the file and the place in it; an event of the part as a whole keeps its byte in the id, apart from those of other parts. */
function movedEvent(event: LogEvent, firstLine: number): LogEvent {
  const { file, line } = event.source;
  const moved = (line ?? 1) + firstLine - 1;
  const place = line === null ? file : `${file}#${line}`;
  const rest = event.id.startsWith(place) ? event.id.slice(place.length) : '';
  return { ...event, id: `${file}#${moved}${rest}`, source: { ...event.source, line: moved } };
}
