import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

describe('event tables with a heading', () => {
  it('finds columns by Chinese names and takes the direction from the word for it', () => {
    const { events, unread } = readText(
      ['序号,级别,事件主体,产生时间,状态,事件描述', '9,轻微,电源2,2023-02-03 04:05:06,恢复,电源2输入丢失'].join('\n'),
    );

    expect(unread).toEqual([]);
    expect(events[0]).toMatchObject({ recordId: '9', direction: 'deassertion', severity: { reported: '轻微', derived: 'ok' } });
    expect(events[0]?.event).toMatchObject({ key: 'ipmi/08/6f/03', meaning: 'recovery' });
    expect(events[0]?.components).toMatchObject([{ class: 'psu', locator: '电源2' }]);
  });

  it('keeps a quoted cell with commas and line breaks in one piece', () => {
    const { events } = readText(['ID,Time,Level,Description', '1,2023-02-03 04:05:06,Major,"Disk 4 fault, slot', '4"'].join('\n'));

    expect(events.map((event) => event.event.text)).toEqual(['Disk 4 fault, slot\n4']);
  });

  it('gives the surplus cells of an unquoted row to its description', () => {
    const { events } = readText(
      ['ID,Time,Description,Status', '1,2023-02-03 04:05:06,CPU 1 CAT error, code 3, socket 0,Asserted'].join('\n'),
    );

    expect(events[0]?.event.text).toBe('CPU 1 CAT error, code 3, socket 0');
    expect(events[0]?.direction).toBe('assertion');
  });

  it('reads the zone that stands in the name of the time column', () => {
    const { events } = readText(
      ['Severity,Event Description,Generation Time(UTC+08:00)', 'Major,PSU 1 input is lost,2023-02-03 12:05:06'].join('\n'),
    );

    expect(events[0]?.time).toMatchObject({ text: '2023-02-03 12:05:06', instant: '2023-02-03T04:05:06.000Z', zone: 'known' });
  });

  it('joins a row that the terminal wrapped, also in a table drawn with pipes', () => {
    const { events, unread } = readText(
      [
        '| ID | Time                | Level | Description          |',
        '|----|---------------------|-------|----------------------|',
        '| 1  | 2023-02-03 04:05:06 | Major | The RAID card 1 BBU  |',
        '|    |                     |       | voltage is low       |',
      ].join('\n'),
    );

    expect(unread).toEqual([]);
    expect(events.map((event) => event.event.text)).toEqual(['The RAID card 1 BBU voltage is low']);
  });

  it('keeps numbers of the part and the advice as details', () => {
    const { events } = readText(
      ['Level,Time,Description,Handling Suggestion', 'Major,2023-02-03 04:05:06,"Disk 4 fault (SN: ZZ9, BN: 0299)",Replace it'].join('\n'),
    );

    expect(events[0]?.event.details).toMatchObject({ serialNumber: 'ZZ9', bomNumber: '0299', resolution: 'Replace it' });
  });

  it('calls a code of Huawei form after H3C where the log names that maker', () => {
    const rows = ['ID,Time,Level,Description,Event Code', '1,2023-02-03 04:05:06,Minor,The port changed,0x0c10abcd'];

    const keys = [rows, ['H3C HDM export', ...rows]].map((lines) => readText(lines.join('\n')).events[0]?.event.key);

    expect(keys).toEqual(['huawei/0x0c10abcd', 'h3c/0x0c10abcd']);
  });

  it('takes a sensor column apart and reads the standard event under its type', () => {
    const { events } = readText(
      [
        'EventID,EventTime,EventType,SensorName,Status,Description',
        '21,02/03/2023 04:05:06,Memory,CPU0_C1D0,Asserted,Uncorrectable ECC',
      ].join('\n'),
    );

    expect(events[0]?.event.key).toBe('ipmi/0c/6f/01');
    expect(events[0]?.sensor).toMatchObject({ typeCode: 12, name: 'CPU0_C1D0' });
  });

  it('takes no table without time or description', () => {
    const { events, unread } = readText('Name,Level,Size\nroot,3,12 GB');

    expect(events).toEqual([]);
    expect(unread).toHaveLength(2);
  });
});
