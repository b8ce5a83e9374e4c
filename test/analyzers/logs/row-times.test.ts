import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeReader } from '#analyzers/logs/event/event-time.js';
import { createRowTimes } from '#analyzers/logs/event/row-times.js';

const two = (value: number) => String(value).padStart(2, '0');
const dates = fc.constantFrom('11/15/23', '11/15/2023', '15.11.2023', '2023年11月15日', '01/01/1970', '13/13/2023', 'Pre-Init', '');
const clocks = fc.oneof(
  fc
    .tuple(fc.nat(23), fc.nat(59), fc.nat(59), fc.constantFrom('', ' UTC', ' CST', ' +0530', ' ???'))
    .map(([hour, minute, second, zone]) => `${two(hour)}:${two(minute)}:${two(second)}${zone}`),
  fc.constantFrom('06:13:20 PM', '06:13:20 AM CST', '17时14分07秒 CST', '24:00:00', '23:59:60', '0000000009', 'Unspecified', ''),
);

describe('the times of rows', () => {
  it.each([null, 480, -330])('are those of the time reader, whatever the order of rows (zone offset %s)', (zoneOffsetMinutes) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(dates, clocks), { maxLength: 12 }), (rows) => {
        const times = createTimeReader({ file: 'sel.txt', zoneOffsetMinutes, head: [] });
        const timeOf = createRowTimes(times);

        const found = rows.map(([date, clock]) => timeOf(date, clock));

        expect(found).toEqual(rows.map(([date, clock]) => times.fromDateAndTime(date, clock)));
      }),
    );
  });
});
