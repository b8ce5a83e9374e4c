import { describe, expect, it } from 'vitest';
import { createPrefixReader, hasLogPrefix } from '#analyzers/logs/readers/log-prefix.js';

const read = createPrefixReader({ file: 'messages', zoneOffsetMinutes: null, head: [] });

describe('the prefix of a log line', () => {
  it.each([
    ['[   58.258850] message', null, 'kernel'],
    ['[   58.258850][ T1234] message', null, 'kernel'],
    ['<4>[   58.258850] message', null, 'kernel'],
    ['[  +0.000844] message', null, 'kernel'],
    ['[  123.456789 <    0.000844>] message', null, 'kernel'],
    ['kern  :warn  : [  123.456789] message', null, 'kernel'],
    ['[Mon Jun  2 13:13:04 2025] message', null, 'kernel'],
    ['[一 6月  2 13:13:04 2025] message', null, 'kernel'],
    ['2024-05-01T12:00:00,123456+08:00 message', null, 'kernel'],
    ['May  7 06:45:12 node7 kernel: [   12.000000] message', 'node7', 'kernel'],
    ['5月  7 06:45:12 node7 kernel: message', 'node7', 'kernel'],
    ['april 07 06:45:12 node7 smartd[12]: message', 'node7', 'smartd'],
    ['Jun 14 15:16:01 node7 sshd(pam_unix)[19939]: message', 'node7', 'sshd(pam_unix)'],
    ['May  7 06:45:12 node7 message', 'node7', null],
    ['2024-05-07T06:45:12.123456+08:00 node7 kernel: message', 'node7', 'kernel'],
    ['Tue 2024-05-07 06:45:12 CST node7 kernel: message', 'node7', 'kernel'],
    ['1715000000.123456 node7 kernel: message', 'node7', 'kernel'],
    ['[  123.456789] node7 kernel: message', 'node7', 'kernel'],
    ['<34>1 2003-10-11T22:14:15.003Z node7 su - ID47 - message', 'node7', 'su'],
    ['- 1131566461 2005.11.09 dn228 Nov 9 12:01:01 dn228/dn228 crond[2915]: message', 'dn228/dn228', 'crond'],
    [' kernel:[12345.678901] message', null, 'kernel'],
  ])('of %s is split off', (line, host, tag) => {
    expect(read(line)).toMatchObject({ host, tag, message: 'message' });
  });

  it.each([
    'Slot 3 12:00:00 asserted',
    '1 | 05/07/2024 | 06:45:12 | Memory',
    '2024-05-07 06:45:12 a sentence',
    '2024-05-07 06:45:12 PSU1 STATUS: 0x28',
    '',
  ])('is not seen in "%s"', (line) => {
    expect(read(line)).toBeNull();
    expect(hasLogPrefix(line)).toBe(false);
  });

  it('gives instants with the zone that is printed, and none for seconds since the start', () => {
    const times = ['2024-05-07T06:45:12+0800 node7 kernel: x', '[Mon Jun  2 13:13:04 2025] x', '[   58.258850] x'].map(
      (line) => read(line)?.time,
    );

    expect(times.map((time) => [time?.instant, time?.zone])).toEqual([
      ['2024-05-06T22:45:12.000Z', 'known'],
      ['2025-06-02T13:13:04.000Z', 'unknown'],
      [null, 'unknown'],
    ]);
  });
});
