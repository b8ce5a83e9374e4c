import { describe, expect, it } from 'vitest';
import { createTimeReader } from '#analyzers/logs/event/event-time.js';
import { readPrintedTime } from '#analyzers/logs/event/printed-time.js';

const times = createTimeReader({ file: 'log.txt', zoneOffsetMinutes: null, head: [] });

describe('printed times', () => {
  it.each([
    ['2023-02-03T04:05:06+08:00', '2023-02-02T20:05:06.000Z', 'known'],
    ['2023/02/03 04:05:06', '2023-02-03T04:05:06.000Z', 'unknown'],
    ['02/03/2023, 04:05:06', '2023-02-03T04:05:06.000Z', 'unknown'],
    ['2023年02月03日 04时05分06秒', '2023-02-03T04:05:06.000Z', 'unknown'],
    ['Fri Feb  3 04:05:06 2023', '2023-02-03T04:05:06.000Z', 'unknown'],
    ['2023 Feb  3 04:05:06', '2023-02-03T04:05:06.000Z', 'unknown'],
    ['20230203T040506', '2023-02-03T04:05:06.000Z', 'unknown'],
    ['1675397106', '2023-02-03T04:05:06.000Z', 'unknown'],
    ['1675397106123', '2023-02-03T04:05:06.123Z', 'known'],
    ['1675397106123456', '2023-02-03T04:05:06.123Z', 'known'],
    ['2023-02-03 12:05:06 UTC+8', '2023-02-03T04:05:06.000Z', 'known'],
    ['2023-02-03 12:05:06 (GMT+08:00)', '2023-02-03T04:05:06.000Z', 'known'],
    ['[2023-02-03 04:05:06]', '2023-02-03T04:05:06.000Z', 'unknown'],
  ])('reads %s', (text, instant, zone) => {
    const time = readPrintedTime(text, times);

    expect(time).toMatchObject({ text, instant, zone });
  });

  it.each(['', 'N/A', '[NOT SET]', 'System Boot', '99'])('keeps the text of %j, which is none', (text) => {
    const time = readPrintedTime(text, times);

    expect(time.instant).toBeNull();
  });
});
