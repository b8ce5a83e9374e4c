/** Table of samples of events as JSON objects. */
import type { LogSample } from '../../../log-format.js';

export const restEventsSamples: readonly [LogSample, LogSample, LogSample, ...LogSample[]] = [
  {
    name: 'AMI MegaRAC',
    kind: 'typical',
    content: JSON.stringify(
      [
        {
          id: 11,
          record_type: 'system_event_record',
          timestamp: 1675397106,
          generator_type: 'slave_address',
          channel_number: 0,
          ipmb_lun: 0,
          sensor_type: 'memory',
          sensor_name: 'CPU0_C1D0',
          sensor_number: 161,
          event_description: 'uncorrectable_ecc___other_uncorrectable_memory_error',
          event_direction: 'asserted',
          event_reading_class: 'sensor_specific_discrete',
        },
        {
          id: 12,
          record_type: 'system_event_record',
          timestamp: 1675397109,
          sensor_type: 'temperature',
          sensor_name: 'Inlet_Temp',
          sensor_number: 3,
          event_description: 'upper_critical_going_high',
          event_direction: 'deasserted',
        },
      ],
      null,
      2,
    ),
    expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/01/01/09'] },
  },
  {
    name: 'H3C levels, Chinese names, a list inside an answer, bytes',
    kind: 'extreme',
    content: JSON.stringify({
      result: {
        total: 4,
        rows: [
          { id: 1, timestamp: 1675397106, level: 4, sensor_name: 'CPU1', description: 'CPU1发生CATERR错误', status: 'Asserted' },
          { 序号: '2', 时间: '2023-02-03 04:05:06', 级别: '严重', 描述: '硬盘5预故障', 状态: '产生' },
          { id: 3, timestamp: 1675397107, level: 1, sensor_name: 'System', description: 'System powered on' },
          { id: 4, timestamp: '1675397108', sensor_type: 'power_supply', event_description: 'x', event_dir_type: 111, event_data1: 1 },
        ],
      },
    }),
    expect: { events: 4, unread: 0, keys: ['ipmi/07/6f/00', 'ipmi/0d/6f/02', 'unknown', 'ipmi/08/6f/01'] },
  },
  {
    name: 'an event without time and text',
    kind: 'broken',
    content: JSON.stringify([
      { id: 1, sensor_type: 'fan', event_direction: 'asserted' },
      { id: 2, timestamp: 1675397106, sensor_type: 'fan', event_description: 'lower_critical_going_low', event_direction: 'asserted' },
    ]),
    expect: { events: 1, unread: 1, keys: ['ipmi/04/01/02'] },
  },
];
