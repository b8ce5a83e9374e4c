/** Table of samples of event tables with a heading. */
import type { LogSample } from '../../../log-format.js';

export const headerCsvSamples: readonly [LogSample, LogSample, LogSample, ...LogSample[]] = [
  {
    name: 'web export',
    kind: 'typical',
    content: [
      'ID,Severity,Subject Type,Event Description,Generation Time,Status,Event Code',
      '31,Critical,Memory,"DIMM021 triggered an uncorrectable error, 0x12 (SN: X1Y2Z3)",2023-05-06 07:08:09,Asserted,0x01000031',
      '30,Major,PSU,PSU 2 input is lost.,2023-05-06 07:01:09,Asserted,0x03000013',
      '29,Normal,System,The operator opened a session.,2023-05-06 07:00:01,Asserted,0x1200ff21',
    ].join('\n'),
    expect: { events: 3, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/08/6f/03', 'huawei/0x1200ff21'] },
  },
  {
    name: 'iBMC command line',
    kind: 'extreme',
    content: [
      'ID         | Generation Time     | Severity | Event Code | Status     | Event Description',
      '31         | 2023-05-06 07:08:09 | Critical | 0x01000031 | Asserted   | DIMM021 triggered an uncorrectable error, 0x12 (SN: X1Y2Z3, PN: 06200999).',
      '30         | 2023-05-06 07:01:09 | Major    | 0x03000013 | Asserted   | PSU 2 input is lost.',
      '29         | 2023-05-06 07:00:01 | Normal   | 0x1200ff21 | Asserted   | The operator opened a session.',
      '28         | 2023-05-05 23:00:01 | Normal   | 0x03000013 | Deasserted | PSU 2 input is lost.',
    ].join('\n'),
    expect: { events: 4, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/08/6f/03', 'huawei/0x1200ff21', 'ipmi/08/6f/03'] },
  },
  {
    name: 'Chinese export with quotes, commas, line breaks, a column of advice',
    kind: 'extreme',
    content: [
      '"序号","级别","主体类型","事件描述","产生时间(UTC+08:00)","状态","事件码","处理建议"',
      '"3","紧急","内存","DIMM130发生不可纠正错误, 物理位置 CPU2","2023/05/06 07:08:09","产生","0x01000017","1、重新插拔。',
      '2、更换内存。"',
      '"2","严重","风扇","风扇模块3转速异常","2023/05/06 06:08:09","恢复","0x04000009","-"',
      '"1","轻微","电源","电源模块1输入丢失","2023/05/06 06:00:00","产生","0x03000013","检查&quot;电源线&quot;"',
      '',
      'No;Date;Time;Level;Sensor;Description',
      '7;05/06/2023;07:08:09;Critical;Temperature Inlet_Temp;Upper Critical - going high',
    ].join('\n'),
    expect: { events: 4, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/04/01/02', 'ipmi/08/6f/03', 'ipmi/01/01/09'] },
  },
  {
    name: 'a wrapped row, a row without description, rows that end early',
    kind: 'broken',
    content: [
      'Event Num | Event Time          | Alarm Level | Event Code | Event Description',
      '1         | 2023-05-06 07:08:09 | Major       | 0x0800ab01 | A long text that the terminal',
      '          |                     |             |            | has wrapped.',
      '2         | 2023-05-06 07:08:09 | Minor       | 0x0800ab02 |',
      '3         | whenever            | Minor       | 0x0800ab03 | What is this',
    ].join('\n'),
    expect: { events: 1, unread: 2, keys: ['huawei/0x0800ab01'] },
  },
];
