import type { UnreadReason } from '#domain/unread.js';
import { createEventCompleter } from '../event/complete-event.js';
import type { PlacelessDraft } from '../event/draft-of-record.js';
import type { EventSink, ReadContext } from '../log-format.js';

/** Passes on a record that begins on a line: its draft as an event, or, where it could not be decoded (null), its text as unread. */
export type RecordEmitter = (draft: PlacelessDraft | null, line: number, raw: string) => void;

/** Makes the emitter of a format whose records are one event each, and none shares its first line with another. */
export function createRecordEmitter(
  format: string,
  { file }: Pick<ReadContext, 'file'>,
  sink: EventSink,
  malformed: Extract<UnreadReason, 'malformedRow' | 'malformedRecord'>,
): RecordEmitter {
  const complete = createEventCompleter({ file, format });
  return (draft, line, raw) => {
    if (draft === null) sink.unread({ line, byte: null, raw }, malformed);
    else sink.event(complete({ ...draft, line, byte: null, raw }));
  };
}
