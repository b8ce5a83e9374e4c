import { describe, expect, it } from 'vitest';
import { createTimeReader } from '#analyzers/logs/event/event-time.js';

const context = { file: 'log.txt', zoneOffsetMinutes: null, head: [] };
const times = createTimeReader(context);

describe('times printed as date and time', () => {
  it.each([
    ['11/15/23', '06:13:20', '2023-11-15T06:13:20.000Z'],
    ['11/15/2023', '06:13:20 AM CST', '2023-11-15T06:13:20.000Z'],
    ['11/15/2023', '12:13:20 AM', '2023-11-15T00:13:20.000Z'],
    ['11/15/2023', '06:13:20 PM', '2023-11-15T18:13:20.000Z'],
    ['15.11.2023', '06:13:20', '2023-11-15T06:13:20.000Z'],
    ['2023年11月15日', '06时13分20秒 CST', '2023-11-15T06:13:20.000Z'],
    ['2023年11月15日', '06時13分20秒', '2023-11-15T06:13:20.000Z'],
    ['2023年11月15日', '下午 06:13:20', '2023-11-15T18:13:20.000Z'],
    ['2023-11-15', '06:13', '2023-11-15T06:13:00.000Z'],
    ['Nov-15-2023', '06:13:20', '2023-11-15T06:13:20.000Z'],
    ['15-Nov-2023', '06:13:20', '2023-11-15T06:13:20.000Z'],
    ['15/11/23', '06:13:20', '2023-11-15T06:13:20.000Z'],
    ['15-11-2023', '06:13:20', '2023-11-15T06:13:20.000Z'],
    ['2023년 11월 15일', '06시 13분 20초', '2023-11-15T06:13:20.000Z'],
    ['15. Nov. 2023', '06.13.20', '2023-11-15T06:13:20.000Z'],
    ['15 déc. 2023', '06:13:20 a.m.', '2023-12-15T06:13:20.000Z'],
    ['November 15, 2023', '6:13 pm', '2023-11-15T18:13:00.000Z'],
    ['11/15/69', '06:13:20', '2069-11-15T06:13:20.000Z'],
  ])('reads %s %s', (date, time, instant) => {
    const read = times.fromDateAndTime(date, time);

    expect(read).toEqual({ text: `${date} ${time}`, instant, last: null, zone: 'unknown', reliable: !instant.startsWith('2069') });
  });

  it.each([
    ['CEST', 120],
    ['JST', 540],
    ['EDT', -240],
    ['+08', 480],
    ['-0330', -210],
    ['UTC+8', 480],
    ['GMT+08:00', 480],
    ['(UTC-05:00)', -300],
  ])('resolves %s', (zone, offset) => {
    const read = times.fromDateAndTime('2023-11-15', `12:00:00 ${zone}`);

    expect([read.zone, read.instant]).toEqual(['known', new Date(Date.UTC(2023, 10, 15, 12) - offset * 60_000).toISOString()]);
  });

  it('resolves UTC and GMT and numeric zones, and no letters that name several zones', () => {
    const zones = ['UTC', 'GMT', '+0800', 'CST', 'IST', 'BST', 'EST', 'AST', 'PST', 'XYZ', ''].map(
      (zone) => times.fromDateAndTime('11/15/23', `06:13:20 ${zone}`).zone,
    );

    expect(zones).toEqual([...Array(3).fill('known'), ...Array(8).fill('unknown')]);
  });

  it('applies the zone a person names where the log states none', () => {
    const shanghai = createTimeReader({ ...context, zoneOffsetMinutes: 480 });

    const assumed = shanghai.fromDateAndTime('11/15/23', '06:13:20 CST');
    const stated = shanghai.fromDateAndTime('11/15/23', '06:13:20 UTC');

    expect([assumed.zone, assumed.instant]).toEqual(['assumed', '2023-11-14T22:13:20.000Z']);
    expect([stated.zone, stated.instant]).toEqual(['known', '2023-11-15T06:13:20.000Z']);
  });

  it('takes day before month where the file proves it', () => {
    const dayFirst = createTimeReader({ ...context, head: ['1 | 02/03/23 | 06:13:20', '2 | 25/03/23 | 06:13:20'] });

    const read = dayFirst.fromDateAndTime('02/03/23', '06:13:20');

    expect(read.instant).toBe('2023-03-02T06:13:20.000Z');
  });

  it.each([
    ['Pre-Init', '0000000005'],
    ['PostInit', 'PostInit'],
    ['Unspecified', 'Unspecified'],
    ['[NOT SET]', ''],
    ['00/00/00', '00:00:00'],
    ['02/30/23', '00:00:01'],
    ['S+ 70/001', 'S+ 70/001'],
    ['11/15/23', '25:00:00'],
  ])('gives no instant for %s %s', (date, time) => {
    const read = times.fromDateAndTime(date, time);

    expect([read.instant, read.reliable]).toEqual([null, false]);
  });

  it('trusts no date at which clocks start', () => {
    const reliable = ['01/01/70', '12/31/99', '01/01/2000', '01/01/2017', '01/02/2017'].map(
      (date) => times.fromDateAndTime(date, '00:00:09').reliable,
    );

    expect(reliable).toEqual([false, false, false, false, true]);
  });

  it('keeps a date that 32 signed bits do not hold, and does not trust it', () => {
    const read = times.fromDateAndTime('2040-01-01', '00:00:00 UTC');

    expect([read.instant, read.reliable]).toEqual(['2040-01-01T00:00:00.000Z', false]);
  });
});

