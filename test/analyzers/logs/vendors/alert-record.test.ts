import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

describe('alerts as named values', () => {
  it('reads several fields of one line', () => {
    const { events, unread } = readText('告警级别：紧急；告警时间：2023-02-03 04:05:06；告警内容：电源模块1输入丢失；告警状态：恢复');

    expect(unread).toEqual([]);
    expect(events[0]).toMatchObject({ direction: 'deassertion', severity: { reported: '紧急' } });
    expect(events[0]?.event.key).toBe('ipmi/08/6f/03');
  });

  it('begins a new record where a name comes again', () => {
    const record = (slot: string) => [`Event Severity: Major`, `Event Subject: Disk ${slot}`, `Event Description: Disk ${slot} fault`];

    const { events } = readText([...record('2'), ...record('3')].join('\n'));

    expect(events.map((event) => event.components[0]?.locator)).toEqual(['Disk 2', 'Disk 3']);
  });

  it('leaves lines of prose alone', () => {
    const { events, unread } = readText('处理过程：更换电源后恢复\n现象：服务器宕机');

    expect(events).toEqual([]);
    expect(unread.map((piece) => piece.reason)).toEqual(['noFormat', 'noFormat']);
  });
});
