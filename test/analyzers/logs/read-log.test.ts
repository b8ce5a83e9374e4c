import { describe, expect, it } from 'vitest';
import { openLog, readLog } from '#analyzers/logs/read-log.js';
import type { LogEvent } from '#domain/log-event.js';
import { lineLimitCharacters } from '#domain/source-block.js';
import { readBlock, readText } from './read-text.js';

const elistRow = '   1 | 03/02/24 | 09:14:07 UTC | Memory DIMM_B2 | Correctable ECC | Asserted';
const ticketRow = 'processor cpu0_status | ierr | asserted';

describe('readLog', () => {
  it('counts lines that no format knows and keeps them with line and text', () => {
    const { unread, summary } = readText(`hello there\n\n${elistRow}`);

    expect(unread).toEqual([{ file: 'log.txt', line: 1, byte: null, reason: 'noFormat', raw: 'hello there' }]);
    expect(summary).toEqual({ file: 'log.txt', lines: 3, events: 1, formats: ['ipmitool-sel-list'], unread: { noFormat: 1 } });
  });

  it('reads lines with colour codes, byte-order mark, carriage returns, no-break blanks and pager prompts', () => {
    const dirty = [
      `\ufeff${elistRow}\r`,
      `\u001b[31m${elistRow}\u001b[0m`,
      elistRow.replace(' | Mem', '\u00a0| Mem'),
      `--More--\b\b\b${elistRow}`,
    ];

    const { events, unread } = readText(dirty.join('\n'));

    expect(events.map((event) => event.event.key)).toEqual(dirty.map(() => 'ipmi/0c/6f/00'));
    expect(unread).toEqual([]);
  });

  it('numbers events of mixed formats in the order of the file', () => {
    const { events, summary } = readText([elistRow, ticketRow, elistRow].join('\n'));

    expect(events.map((event) => [event.source.format, event.source.line, event.order])).toEqual([
      ['ipmitool-sel-list', 1, 0],
      ['sensor-rows', 2, 1],
      ['ipmitool-sel-list', 3, 2],
    ]);
    expect(summary.formats).toEqual(['ipmitool-sel-list', 'sensor-rows']);
  });

  it('reports a line that is too long and goes on', () => {
    const { events, unread } = readText(['x'.repeat(lineLimitCharacters + 1), elistRow].join('\n'));

    expect(unread.map(({ reason, line, raw }) => [reason, line, raw.length])).toEqual([['lineTooLong', 1, 500]]);
    expect(events).toHaveLength(1);
  });

  it('reports an empty file once', () => {
    const { summary } = readText('\n  \n');

    expect(summary.unread).toEqual({ emptyFile: 1 });
  });

  it('counts events over the limit as unread', () => {
    const { events, summary } = readText([elistRow, elistRow, elistRow].join('\n'), { eventLimit: 2 });

    expect(events).toHaveLength(2);
    expect(summary.unread).toEqual({ tooManyEvents: 1 });
  });

  it('reads by the named format only', () => {
    const { summary } = readText([elistRow, ticketRow].join('\n'), { formatId: 'sensor-rows' });

    expect(summary).toMatchObject({ events: 1, formats: ['sensor-rows'], unread: { noFormat: 1 } });
  });

  it('refuses an unknown format id', () => {
    expect(() => readText(elistRow, { formatId: 'nonsense' })).toThrowError(expect.objectContaining({ code: 'notFound' }));
  });

  it('says noFormat for a JSON document and for bytes that are no log', () => {
    const json = readBlock({ kind: 'json', file: 'a.json', document: { a: 1 }, text: '{"a":1}' });
    const bytes = readBlock({ kind: 'bytes', file: 'a.bin', bytes: Uint8Array.of(1, 2, 3) });

    expect(json.summary.unread).toEqual({ noFormat: 1 });
    expect(bytes.summary.unread).toEqual({ noFormat: 1 });
  });

  it('decides the order of day and month for the whole file', () => {
    const rows = ['05/03/24', '13/03/24'].map(
      (date, index) => `   ${index} | ${date} | 09:14:07 UTC | Memory #0x87 | Correctable ECC | Asserted`,
    );

    const { events } = readText(rows.join('\n'));

    expect(events.map((event) => event.time.instant)).toEqual(['2024-03-05T09:14:07.000Z', '2024-03-13T09:14:07.000Z']);
  });
});

describe('openLog', () => {
  it('gives the same for lines that arrive one by one as for the whole file', () => {
    const lines = Array.from({ length: 3000 }, (_, index) => (index % 7 === 0 ? 'noise' : elistRow));
    const whole = readText(lines.join('\n'));
    const events: LogEvent[] = [];
    const reading = openLog('log.txt', { zoneOffsetMinutes: null }, { event: (event) => events.push(event), unread: () => {} });

    for (const line of lines) reading.push([line]);
    const summary = reading.end();

    expect(events).toEqual(whole.events);
    expect(summary).toEqual(whole.summary);
  });

  it('hands on events before the end once the head is full', () => {
    let count = 0;
    const reading = openLog('log.txt', { zoneOffsetMinutes: null }, { event: () => (count += 1), unread: () => {} });

    reading.push(Array.from({ length: 2000 }, () => elistRow));

    expect(count).toBe(2000);
  });
});

it('reads a block of lines whose chunks come lazily', () => {
  function* chunks() {
    yield [elistRow];
    yield [ticketRow];
  }
  let count = 0;

  readLog({ kind: 'lines', file: 'lazy', chunks: chunks() }, { zoneOffsetMinutes: null }, { event: () => (count += 1), unread: () => {} });

  expect(count).toBe(2);
});
