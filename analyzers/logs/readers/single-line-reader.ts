import { createEventCompleter } from '../event/complete-event.js';
import type { PlacelessDraft } from '../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../event/event-time.js';
import type { LinesFormat, ReadContext } from '../log-format.js';

/** What a line of a format is: an event or several, `silent` (belongs to the output, says nothing), `malformed`, or null (of another format). */
export type LineMeaning = PlacelessDraft | readonly PlacelessDraft[] | 'silent' | 'malformed' | null;

/** Makes what reads the lines of one block; it may remember a heading, but nothing that grows. */
export type LineInterpreter = (context: ReadContext, times: TimeReader) => (line: string) => LineMeaning;

/** Opens the reader of a format whose lines each stand for themselves. */
export function openSingleLines(format: string, interpreter: LineInterpreter): LinesFormat['open'] {
  return (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format });
    const interpret = interpreter(context, createTimeReader(context));
    return {
      read: (raw, line) => {
        const meaning = interpret(raw);
        if (meaning === null) return false;
        if (meaning === 'malformed') sink.unread({ line, byte: null, raw }, 'malformedRow');
        else if (isDrafts(meaning))
          for (const [part, draft] of meaning.entries()) sink.event(complete({ ...draft, line, byte: null, part, raw }));
        else if (meaning !== 'silent') sink.event(complete({ ...meaning, line, byte: null, raw }));
        return true;
      },
      end: () => {},
    };
  };
}

function isDrafts(meaning: LineMeaning): meaning is readonly PlacelessDraft[] {
  return Array.isArray(meaning);
}
