import type { LinesFormat } from '../../log-format.js';

/** Samples of `freeipmi-sensors.ts`. */
export const freeipmiSensorsSamples: LinesFormat['samples'] = [
  {
    name: 'table with states',
    kind: 'typical',
    content: [
      'ID | Name          | Type                     | State    | Reading    | Units | Event',
      "1  | Inlet Temp    | Temperature              | Critical | 51.00      | C     | 'At or Above (>=) Upper Critical Threshold'",
      "2  | P12V          | Voltage                  | Nominal  | 12.10      | V     | 'OK'",
      "3  | PS2 Status    | Power Supply             | Critical | N/A        | N/A   | 'Presence detected' 'Power Supply Failure detected'",
      "4  | CPU0_Status   | Processor                | Nominal  | N/A        | N/A   | 'Processor Presence detected'",
    ].join('\n'),
    expect: { events: 4, unread: 0, keys: ['ipmi/01/01/09', 'ipmi/02/01/--', 'ipmi/08/6f/01', 'ipmi/07/6f/07'] },
  },
  {
    name: 'commas, thresholds, bit masks, the old forms, a sensor that cannot be read',
    kind: 'extreme',
    content: [
      'ID,Name,Type,Reading,Units,Event',
      "5,FAN1,Fan,300.00,RPM,'At or Below (<=) Lower Non-Critical Threshold' 'At or Below (<=) Lower Critical Threshold'",
      '6,DIMM_B2,Memory,N/A,N/A,N/A',
      '7,Outlet,Temperature,60.00,C,0008h',
      'ID | Name   | Type    | Reading | Units | Lower NR | Lower C | Lower NC | Upper NC | Upper C | Upper NR | Event',
      "8  | P3V3   | Voltage | 2.10    | V     | 2.00     | 2.90    | 3.00     | 3.50     | 3.70    | 3.80     | 'At or Below (<=) Lower Critical Threshold'",
      '9: FAN2 (Fan): 4800.00 RPM (500.00/N/A): [OK]',
      '10: PS1 Status (Power Supply): [Presence detected][Power Supply input lost (AC/DC)]',
      'Record_ID | Sensor Name | Sensor Group | Monitoring Status | Sensor Units | Sensor Reading',
      '11 | Inlet Temp | Temperature | Nominal | C | 24.000000',
      "12 | PS Redundancy | Power Unit | Critical | N/A | 'Redundancy Lost'",
    ].join('\n'),
    expect: {
      events: 7,
      unread: 0,
      keys: [...['ipmi/04/01/02', 'ipmi/01/01/07', 'ipmi/02/01/02', 'ipmi/04/01/--', 'ipmi/08/6f/03', 'ipmi/01/01/--', 'ipmi/09/0b/01']],
    },
  },
  {
    name: 'an excerpt without header, and a row that ends early',
    kind: 'broken',
    content: [
      "13 | Drive 3       | Drive Slot               | Critical | N/A        | N/A   | 'Drive Presence' 'Drive Fault'",
      'ID | Name          | Type                     | State    | Reading    | Units | Event',
      '14 | Drive 4       | Drive Slot',
    ].join('\n'),
    expect: { events: 1, unread: 1, keys: ['ipmi/0d/6f/01'] },
  },
];
