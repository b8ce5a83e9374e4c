import type { EventTime } from '#domain/log-event.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import type { JsonFormat } from '../../log-format.js';
import { isRecord, type JsonRecord, rawJson, textAt } from '../../syntax/json-fields.js';
import { createLineFinder } from '../../syntax/json-lines.js';
import { createHostEmitter } from './messages/host-emitter.js';
import type { LogLine } from './messages/message-group.js';
import { createMessageReader } from './messages/message-reader.js';

const rawLimit = 1_000;

/** Entries of the systemd journal (`journalctl -o json`, `json-pretty`): the same messages as in syslog, with exact times. */
export const journalJson: JsonFormat = {
  kind: 'json',
  id: 'journal-json',
  title: 'journalctl -o json',
  reference: 'systemd Journal Export and JSON formats; systemd.journal-fields(7)',
  samples: [
    {
      name: 'a machine check over two entries',
      kind: 'typical',
      content: JSON.stringify(
        [
          'mce: [Hardware Error]: CPU 9: Machine Check: 0 Bank 7: 8c00004000010091',
          'mce: [Hardware Error]: PROCESSOR 0:50657 TIME 1715064312 SOCKET 1 APIC 24 microcode 5003605',
          'usb 1-2: USB disconnect, device number 3',
        ].map((MESSAGE) => ({ __REALTIME_TIMESTAMP: '1715064312000123', _TRANSPORT: 'kernel', SYSLOG_IDENTIFIER: 'kernel', MESSAGE })),
        null,
        1,
      ),
      expect: { events: 2, unread: 0, keys: ['linux/mce/memory', 'unknown'] },
    },
    {
      name: 'one entry whose message is bytes',
      kind: 'extreme',
      content: JSON.stringify({
        __REALTIME_TIMESTAMP: '1715064312000123',
        _TRANSPORT: 'kernel',
        PRIORITY: '2',
        MESSAGE: [...'NVRM: Xid (PCI:0000:3b:00): 48, pid=77, DBE'].map((letter) => letter.charCodeAt(0)),
      }),
      expect: { events: 1, unread: 0, keys: ['gpu/xid/48'] },
    },
    {
      name: 'entries without a message or time',
      kind: 'broken',
      content: JSON.stringify([
        { __REALTIME_TIMESTAMP: '1715064312000123', _TRANSPORT: 'kernel', MESSAGE: null },
        { _TRANSPORT: 'kernel', MESSAGE: 'EDAC MC0: 1 CE memory read error on DIMM_A1 (channel:0 slot:0 page:0x1)' },
      ]),
      expect: { events: 1, unread: 1, keys: ['linux/edac/ce'] },
    },
  ],
  claims: (document) => {
    const first = Array.isArray(document) ? document[0] : document;
    return (
      isRecord(first) &&
      'MESSAGE' in first &&
      ['__REALTIME_TIMESTAMP', '_TRANSPORT', '__CURSOR', '_BOOT_ID', 'SYSLOG_IDENTIFIER'].some((name) => name in first)
    );
  },
  read: (document, context, sink, text) => {
    const entries: readonly unknown[] = Array.isArray(document) ? document : [document];
    const lineOf = createLineFinder(document, text);
    const times = createTimeReader(context);
    const messages = createMessageReader(times, createHostEmitter('journal-json', context, sink));
    for (const [index, entry] of entries.entries()) {
      const line = (isRecord(entry) ? lineOf(entry) : null) ?? index + 1;
      const raw = rawJson(entry, rawLimit);
      const message = isRecord(entry) ? messageOf(entry) : null;
      if (!isRecord(entry) || message === null) {
        sink.unread({ line, byte: null, raw }, 'malformedRecord');
        continue;
      }
      const told: LogLine = { line, raw, message, time: timeOf(entry, times) };
      messages.read(told, tagOf(entry));
    }
    messages.flush();
  },
};

/** The message as text; journald writes one that is not clean UTF-8 as a list of bytes. */
function messageOf({ MESSAGE: message }: JsonRecord): string | null {
  if (typeof message === 'string') return message;
  if (!Array.isArray(message) || !message.every((byte) => typeof byte === 'number' && byte >= 0 && byte < 256)) return null;
  return String.fromCharCode(...message.slice(0, 4_000));
}

function tagOf(entry: JsonRecord): string | null {
  return textAt(entry, '_TRANSPORT') === 'kernel' ? 'kernel' : textAt(entry, 'SYSLOG_IDENTIFIER');
}

function timeOf(entry: JsonRecord, times: TimeReader): EventTime | null {
  const micros = textAt(entry, '__REALTIME_TIMESTAMP') ?? textAt(entry, '_SOURCE_REALTIME_TIMESTAMP');
  return micros === null || !/^\d{10,17}$/.test(micros) ? null : times.fromUnixMs(Number(micros) / 1000, micros);
}
