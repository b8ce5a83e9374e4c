/** Table of samples of platform event logs. */
import type { LogSample } from '../../../log-format.js';

export const pelSamples: readonly [LogSample, LogSample, LogSample, ...LogSample[]] = [
  {
    name: 'one log with a callout',
    kind: 'typical',
    content: JSON.stringify(
      {
        'Private Header': { 'Created by': 'bmc', 'Created at': '02/13/2023 04:05:06', 'Platform Log Id': '0x500000A1' },
        'User Header': { Subsystem: 'Power', 'Event Severity': 'Unrecoverable Error', 'Event Type': 'Not Applicable' },
        'Primary SRC': {
          'Reference Code': '110000A1',
          'Error Details': { Message: 'A fault in a power supply' },
          'Callout Section': {
            'Callout Count': '2',
            Callouts: [
              {
                'FRU Type': 'Normal Hardware FRU',
                Priority: 'Mandatory, replace all with this type as a unit',
                'Location Code': 'U78XX.ND0.AAA0001-E1',
                'Part Number': '00AA001',
                CCIN: '51XX',
                'Serial Number': 'YX00000001',
              },
              { 'FRU Type': 'Maintenance Procedure Required', Priority: 'Low priority replacement', Procedure: 'BMC0001' },
            ],
          },
        },
      },
      null,
      2,
    ),
    expect: { events: 2, unread: 0, keys: ['pel/110000A1', 'inventory/psu'] },
  },
  {
    name: 'the list, severities as bytes, a recovered and an informational entry',
    kind: 'extreme',
    content: JSON.stringify({
      '0x500000A2': {
        SRC: 'BD1100A2',
        Message: 'Fan 3 failed',
        PLID: '0x500000A2',
        CreatorID: 'BMC',
        Subsystem: 'Cooling',
        'Commit Time': '02/13/2023 04:06:06',
        Sev: '0x40',
        CompID: '0x1000',
      },
      '0x500000A3': { SRC: 'BD1100A3', PLID: '0x500000A3', Sev: 'Informational Event', 'Commit Time': '02/13/2023 04:07:06' },
      '0x500000A4': {
        SRC: 'BC1100A4',
        PLID: '0x500000A4',
        Sev: 'Recovered Error',
        Subsystem: 'Memory',
        'Commit Time': '02/13/2023 04:08:06',
      },
    }),
    expect: { events: 3, unread: 0, keys: ['pel/BD1100A2', 'pel/BD1100A3', 'pel/BC1100A4'] },
  },
  {
    name: 'a row without code and message',
    kind: 'broken',
    content: JSON.stringify({ '0x1': { SRC: '', PLID: '0x1', Sev: '' }, '0x2': { SRC: 'BD1100A3', PLID: '0x2', Sev: '0x50' } }),
    expect: { events: 1, unread: 1, keys: ['pel/BD1100A3'] },
  },
];
