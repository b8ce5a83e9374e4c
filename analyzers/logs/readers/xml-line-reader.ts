import { createEventCompleter } from '../event/complete-event.js';
import type { PlacelessDraft } from '../event/draft-of-record.js';
import type { EventSink, LineReader, ReadContext } from '../log-format.js';
import { createXmlElements, type XmlRecord } from '../syntax/xml-elements.js';

/** What a format of XML makes of its records: drafts (none where the record says nothing), or `malformed`. */
export type XmlMeaning = readonly PlacelessDraft[] | 'malformed';

/** A format's part of reading XML: lines that begin its documents, names of its records, and what they mean. */
export type XmlGrammar = {
  readonly claims: (line: string) => boolean;
  readonly isRecord: (name: string) => boolean;
  readonly meaningOf: (record: XmlRecord) => XmlMeaning;
};

const rawLimitCharacters = 2_000;
const prolog = /^\s*<(?:\?xml|!--|!DOCTYPE)/i;

/** True for a line that may stand before or between documents of any kind. */
export function isXmlProlog(line: string): boolean {
  return prolog.test(line);
}

/** Opens the reader of a format of XML. Records on one line get numbered parts, so that their ids differ. */
export function openXmlLines(format: string, grammar: XmlGrammar, context: ReadContext, sink: EventSink): LineReader {
  const complete = createEventCompleter({ file: context.file, format });
  let last = { line: 0, part: 0 };
  const partOf = (line: number): { readonly part?: number } => {
    last = { line, part: line === last.line ? last.part + 1 : 0 };
    return last.part === 0 ? {} : { part: last.part };
  };
  const damage = ({ line, raw }: { readonly line: number; readonly raw: string }) =>
    sink.unread({ line, byte: null, raw }, 'malformedRecord');
  const elements = createXmlElements({
    isRecord: grammar.isRecord,
    record: (record) => {
      const raw = record.raw.slice(0, rawLimitCharacters);
      const meaning = grammar.meaningOf(record);
      if (meaning === 'malformed') damage({ line: record.line, raw });
      else for (const draft of meaning) sink.event(complete({ ...draft, line: record.line, byte: null, ...partOf(record.line), raw }));
    },
    damage,
  });
  return {
    read: (text, line) => (elements.isOpen() || grammar.claims(text) || isXmlProlog(text)) && elements.read(text, line),
    end: elements.end,
  };
}

/** Name of the first element that a line opens or closes, without prefix; null where it is no such line. */
export function firstElementOf(line: string): string | null {
  return (
    /^\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<\/?(?:[\w.-]{1,60}:)?(?<name>[A-Za-z_][\w.-]{0,80})(?=[\s/>]|$)/.exec(line.slice(0, 600))?.groups
      ?.name ?? null
  );
}
