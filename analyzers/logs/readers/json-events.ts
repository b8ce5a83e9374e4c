import { createEventCompleter } from '../event/complete-event.js';
import type { PlacelessDraft } from '../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../event/event-time.js';
import type { EventSink, JsonFormat, ReadContext } from '../log-format.js';
import { type JsonRecord, rawJson } from '../syntax/json-fields.js';
import { createLineFinder } from '../syntax/json-lines.js';

/** What an object of a document says: its events (none = belongs to the document and says nothing), or null where it should be an entry and is none. */
export type ItemMeaning = readonly PlacelessDraft[] | null;

type ItemReader = {
  readonly format: string;
  /** The objects that may be entries, in the order of the document. */
  readonly items: (document: unknown) => readonly JsonRecord[];
  readonly draftsOf: (item: JsonRecord, times: TimeReader, context: ReadContext) => ItemMeaning;
};

const rawLimitCharacters = 2_000;
const unreadLimitCharacters = 500;

/** Makes the `read` of a format of JSON documents that are lists of entries, wherever in the document the entries stand. */
export function readJsonItems({ format, items, draftsOf }: ItemReader): JsonFormat['read'] {
  return (document, context, sink, text) => {
    const found = items(document);
    const lineOf = createLineFinder(document, text);
    const complete = createEventCompleter({ file: context.file, format });
    const times = createTimeReader(context);
    const emit = createEmitter(sink, complete);
    for (const item of found) emit(item, draftsOf(item, times, context), lineOf(item));
  };
}

function createEmitter(sink: EventSink, complete: ReturnType<typeof createEventCompleter>) {
  // Objects of one line, and events of one object, must not share an id.
  let part = 0;
  return (item: JsonRecord, drafts: ItemMeaning, line: number | null): void => {
    if (drafts === null) {
      sink.unread({ line, byte: null, raw: rawJson(item, unreadLimitCharacters) }, 'malformedRecord');
      return;
    }
    const raw = drafts.length === 0 ? '' : rawJson(item, rawLimitCharacters);
    for (const draft of drafts) sink.event(complete({ ...draft, line, byte: null, part: part++, raw }));
  };
}
