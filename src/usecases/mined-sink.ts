import type { LogSink } from '#analyzers/logs/read-log.js';
import { createTemplateMiner } from '#analyzers/templates/template-miner.js';
import type { LogEvent } from '#domain/log-event.js';
import type { NotUnderstood } from '#domain/unread.js';

/** A sink that passes everything on, and groups what nobody understands on the way. */
export type MinedSink = LogSink & { readonly notUnderstood: () => NotUnderstood };

/** Puts template mining before a sink: lines that no format reads, and messages behind a known prefix that have no key. */
export function createMinedSink(sink: LogSink): MinedSink {
  const miner = createTemplateMiner();
  return {
    event: (event) => {
      if (isMessageWithoutKey(event)) miner.add({ file: event.source.file, line: event.source.line, text: event.event.text });
      sink.event(event);
    },
    unread: (unread) => {
      // A document or a file as a whole is no line.
      if (unread.reason === 'noFormat' && unread.line !== null) miner.add({ file: unread.file, line: unread.line, text: unread.raw });
      sink.unread(unread);
    },
    notUnderstood: miner.summary,
  };
}

function isMessageWithoutKey({ event }: LogEvent): boolean {
  return event.key === 'unknown' && event.class === 'message';
}
