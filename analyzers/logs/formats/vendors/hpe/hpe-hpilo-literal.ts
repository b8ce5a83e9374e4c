import { createEventCompleter } from '../../../event/complete-event.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import type { EventSink, LinesFormat, ReadContext } from '../../../log-format.js';
import { isRecord, type JsonRecord, textAt } from '../../../syntax/json-fields.js';
import { cutDictionaries, parsePythonLiteral } from '../../../syntax/python-literal.js';
import { draftOfHpeEntry, hpeTime } from './hpe-message.js';

const id = 'hpe-hpilo-literal';
const firstKey = /^\s*(?:[[(]\s*)?\{\s*u?'(?:class|severity|description|count|initial_update|last_update|event_class|event_code)'\s*:/;
/** Between rows: brackets, and remarks of people who shortened the list. */
const between = /^(?:[[\](),\s]*|[[,\s]*(?:\(.{1,120}\)|\.{2,5}|…)[\],\s]*)$/;
/** What a line inside a dictionary begins with. */
const inside = /^\s*(?:u?["']|[}\]{[(),:]|-?\d[\w.]{0,30}[\s,)\]}]*$|None\b|True\b|False\b|$)/;
const heldCharacters = 16_384;
/** What is held is read again with every line: a row of many short lines must not make that dear. */
const mostLines = 120;

/** Event logs of iLO as the library python-hpilo prints them: Python literals, pretty or on one line, often shortened by hand. */
export const hpeHpiloLiteral: LinesFormat = {
  kind: 'lines',
  id,
  title: 'iLO event log from python-hpilo',
  reference: 'python-hpilo 4, get_ilo_event_log and get_server_event_log; Python pprint',
  samples: [
    {
      name: 'a pretty list',
      kind: 'typical',
      content: [
        "[{'class': 'Power',",
        "  'count': 2,",
        "  'description': 'System Power Supply: Input Power Loss or Unplugged '",
        "                 'Power Cord (Power Supply 1)',",
        "  'initial_update': '02/03/2024 04:05',",
        "  'last_update': '02/03/2024 05:05',",
        "  'severity': 'Critical'},",
        " {'class': 'iLO 5',",
        "  'count': 1,",
        "  'description': 'Server power restored.',",
        "  'initial_update': '02/03/2024 05:06',",
        "  'last_update': '02/03/2024 05:06',",
        "  'severity': 'Informational'}]",
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'unknown'] },
    },
    {
      name: 'one line, Python 2 texts, double quotes, None, remarks of people',
      kind: 'extreme',
      content: [
        `[{u'severity': u'Caution', u'class': u'CPU', u'last_update': None, u'initial_update': u'[NOT SET] ', u'count': 1L, u'description': u"Corrected Memory Error threshold exceeded (Processor 1, DIMM 9) isn't good"}, {'severity': 'Repaired', 'class': 'Fan', 'last_update': '02/03/2024 05:05', 'initial_update': '02/03/2024 04:05', 'count': 7, 'description': 'System Fan Failure (Fan 3, Location System)'},`,
        '  (Other log entries skipped)]',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/05', 'ipmi/04/01/02'] },
    },
    {
      name: 'a row without description, and a list that is cut off',
      kind: 'broken',
      content: ["[{'class': 'Fan',", "  'severity': 'Caution'},", " {'class': 'Power',", "  'count': 2,", "  'descr"].join('\n'),
      expect: { events: 0, unread: 2, keys: [] },
    },
  ],
  claims: (line) => firstKey.test(line),
  open: openLiterals,
};

function openLiterals(context: ReadContext, sink: EventSink): ReturnType<LinesFormat['open']> {
  const times = createTimeReader(context);
  const complete = createEventCompleter({ file: context.file, format: id });
  let held = { text: '', line: 0 };
  let heldLines = 0;
  const cutOff = (): void => {
    heldLines = 0;
    if (held.text !== '') sink.unread({ line: held.line, byte: null, raw: held.text }, 'malformedRecord');
    held = { text: '', line: 0 };
  };
  const emit = (raw: string, line: number, part: number): void => {
    const draft = draftOfLiteral(raw, times);
    if (draft === null) sink.unread({ line, byte: null, raw }, 'malformedRecord');
    else sink.event(complete({ ...draft, line, byte: null, ...(part === 0 ? {} : { part }), raw }));
  };
  return {
    read: (raw, line) => {
      if (held.text === '' && !firstKey.test(raw)) return between.test(raw);
      if (held.text !== '' && !inside.test(raw)) {
        cutOff();
        return false;
      }
      const { complete: rows, rest } = cutDictionaries(held.text === '' ? raw : `${held.text}\n${raw}`);
      for (const [part, row] of rows.entries()) emit(row, part === 0 && held.text !== '' ? held.line : line, part);
      held = { text: rest, line: held.text !== '' && rows.length === 0 ? held.line : line };
      heldLines = rows.length === 0 ? heldLines + 1 : 0;
      if (held.text.length > heldCharacters || heldLines > mostLines) cutOff();
      return true;
    },
    end: cutOff,
  };
}

function draftOfLiteral(raw: string, times: TimeReader): PlacelessDraft | null {
  const value = parsePythonLiteral(raw);
  return isRecord(value) ? draftOfRow(value, times) : null;
}

function draftOfRow(row: JsonRecord, times: TimeReader): PlacelessDraft | null {
  const text = textAt(row, 'description');
  if (text === null) return null;
  const timeOf = (name: string) => hpeTime(textAt(row, name) ?? '', times);
  return draftOfHpeEntry({
    text,
    severity: textAt(row, 'severity'),
    className: textAt(row, 'class'),
    eventClass: textAt(row, 'event_class'),
    eventCode: textAt(row, 'event_code'),
    count: textAt(row, 'count'),
    first: timeOf('initial_update'),
    last: timeOf('last_update'),
  });
}