describe('times printed as one text', () => {
  it.each([
    ['11/15/2023, 06:13:20', '2023-11-15T06:13:20.000Z'],
    ['Wed Nov 15 06:13:20 2023', '2023-11-15T06:13:20.000Z'],
    ['Wed Nov 15 06:13:20 UTC 2023', '2023-11-15T06:13:20.000Z'],
    ['Wednesday, November 15, 2023 6:13:20 PM', '2023-11-15T18:13:20.000Z'],
    ['2023-11-15 06:13:20,123 EDT', '2023-11-15T10:13:20.123Z'],
    ['2023-11-15T06:13:20.5+08:00', '2023-11-14T22:13:20.500Z'],
    ['06:13 11/15/2023', '2023-11-15T06:13:00.000Z'],
    ['20231115061320.000000+480', '2023-11-14T22:13:20.000Z'],
    ['20231115T061320Z', '2023-11-15T06:13:20.000Z'],
    ['2023 Nov 15 06:13:20', '2023-11-15T06:13:20.000Z'],
    ['2023年11月15日 星期三 06:13:20 JST', '2023-11-14T21:13:20.000Z'],
    ['2023-11-15 06:13:20.123456789 +0800 CST', '2023-11-14T22:13:20.123Z'],
    ['[2023-11-15_06:13:20]', '2023-11-15T06:13:20.000Z'],
    ['2023-11-15', null],
    ['[NOT SET]', null],
  ])('reads %s', (text, instant) => {
    expect(times.fromText(text)).toMatchObject({ text, instant });
  });
});

describe('stamps without a year', () => {
  const stamps = [
    ['Dec', '31', '23:59:59'],
    ['Jan', '1', '00:00:01'],
    ['5月', '3', '10:00:00'],
    ['april', '5', '10:00:00'],
  ] as const;
  const instants = (file: string, head: readonly string[]) => {
    const reader = createTimeReader({ file, zoneOffsetMinutes: null, head });
    return stamps.map(([month, day, clock]) => reader.fromMonthDay(month, day, clock).instant);
  };
  const placed = ['2023-12-31T23:59:59.000Z', '2024-01-01T00:00:01.000Z', '2024-05-03T10:00:00.000Z', '2024-04-05T10:00:00.000Z'];

  it('take the year from the head of the file or its rotated name, and go over the turn of the year', () => {
    const clockLine = 'Dec 31 23:59:50 node kernel: rtc_cmos 00:01: setting system clock to 2023-12-31 23:59:48 UTC (1704067188)';

    const byHead = instants('messages', [clockLine]);
    const byName = instants('var/log/messages-20240107.gz', []);

    expect([byHead, byName]).toEqual([placed, placed]);
  });

  it('have no instant where nothing tells the year: the date of a build does not', () => {
    const build = 'Dec 31 23:59:50 node kernel: Linux version 5.10.0 (gcc 10.2) #1 SMP Fri Nov 4 10:00:00 UTC 2022';

    const read = instants('messages', [build]);

    expect(read).toEqual([null, null, null, null]);
  });
});

describe('times as numbers', () => {
  it('place seconds and milliseconds since 1970 in UTC', () => {
    const read = [times.fromUnixSeconds(1_700_000_000.25), times.fromUnixMs(1_700_000_000_250), times.fromUnixSeconds(0)];

    expect(read.map(({ instant, zone }) => [instant, zone])).toEqual([
      ['2023-11-14T22:13:20.250Z', 'known'],
      ['2023-11-14T22:13:20.250Z', 'known'],
      [null, 'unknown'],
    ]);
  });

  it('count the offset of a CIM datetime in minutes', () => {
    const read = ['20231115061320.123456+480', '20231115061320.000000-300', '20231115061320.000000***', '20231315061320.000000+000'];

    expect(read.map((text) => times.fromCimDateTime(text)).map(({ instant, zone }) => [instant, zone])).toEqual([
      ['2023-11-14T22:13:20.123Z', 'known'],
      ['2023-11-15T11:13:20.000Z', 'known'],
      ['2023-11-15T06:13:20.000Z', 'unknown'],
      [null, 'unknown'],
    ]);
  });

  it('keep seconds since a start as text alone', () => {
    expect(times.fromMonotonicSeconds(12.5, '[   12.500000]')).toMatchObject({ text: '[   12.500000]', instant: null, reliable: false });
  });
});

describe('times as SEL seconds', () => {
  it('tells seconds since the start of the BMC, unspecified ones, and dates after 2038', () => {
    const read = [5, 0x20000000, 0xffffffff, 1_700_000_000, 0x80000000].map((seconds) => times.fromSelSeconds(seconds).instant);

    expect(read).toEqual([null, null, null, '2023-11-14T22:13:20.000Z', '2038-01-19T03:14:08.000Z']);
  });
});

describe('times in ISO 8601', () => {
  it.each([
    ['2023-01-09T20:02:15-06:00', '2023-01-10T02:02:15.000Z', 'known'],
    ['2023-01-09T20:02:15+0530', '2023-01-09T14:32:15.000Z', 'known'],
    ['2023-01-09T20:02:15-00:00', '2023-01-09T20:02:15.000Z', 'known'],
    ['2012-03-07T14:44Z', '2012-03-07T14:44:00.000Z', 'known'],
    ['2024-07-02T02:04:16.756000000Z', '2024-07-02T02:04:16.756Z', 'known'],
    ['2024-07-02T02:04:16', '2024-07-02T02:04:16.000Z', 'unknown'],
    ['0000-00-00T00:00:00Z', null, 'unknown'],
    ['never', null, 'unknown'],
  ])('reads %s', (text, instant, zone) => {
    const read = times.fromIso(text);

    expect([read.text, read.instant, read.zone]).toEqual([text, instant, zone]);
  });
});
