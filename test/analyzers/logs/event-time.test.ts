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
    ['15.11.2023', '06:13:20 CET', '2023-11-15T06:13:20.000Z'],
    ['2023年11月15日', '06时13分20秒 CST', '2023-11-15T06:13:20.000Z'],
    ['2023年11月15日', '06時13分20秒 JST', '2023-11-15T06:13:20.000Z'],
    ['2023年11月15日', '下午 06:13:20', '2023-11-15T18:13:20.000Z'],
    ['2023-11-15', '06:13', '2023-11-15T06:13:00.000Z'],
    ['Nov-15-2023', '06:13:20', '2023-11-15T06:13:20.000Z'],
    ['15-Nov-2023', '06:13:20', '2023-11-15T06:13:20.000Z'],
    ['15/11/23', '06:13:20', '2023-11-15T06:13:20.000Z'],
  ])('reads %s %s', (date, time, instant) => {
    const read = times.fromDateAndTime(date, time);

    expect(read).toEqual({ text: `${date} ${time}`, instant, last: null, zone: 'unknown', reliable: true });
  });

  it('resolves UTC and GMT and numeric zones, and no letters that name several zones', () => {
    const zones = ['UTC', 'GMT', '+0800', 'CST', 'IST', 'BST', 'EST', ''].map(
      (zone) => times.fromDateAndTime('11/15/23', `06:13:20 ${zone}`).zone,
    );

    expect(zones).toEqual(['known', 'known', 'known', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown']);
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
