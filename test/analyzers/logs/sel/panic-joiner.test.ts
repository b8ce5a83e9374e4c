import { describe, expect, it } from 'vitest';
import type { EventDraft } from '#analyzers/logs/event/event-draft.js';
import { createPanicJoiner } from '#analyzers/logs/formats/sel/panic-joiner.js';
import { readText } from '../read-text.js';

function join(drafts: readonly Partial<EventDraft>[]): EventDraft[] {
  const passed: EventDraft[] = [];
  const joiner = createPanicJoiner((draft) => passed.push(draft));
  drafts.forEach((draft, index) => {
    joiner.take({ line: index + 1, byte: null, raw: `row ${index + 1}`, text: '', ...draft });
  });
  joiner.release();
  return passed;
}

const piece = (text: string, sequence?: number, recordId = '1') => ({
  key: 'linux/kernel/panic',
  recordId,
  text: `Linux kernel panic: ${text}`,
  ...(sequence === undefined ? {} : { details: { panicText: text, sequence } }),
});

describe('pieces of a kernel panic', () => {
  it('become one event in the place of the first', () => {
    const passed = join([{ text: 'before' }, piece('Fatal excep', 0), piece('tion in int', 1), piece('errupt', 2), { text: 'after' }]);

    expect(passed.map((draft) => [draft.line, draft.text])).toEqual([
      [1, 'before'],
      [2, 'Linux kernel panic: Fatal exception in interrupt'],
      [5, 'after'],
    ]);
    expect(passed[1]).toMatchObject({ raw: 'row 2\nrow 3\nrow 4', details: { pieces: 3, panicText: 'Fatal exception in interrupt' } });
  });

  it('are put in order by number, also where a listing begins with the newest row', () => {
    const numbered = join([piece('interrupt', 1), piece('Fatal: in  ', 0)]);
    const unnumbered = join([piece('interrupt', undefined, '1b'), piece('Fatal: in', undefined, '1a')]);

    expect([...numbered, ...unnumbered].map((draft) => draft.text)).toEqual([
      'Linux kernel panic: Fatal: in  interrupt',
      'Linux kernel panic: Fatal: in  interrupt',
    ]);
  });

  it('of two panics stay apart', () => {
    const passed = join([piece('first', 0), piece('second', 0)]);

    expect(passed.map((draft) => draft.text)).toEqual(['Linux kernel panic: first', 'Linux kernel panic: second']);
  });

  it.each([
    ['hex', ['01 00 f0 20 00 46 61 74 61 6c 20 65 78 63 65 70', '02 00 f0 20 01 74 69 6f 6e 00 00 00 00 00 00 00']],
    ['ipmitool -c', ['1,,,Linux kernel panic: Fatal excep', '2,,,Linux kernel panic: tion']],
    ['ipmiutil', ['0001 INF f0 OEM Event 20 00 Fatal excep', '0002 INF f0 OEM Event 20 01 tion']],
    [
      'ipmitool -v',
      ['1', '2'].map((id, index) =>
        [`SEL Record ID          : 000${id}`, ` Panic string          : ${index === 0 ? 'Fatal excep' : 'tion'}`].join('\n'),
      ),
    ],
    [
      'ipmi-sel',
      [
        'ID | Date | Time | Name | Type | Event',
        '1 | N/A | N/A | N/A | N/A | OEM defined (Record Type = F0h) = 20h 00h 46h 61h 74h 61h 6Ch 20h 65h 78h 63h 65h 70h',
        '2 | N/A | N/A | N/A | N/A | OEM defined (Record Type = F0h) = 20h 01h 74h 69h 6Fh 6Eh 00h 00h 00h 00h 00h 00h 00h',
      ],
    ],
    ['ipmi-sel --interpret-oem-data', ['1 | N/A | N/A | N/A | N/A | N/A | Fatal excep', '2 | N/A | N/A | N/A | N/A | N/A | tion']],
  ])('are joined in the form of %s', (_, rows) => {
    const { events } = readText(rows.join('\n'));

    expect(events.map((event) => [event.event.key, event.event.text])).toEqual([
      ['linux/kernel/panic', 'Linux kernel panic: Fatal exception'],
    ]);
  });
});
