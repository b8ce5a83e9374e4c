import { describe, expect, it } from 'vitest';
import { readText } from './read-text.js';

const row = '   1 | 03/02/2024 | 09:14:07 | Memory #0x87 | Uncorrectable ECC | Asserted';

function keysOf(text: string): string[] {
  return readText(text).events.map((event) => `${event.source.format} ${event.event.key} ${event.direction}`);
}

describe('rows that something else carries', () => {
  it.each([
    ['a mail that quotes it', `> ${row}`],
    ['a quotation in a quotation', `> >${row}`],
    ['a log daemon', `2024-03-02T09:15:01+02:00 mon01 check_sel[4411]: ${row}`],
    ['the numbers of an editor', `    12\t${row}`],
    ['grep -n', `12:${row}`],
    ['a list of a ticket', `* ${row.trim()}`],
    ['a web page', `<pre>${row}<br>`],
    ['a boxed table', `| ${row.trim()} |`],
    ['tabs between its columns', row.trim().replaceAll(' | ', '\t')],
    ['a sheet that quotes its cells', `"${row.trim().replaceAll(' | ', '","')}"`],
  ])('reads a SEL row in %s', (_, text) => {
    const keys = keysOf(text);

    expect(keys).toEqual(['ipmitool-sel-list ipmi/0c/6f/01 assertion']);
  });

  it('reads a table of a web page by its heading', () => {
    const keys = keysOf(
      [
        '<table><tr><th>Severity</th><th>Date/Time</th><th>Description</th></tr>',
        '<tr><td>Critical</td><td>Wed Mar 02 2016 11:20:31</td><td>Power supply 1 failed.</td></tr>',
      ].join('\n'),
    );

    expect(keys).toEqual(['header-csv ipmi/08/6f/01 assertion']);
  });

  it('leaves a row of a web page, whose direction stands behind a dash, to its own format', () => {
    const keys = keysOf('3\t2022/07/08 09:10:11\tPS1 Status\tPower Supply\tPower Supply Failure detected - Asserted');

    expect(keys).toEqual(['web-event-rows ipmi/08/6f/01 assertion']);
  });

  it('names the line as printed where nothing reads it', () => {
    const { unread } = readText('* not a row | at all');

    expect(unread.map((piece) => piece.raw)).toEqual(['* not a row | at all']);
  });
});
