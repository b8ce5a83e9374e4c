import { createTimeReader } from '../../../event/event-time.js';
import type { EventSink, LinesFormat, ReadContext } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { keyValueOf } from '../../../syntax/key-value.js';
import { draftOfPelFacts } from './pel-facts.js';

const id = 'pel-text';
const title = /^\s*\|\s{1,60}(?:Platform Event Log|Error Log) - 0x(?<entry>[0-9a-f]{8})\s{1,60}\|\s*$/i;
const framed = /^\s*\|(?<inner>[^|]{0,200})\|?\s*$/;
const mostLines = 400;

type Block = { readonly line: number; readonly entry: string; readonly lines: string[]; readonly fields: Map<string, string> };

/** Platform event logs as text, in frames of pipes: one event each. */
export const pelText: LinesFormat = {
  kind: 'lines',
  id,
  title: 'IBM / OpenPOWER platform event logs (text)',
  reference: 'open-power/skiboot, opal-elog-parse; IBM Power Systems platform event logs',
  samples: [
    {
      name: 'a log',
      kind: 'typical',
      content: [
        '|                       Platform Event Log - 0x50000A12                        |',
        '|                                Private Header                                |',
        '| Created at               : 2024-02-03 04:05:06                               |',
        '|                                 User Header                                  |',
        '| Subsystem                : Processor Subsystem                               |',
        '| Event Severity           : Unrecoverable Error                               |',
        '|                        Primary System Reference Code                         |',
        '| Reference Code           : BC8A0504                                          |',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['pel/BC8A0504'] },
    },
    {
      name: 'two logs with rules between',
      kind: 'extreme',
      content: [
        '|------------------------------------------------------------------------------|',
        '|                       Platform Event Log - 0x50000A12                        |',
        '|------------------------------------------------------------------------------|',
        '| Created at               : 02/03/2024 04:05:06                               |',
        '| Event Severity           : Informational Event                               |',
        '| Primary Reference Code   : BC8A1401                                          |',
        '|------------------------------------------------------------------------------|',
        '|                       Platform Event Log - 0x50000A13                        |',
        '| Created at               : 02/03/2024 04:06:06                               |',
        '| Event Severity           : Predictive Error                                  |',
        '| Reference Code           : B181E504                                          |',
        '',
      ].join('\n'),
      expect: { events: 2, unread: 1, keys: ['pel/BC8A1401', 'pel/B181E504'] },
    },
    {
      name: 'a log without code',
      kind: 'broken',
      content: '|             Platform Event Log - 0x50000A14             |\n| Created at     : 02/03/2024 04:06:06     |',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => title.test(line),
  open: openLogs,
};

function openLogs(context: ReadContext, sink: EventSink): ReturnType<LinesFormat['open']> {
  const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
  const times = createTimeReader(context);
  let block: Block | null = null;
  const close = (): void => {
    if (block === null) return;
    const { line, lines, entry, fields } = block;
    block = null;
    const code = fields.get('reference code') ?? fields.get('primary reference code') ?? null;
    const facts = {
      code,
      message: fields.get('message') ?? fields.get('description') ?? '',
      subsystem: fields.get('subsystem') ?? '',
      severity: fields.get('event severity') ?? '',
      time: fields.get('created at') ?? '',
      entry: `0x${entry}`,
      times,
    };
    emitDraft(code === null ? null : draftOfPelFacts(facts), line, lines.join('\n'));
  };
  return {
    read: (raw, line) => {
      const entry = title.exec(raw)?.groups?.entry;
      if (entry !== undefined) {
        close();
        block = { line, entry, lines: [], fields: new Map() };
      }
      if (block === null) return false;
      return addLine(block, raw);
    },
    end: close,
  };
}

/** A frame's line is the log's; its first value of a name stands. */
function addLine(block: Block, raw: string): boolean {
  const inner = framed.exec(raw)?.groups?.inner;
  if (inner === undefined || block.lines.length >= mostLines) return raw.trim() === '';
  const field = keyValueOf(inner, ':');
  const name = field?.key.toLowerCase() ?? '';
  if (field !== null && !block.fields.has(name)) block.fields.set(name, field.value);
  block.lines.push(raw);
  return true;
}
