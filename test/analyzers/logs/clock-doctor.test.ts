import { describe, expect, it } from 'vitest';
import { clockWarnings } from '#analyzers/logs/event/clock-doctor.js';
import { readText } from './read-text.js';

const sync = 'System Event #0x81 | Timestamp Clock Sync | Asserted';
const ecc = 'Memory #0x87 | Correctable ECC | Asserted';

function codesOf(...rows: readonly string[]) {
  const text = rows.map((row, index) => `   ${(index + 1).toString(16)} | ${row}`).join('\n');
  return clockWarnings(readText(text).events, 'en').map(({ code, eventIds }) => [code, eventIds]);
}

describe('warnings about the clock', () => {
  it('says nothing about a log in order', () => {
    expect(codesOf(`03/02/24 | 09:00:00 UTC | ${ecc}`, `03/02/24 | 09:00:05 UTC | ${ecc}`)).toEqual([]);
  });

  it('names rows of before the clock was set, and start dates of clocks', () => {
    expect(codesOf(` Pre-Init |0000000005| ${ecc}`, `01/01/70 | 00:01:00 UTC | ${ecc}`, `03/02/24 | 09:00:00 UTC | ${ecc}`)).toEqual([
      ['clockNotSet', ['log.txt#1']],
      ['clockReset', ['log.txt#2']],
    ]);
  });

  it('names steps back of more than a minute', () => {
    const rows = ['09:00:00', '09:10:00', '09:09:30', '08:00:00', '08:01:00'].map((time) => `03/02/24 | ${time} UTC | ${ecc}`);

    expect(codesOf(...rows)).toEqual([['timeRunsBackwards', ['log.txt#4']]]);
  });

  it('takes a listing that begins with the newest row for no step back', () => {
    expect(codesOf(...['09:00:00', '08:00:00', '07:00:00'].map((time) => `03/02/24 | ${time} UTC | ${ecc}`))).toEqual([]);
  });

  it('names a clock sync that moved the time, and none that did not', () => {
    const moved = codesOf(`03/02/24 | 01:00:00 UTC | ${sync}`, `03/02/24 | 09:00:00 UTC | ${sync}`);
    const kept = codesOf(`03/02/24 | 01:00:00 UTC | ${sync}`, `03/02/24 | 01:00:01 UTC | ${sync}`);

    expect(moved).toEqual([['clockSync', ['log.txt#2']]]);
    expect(kept).toEqual([]);
  });

  it('names a cleared and a full log', () => {
    const cleared = '03/02/24 | 09:00:00 UTC | Event Logging Disabled #0x72 | Log area reset/cleared | Asserted';
    const full = '03/02/24 | 09:00:01 UTC | Event Logging Disabled #0x72 | Log full | Asserted';

    expect(codesOf(cleared, full)).toEqual([
      ['logCleared', ['log.txt#1']],
      ['logFull', ['log.txt#2']],
    ]);
  });

  it('names the rows without a zone where others state one', () => {
    expect(codesOf(`03/02/24 | 09:00:00 UTC | ${ecc}`, `03/02/24 | 09:00:05 CST | ${ecc}`)).toEqual([['mixedZones', ['log.txt#2']]]);
  });

  it('speaks both languages', () => {
    const { events } = readText(`   1 |  Pre-Init  |0000000005| ${ecc}`);

    const [en] = clockWarnings(events, 'en');
    const [zh] = clockWarnings(events, 'zh');

    expect(en?.text).toContain('before the clock was set');
    expect(zh?.text).toContain('时钟尚未设置');
  });
});
