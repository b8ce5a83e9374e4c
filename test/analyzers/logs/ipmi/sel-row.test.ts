import { describe, expect, it } from 'vitest';
import { parseRowTail, parseSensor } from '#analyzers/logs/ipmi/sel-row.js';

describe('parseSensor', () => {
  it.each([
    ['Memory #0x87', { type: 'Memory', typeCode: 0x0c, name: null, number: 0x87 }],
    ['Power Supply PS1_Status', { type: 'Power Supply', typeCode: 0x08, name: 'PS1_Status', number: null }],
    ['Slot / Connector OCP / Riser 2', { type: 'Slot/Connector', typeCode: 0x21, name: 'OCP / Riser 2', number: null }],
    ['OS Boot', { type: 'OS Boot', typeCode: 0x1f, name: null, number: null }],
    ['Unknown #0x0c', { type: null, typeCode: null, name: null, number: 0x0c }],
    ['unknown cpu0 mcerr', { type: null, typeCode: null, name: 'cpu0 mcerr', number: null }],
    ['Fanatic', { type: null, typeCode: null, name: 'Fanatic', number: null }],
    ['Watchdog2 IPMI Watchdog', { type: 'Watchdog 2', typeCode: 0x23, name: 'IPMI Watchdog', number: null }],
  ])('splits "%s" at the longest sensor type', (text, expected) => {
    expect(parseSensor(text)).toEqual({ ...expected, entity: null });
  });
});

describe('parseRowTail', () => {
  it('finds the direction from the right, because a vendor text may hold the separator', () => {
    const tail = parseRowTail([' Uncorrectable ECC (UnCorrectable ECC ', '  DIMM2) ', ' Asserted']);

    expect(tail).toMatchObject({ text: 'Uncorrectable ECC (UnCorrectable ECC | DIMM2)', direction: 'assertion' });
  });

  it('reads reading and threshold with the unit of both', () => {
    const tail = parseRowTail([' Upper Critical going high ', ' Deasserted ', ' Reading 81 > Threshold 85 degrees C']);

    expect(tail).toEqual({
      text: 'Upper Critical going high',
      direction: 'deassertion',
      reading: { value: 81, unit: 'degrees C' },
      threshold: { value: 85, unit: 'degrees C' },
    });
  });

  it('reads a reading alone, without a unit', () => {
    const tail = parseRowTail(['Lower Critical going low ', 'Asserted', 'Reading 0']);

    expect(tail).toMatchObject({ reading: { value: 0, unit: null }, threshold: null });
  });

  it('keeps a remark behind the direction as part of the text', () => {
    const tail = parseRowTail(['Correctable ECC', 'Asserted', 'CPU 0 DIMM 8']);

    expect(tail).toMatchObject({ text: 'Correctable ECC | CPU 0 DIMM 8', direction: 'assertion' });
  });

  it.each([
    [['', 'Asserted.'], '', 'assertion'],
    [['Correctable ECC ()', 'Deasserted'], 'Correctable ECC', 'deassertion'],
    [['Uncorrectable ECC'], 'Uncorrectable ECC', null],
  ])('reads %j as "%s", %s', (fields, text, direction) => {
    expect(parseRowTail(fields)).toMatchObject({ text, direction });
  });
});
