import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

describe('Huawei and H3C alarms', () => {
  it('names CPU, channel and slot that the digits of a DIMM stand for', () => {
    const { events } = readText('ALM-0x01000017 DIMM130 triggered an uncorrectable error (Memory, Critical)');

    expect(events[0]?.event).toMatchObject({ key: 'ipmi/0c/6f/01', aliases: ['huawei/0x01000017'] });
    expect(events[0]?.components).toMatchObject([{ class: 'memory', locator: 'DIMM130', place: { cpu: 1, channel: '3', slot: '0' } }]);
  });

  it.each([
    ['内存DIMM000可纠正错误过多', 'ipmi/0c/6f/05'],
    ['DIMM000 发生不可纠正错误', 'ipmi/0c/6f/01'],
    ['风扇模块2转速异常', 'ipmi/04/01/02'],
    ['电源模块1输入丢失', 'ipmi/08/6f/03'],
    ['硬盘3故障', 'ipmi/0d/6f/01'],
    ['硬盘3预故障', 'ipmi/0d/6f/02'],
    ['进风口温度过高', 'ipmi/01/01/07'],
    ['系统发生CATERR', 'ipmi/07/6f/00'],
    ['PCIe卡2发生不可纠正错误', 'ipmi/13/6f/08'],
    ['RAID卡1电池电压低', 'ipmi/29/6f/00'],
    ['电源冗余丢失', 'ipmi/08/0b/01'],
  ])('reads %s as %s', (text, key) => {
    const { events } = readText(`2023-02-03 04:05:06 | 严重 | ALM-0x0000AA01 | ${text} | 产生`);

    expect(events.map((event) => event.event.key)).toEqual([key]);
  });

  it('closes an alarm that comes with the word for recovery', () => {
    const { events } = readText('2023-02-03 04:05:06 | 严重 | ALM-0x0000AA01 | 风扇模块2转速异常 | 恢复');

    expect(events[0]).toMatchObject({ direction: 'deassertion', event: { meaning: 'recovery' } });
  });

  it('knows the cells of rows whose heading was not copied', () => {
    const { events } = readText('7         | 2023-02-03 04:05:06 | Major    | 0x0300ab13 | Asserted   | PSU 2 input is lost.');

    expect(events[0]).toMatchObject({ recordId: '7', severity: { reported: 'Major' }, direction: 'assertion' });
    expect(events[0]?.event.key).toBe('ipmi/08/6f/03');
  });

  it('reports a drive of the RAID report once for each sign, and its numbers as a part', () => {
    const { events } = readText(
      [
        'Physical Drive Information',
        'ID                 : 2',
        'Device Name        : Disk2',
        'Serial Number      : ZZ0002',
        'Firmware State     : ONLINE',
        'Health Status      : Normal',
        'Media Error Count  : 7',
        '',
        'iBMC:/->ipmcget -d health',
      ].join('\n'),
    );

    expect(events.map((event) => event.event.key)).toEqual(['raid/media-error', 'inventory/drive']);
    expect(events[1]?.event.details.serialNumber).toBe('ZZ0002');
    expect(events[0]?.components).toMatchObject([{ class: 'drive', locator: 'Disk2', place: { bay: '2' } }]);
  });

  it('says of a list of well sensors that it was read', () => {
    const row = (number: string, name: string) => `${number} | ${name} | 23.000 | degrees C | ok | na | na | na | na | 46.000 | na | 2 | 2`;

    const { events } = readText(['sensor id | sensor name | value | unit', row('0x1', 'Inlet Temp'), row('0x2', 'Outlet Temp')].join('\n'));

    expect(events).toHaveLength(1);
    expect(events[0]?.event.meaning).toBe('state');
  });

  it('decodes the machine check bank that a diagnosis line prints', () => {
    const { events } = readText('[2023-02-03 04:05:06] CPU0 MCA Bank 7: STATUS 0xbe00000000800400');

    expect(events[0]?.event).toMatchObject({ key: 'ipmi/07/6f/0b', aliases: ['linux/mce/timer'], meaning: 'fault' });
  });

  it('makes no fault of a program error without a known wording', () => {
    const { events } = readText('2023-02-03 04:05:06 ERROR : webserver,connection refused');

    expect(events[0]?.event).toMatchObject({ key: 'unknown', meaning: 'unknown' });
  });
});
