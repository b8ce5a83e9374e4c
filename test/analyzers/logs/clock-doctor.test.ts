import { describe, expect, it } from 'vitest';
import { clockWarnings } from '#analyzers/logs/event/clock-doctor.js';
import { pairEvents } from '#analyzers/logs/event/pairing.js';
import { readDocument, readText } from './read-text.js';

const sync = 'System Event #0x81 | Timestamp Clock Sync | Asserted';
const ecc = 'Memory #0x87 | Correctable ECC | Asserted';

function codesOf(...rows: readonly string[]) {
  const text = rows.map((row, index) => `   ${(index + 1).toString(16)} | ${row}`).join('\n');
  return codesIn(text);
}

function codesIn(text: string) {
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

  it('says that a listing begins with the newest row, and takes it for no step back', () => {
    const rows = ['09:00:00', '08:00:00', '07:00:00'].map((time, index) => `   ${3 - index} | 03/02/24 | ${time} UTC | ${ecc}`);

    expect(codesIn(rows.join('\n'))).toEqual([['newestFirst', ['log.txt#1', 'log.txt#2', 'log.txt#3']]]);
  });

  it('takes rising record ids for the order where the times fall', () => {
    const rows = ['09:00:00', '08:00:00', '07:00:00'].map((time) => `03/02/24 | ${time} UTC | ${ecc}`);

    expect(codesOf(...rows)).toEqual([['timeRunsBackwards', ['log.txt#2', 'log.txt#3']]]);
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
    expect(codesOf(`03/02/24 | 09:00:00 UTC | ${ecc}`, `03/02/24 | 09:00:05 | ${ecc}`)).toEqual([['mixedZones', ['log.txt#2']]]);
  });

  it('says what ambiguous zone letters may mean', () => {
    const { events } = readText(`   1 | 03/02/24 | 09:00:05 CST | ${ecc}`);

    const warnings = clockWarnings(events, 'en');

    expect(warnings.map(({ code }) => code)).toEqual(['ambiguousZone']);
    expect(warnings[0]?.text).toContain('CST (China, US Central, Cuba)');
  });

  it('tells times that have not come yet: always those of after January 2038, the others where it knows the time', () => {
    const { events } = readText([`   1 | 03/02/24 | 09:00:00 UTC | ${ecc}`, `   2 | 02/01/2038 | 09:00:00 UTC | ${ecc}`].join('\n'));

    const without = clockWarnings(events, 'en');
    const withClock = clockWarnings(events, 'en', Date.UTC(2023, 0, 1));

    expect(without.map(({ code, eventIds }) => [code, eventIds])).toEqual([['clockInFuture', ['log.txt#2']]]);
    expect(withClock.map(({ code, eventIds }) => [code, eventIds])).toEqual([['clockInFuture', ['log.txt#1', 'log.txt#2']]]);
  });

  it('names rows that were written before the clock was set right in their boot', () => {
    const rows = [
      `03/02/24 | 00:59:00 UTC | System Boot Initiated #0xe0 | Initiated by power up | Asserted`,
      `03/02/24 | 00:59:30 UTC | ${ecc}`,
      `03/02/24 | 01:00:00 UTC | ${sync}`,
      `03/02/24 | 09:00:00 UTC | ${sync}`,
      `03/02/24 | 09:00:05 UTC | ${ecc}`,
    ];
    const paired = pairEvents(readText(rows.map((row, index) => `   ${index + 1} | ${row}`).join('\n')).events);

    const warnings = clockWarnings(paired, 'en');

    expect(paired.map((event) => event.time.reliable)).toEqual([false, false, false, true, true]);
    expect(warnings.map(({ code, eventIds }) => [code, eventIds])).toEqual([
      ['clockSync', ['log.txt#4']],
      ['redated', ['log.txt#1', 'log.txt#2', 'log.txt#3']],
    ]);
  });

  it('names rows that are in the file twice, and ids that start anew', () => {
    const rows = Array.from({ length: 9 }, (_, index) => `   ${index + 1} | 03/02/24 | 09:0${index}:00 UTC | ${ecc}`);
    const next = `   1 | 03/02/24 | 10:00:00 UTC | ${ecc}`;

    expect(codesIn([...rows, rows[8]].join('\n'))).toEqual([['duplicateRows', ['log.txt#10']]]);
    expect(codesIn([...rows, next].join('\n'))).toEqual([['recordIdsRestart', ['log.txt#10']]]);
  });

  it('speaks both languages', () => {
    const { events } = readText(`   1 |  Pre-Init  |0000000005| ${ecc}`);

    const [en] = clockWarnings(events, 'en');
    const [zh] = clockWarnings(events, 'zh');

    expect(en?.text).toContain('before the clock was set');
    expect(zh?.text).toContain('时钟尚未设置');
  });
});

describe('the distance between two logs', () => {
  const kinds = [
    [ecc, 'Correctable ECC', '0c', 0],
    ['Power Supply #0x50 | Failure detected | Asserted', 'Failure detected', '08', 1],
    ['Processor #0x60 | IERR | Asserted', 'IERR', '07', 2],
  ] as const;
  const zone = (offsetHours: number, minutesApart = 0) => {
    const rows = kinds.map(([row, , , hour]) => `   ${hour + 1} | 03/02/24 | 1${hour}:00:00 | ${row}`);
    const messages = ['MemoryECCCorrectable', 'PowerSupplyFailed', 'CPUThermalTrip'];
    const entries = messages.map((name, hour) => ({
      Id: String(hour + 1),
      EntryType: 'Event',
      Severity: 'Critical',
      MessageId: `Platform.1.0.${name}`,
      Message: name,
      Created: new Date(Date.UTC(2024, 2, 2, 10 - offsetHours + hour, hour * minutesApart, 10)).toISOString(),
    }));
    const sel = rows.join('\n').replace('IERR', 'Thermal Trip');
    return clockWarnings([...readText(sel).events, ...readDocument(entries).events], 'en').filter(({ code }) => code === 'zoneOffset');
  };

  it('is told where three kinds of events stand whole hours apart', () => {
    const [warning] = zone(8);

    expect(warning?.text).toContain('log.txt = log.json + 08:00');
    expect(warning?.eventIds).toEqual(['log.txt#1', 'log.txt#2', 'log.txt#3']);
  });

  it('is not told where they happen at the same time, or at different distances', () => {
    expect([zone(0), zone(8, 20)]).toEqual([[], []]);
  });

  it('says that the rows of one file are those of several servers, and names them', () => {
    const header = '序号,告警级别,事件描述,产生时间,主机名';
    const rows = ['1,紧急,DIMM110触发不可纠正错误,2023-07-01 02:03:04,node-17', '2,严重,电源模块2输入丢失,2023-07-01 02:03:05,node-22'];

    const several = clockWarnings(readText([header, ...rows].join('\n')).events, 'zh');
    const one = clockWarnings(readText([header, rows[0], rows[0]?.replace('02:03:04', '02:03:09')].join('\n')).events, 'zh');

    expect(several.map(({ code }) => code)).toEqual(['severalServers']);
    expect(several[0]?.text).toContain('node-17, node-22');
    expect(one).toEqual([]);
  });
});
