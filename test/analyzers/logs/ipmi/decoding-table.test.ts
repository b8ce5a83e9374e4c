import { describe, expect, it } from 'vitest';
import { hexSel } from '#analyzers/logs/formats/sel/hex-sel.js';
import { readLines } from './read-sample.js';

/**
 * Expectations written from IPMI 2.0 §42–43 by hand, not from the tables of the product:
 * sensor type, direction and type, event data 1–3 → key, direction, severity, meaning, details.
 */
const expectations = [
  ['0c 6f 00 ff ff', 'ipmi/0c/6f/00', 'assertion', 'warning', 'fault', {}],
  ['0c 6f a1 3b 81', 'ipmi/0c/6f/01', 'assertion', 'critical', 'fault', { oemData2: 0x3b, oemData3: 0x81 }],
  ['0c ef 01 ff ff', 'ipmi/0c/6f/01', 'deassertion', 'ok', 'recovery', {}],
  ['0c 6f 35 ff 07', 'ipmi/0c/6f/05', 'assertion', 'warning', 'fault', { memoryDevice: 7 }],
  ['07 6f 00 ff ff', 'ipmi/07/6f/00', 'assertion', 'critical', 'fault', {}],
  ['07 6f 07 ff ff', 'ipmi/07/6f/07', 'assertion', 'ok', 'state', {}],
  ['07 6f 0c ff ff', 'ipmi/07/6f/0c', 'assertion', 'warning', 'fault', {}],
  ['08 6f 03 ff ff', 'ipmi/08/6f/03', 'assertion', 'critical', 'fault', {}],
  ['08 ef 03 ff ff', 'ipmi/08/6f/03', 'deassertion', 'ok', 'recovery', {}],
  ['08 6f 36 ff 03', 'ipmi/08/6f/06', 'assertion', 'critical', 'fault', { mismatch: 'power supply rating mismatch' }],
  ['01 01 59 60 5f', 'ipmi/01/01/09', 'assertion', 'critical', 'fault', { readingRaw: 0x60, thresholdRaw: 0x5f }],
  ['01 81 59 40 5f', 'ipmi/01/01/09', 'deassertion', 'ok', 'recovery', { readingRaw: 0x40, thresholdRaw: 0x5f }],
  ['01 01 07 ff ff', 'ipmi/01/01/07', 'assertion', 'warning', 'fault', {}],
  ['04 01 04 ff ff', 'ipmi/04/01/04', 'assertion', 'critical', 'fault', {}],
  ['04 01 03 ff ff', 'ipmi/04/01/03', 'assertion', 'warning', 'recovery', {}],
  ['04 81 05 ff ff', 'ipmi/04/01/05', 'deassertion', 'critical', 'fault', {}],
  ['04 03 00 ff ff', 'ipmi/04/03/00', 'assertion', 'ok', 'state', {}],
  ['04 03 01 ff ff', 'ipmi/04/03/01', 'assertion', 'warning', 'unknown', {}],
  ['07 03 01 ff ff', 'ipmi/07/03/01', 'assertion', 'critical', 'unknown', {}],
  ['0d 03 01 ff ff', 'ipmi/0d/03/01', 'assertion', 'ok', 'unknown', {}],
  ['09 0b 01 ff ff', 'ipmi/09/0b/01', 'assertion', 'critical', 'fault', {}],
  ['09 0b 00 ff ff', 'ipmi/09/0b/00', 'assertion', 'ok', 'recovery', {}],
  [
    '09 0b 42 10 ff',
    'ipmi/09/0b/02',
    'assertion',
    'warning',
    'fault',
    { previousOffset: 0, severityState: 'Transition to Non-critical from OK' },
  ],
  ['0d 6f 02 ff ff', 'ipmi/0d/6f/02', 'assertion', 'warning', 'fault', {}],
  ['0f 6f c0 02 ff', 'ipmi/0f/6f/00', 'assertion', 'critical', 'fault', { firmwareError: 'no usable memory' }],
  ['0f 6f c2 13 ff', 'ipmi/0f/6f/02', 'assertion', 'ok', 'activity', { firmwareStage: 'starting operating system boot' }],
  ['10 6f 02 ff ff', 'ipmi/10/6f/02', 'assertion', 'ok', 'activity', {}],
  ['10 6f 35 ff 4b', 'ipmi/10/6f/05', 'assertion', 'warning', 'state', { percentFull: 75 }],
  ['12 6f c4 05 ff', 'ipmi/12/6f/04', 'assertion', 'ok', 'activity', { action: 'alert, reset' }],
  ['12 6f c5 80 ff', 'ipmi/12/6f/05', 'assertion', 'ok', 'activity', { clockSync: 'second', clock: 'SEL' }],
  ['13 6f a8 3b 08', 'ipmi/13/6f/08', 'assertion', 'critical', 'fault', { oemData2: 0x3b, oemData3: 0x08 }],
  ['1d 6f c7 03 ff', 'ipmi/1d/6f/07', 'assertion', 'ok', 'activity', { restartCause: 'power button' }],
  ['21 6f f0 09 04', 'ipmi/21/6f/00', 'assertion', 'critical', 'fault', { slotType: 'PCI Express', slotNumber: 4 }],
  ['23 6f c1 14 ff', 'ipmi/23/6f/01', 'assertion', 'critical', 'fault', { interrupt: 'SMI', timerUse: 'SMS/OS' }],
  ['25 6f 01 ff ff', 'ipmi/25/6f/01', 'assertion', 'warning', 'state', {}],
  ['28 6f c4 7d ff', 'ipmi/28/6f/04', 'assertion', 'warning', 'fault', { failedSensorNumber: 0x7d }],
  ['29 6f 00 ff ff', 'ipmi/29/6f/00', 'assertion', 'warning', 'fault', {}],
  ['2a 6f f1 05 21', 'ipmi/2a/6f/01', 'assertion', 'ok', 'activity', { userId: 5, sessionEnd: 'timeout', channel: 1 }],
  ['2b 6f c1 09 ff', 'ipmi/2b/6f/01', 'assertion', 'ok', 'activity', { changeType: 'BIOS' }],
  ['2c 6f c7 76 ff', 'ipmi/2c/6f/07', 'assertion', 'critical', 'fault', { stateCause: 'unexpected extraction', previousOffset: 6 }],
  ['05 6f c4 02 ff', 'ipmi/05/6f/04', 'assertion', 'warning', 'activity', { networkController: 2 }],
  ['0f 6f c1 0b ff', 'ipmi/0f/6f/01', 'assertion', 'critical', 'fault', { firmwareStage: 'SM bus initialization' }],
  ['10 6f c0 04 ff', 'ipmi/10/6f/00', 'assertion', 'warning', 'fault', { memoryDevice: 4 }],
  [
    '10 6f f1 6f 15',
    'ipmi/10/6f/01',
    'assertion',
    'warning',
    'state',
    { eventTypeCode: 0x6f, allEvents: 0, disabledDirection: 'assertion', disabledOffset: 5 },
  ],
  ['10 6f f6 02 80', 'ipmi/10/6f/06', 'assertion', 'warning', 'fault', { processorInstance: 2, processorNumbering: 'vendor number' }],
  ['12 6f c3 03 ff', 'ipmi/12/6f/03', 'assertion', 'ok', 'activity', { logAction: 'log cleared', logType: 'MCA log' }],
  ['19 6f f0 00 05', 'ipmi/19/6f/00', 'assertion', 'critical', 'fault', { requestedPowerState: 'S0/G0', powerStateThen: 'S5/G2' }],
  ['28 6f f5 8a 51', 'ipmi/28/6f/05', 'assertion', 'warning', 'fault', { logicalFru: 1, lun: 1, bus: 2, fruIdOrSlaveAddress: 0x51 }],
  ['c5 70 01 ff ff', 'ipmi/c5/70/01', 'assertion', 'ok', 'unknown', {}],
  ['01 6f 0e ff ff', 'ipmi/01/6f/0e', 'assertion', 'ok', 'unknown', {}],
] as const;

