import type { LinesFormat } from '../../log-format.js';

/** Samples of `ipmitool-sensors.ts`. */
export const ipmitoolSensorsSamples: LinesFormat['samples'] = [
  {
    name: 'sdr elist of a server that lost a supply and runs hot',
    kind: 'typical',
    content: [
      'Inlet Temp       | 30h | ucr | 55.1 | 51 degrees C',
      'FAN1             | 31h | ok  | 29.1 | 4800 RPM',
      'PS1 Status       | 51h | ok  | 10.1 | Presence detected',
      'PS2 Status       | 52h | ok  | 10.2 | Presence detected, Power Supply AC lost',
      'Exit Temp        | 33h | ns  |  7.1 | No Reading',
    ].join('\n'),
    expect: { events: 4, unread: 0, keys: ['ipmi/01/01/09', 'ipmi/04/01/--', 'ipmi/08/6f/00', 'ipmi/08/6f/03'] },
  },
  {
    name: 'sdr list, sensor list, and the rows of -c',
    kind: 'extreme',
    content: [
      'CPU1 Temp        | 97 degrees C      | cr',
      'FAN 2            | 0 RPM             | nr',
      'P12V             | 12.10 Volts       | ok',
      'PS1 Status       | 0x0b              | ok',
      'FAN 3            | no reading        | ns',
      'PSU1             | Log FRU @01h 0a.1 | ok',
      'P3V3             | 2.100      | Volts      | cr    | 2.000     | 2.900     | 3.000     | 3.500     | 3.700     | 3.800     ',
      'PSU2_Status      | 0x0        | discrete   | 0x0b80| na        | na        | na        | na        | na        | na        ',
      'SEL              | na         | discrete   | na    | na        | na        | na        | na        | na        | na        ',
      'PS Redundancy,77h,ok,7.1,Redundancy Lost',
      'CPU_CATERR,60h,ok,3.1,State Asserted',
      'System Event,52h,ok,7.1,',
      'Outlet Temp,60,degrees C,unc',
      'FAN 4,900.000,RPM,nc,300.000,500.000,1000.000,na,na,na',
    ].join('\n'),
    expect: {
      events: 13,
      unread: 0,
      keys: [
        ...[
          'ipmi/01/01/09',
          'ipmi/04/01/04',
          'ipmi/02/01/--',
          'ipmi/08/6f/01',
          'ipmi/08/6f/03',
          'ipmi/02/01/02',
          'ipmi/08/6f/01',
          'ipmi/08/6f/03',
        ],
        ...['ipmi/08/0b/01', 'ipmi/07/03/01', 'ipmi/--/--/--', 'ipmi/01/01/07', 'ipmi/04/01/00'],
      ],
    },
  },
  {
    name: 'a row cut off before its state, which is no row of the tool any more',
    kind: 'broken',
    content: ['P5V              | 5.02 Volts        | ok', 'P5V_AUX          | 5.0'].join('\n'),
    expect: { events: 1, unread: 1, keys: ['ipmi/02/01/--'] },
  },
];