describe('SEL records', () => {
  it.each(expectations)('%s is %s (%s): %s, %s', (bytes, key, direction, severity, meaning, details) => {
    const [type, ...rest] = bytes.split(' ');

    const { events } = readLines(hexSel, `01 00 02 00 92 e3 65 20 00 04 ${type} e0 ${rest.join(' ')}`);

    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ direction, severity: { derived: severity }, event: { key, meaning } });
    expect(events[0]!.event.details).toEqual(details);
  });

  it('ignores a data byte that event data 1 calls unspecified, whatever it holds', () => {
    const { events } = readLines(hexSel, '01 00 02 00 92 e3 65 20 00 04 0c e0 6f 01 3b 81');

    expect(events[0]!.event.details).toEqual({});
  });

  it('takes the first characters of a Linux panic for text, not for a sensor', () => {
    const { events } = readLines(hexSel, '01 00 02 00 92 e3 65 41 00 04 20 4f 6f a1 6f 70');

    expect(events[0]).toMatchObject({ sensor: { number: null }, event: { key: 'ipmi/20/6f/01', details: { panicText: 'Oop' } } });
  });

  it('keeps a record of a reserved type as unknown, with its bytes', () => {
    const { events } = readLines(
      hexSel,
      '01 00 02 00 92 e3 65 20 00 04 0c e0 6f 01 3b 81\n02 00 45 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d',
    );

    expect(events[1]).toMatchObject({
      event: { key: 'unknown', meaning: 'unknown' },
      provenance: 'unknown',
      oemBytes: '0102030405060708090a0b0c0d',
    });
  });
});
