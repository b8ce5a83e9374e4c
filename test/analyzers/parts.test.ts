import { describe, expect, it } from 'vitest';
import { partOfComponent, partsOf } from '#analyzers/parts.js';
import { readText } from './logs/read-text.js';

const module = (locator: string, serial: string) =>
  [
    'Handle 0x0021, DMI type 17, 84 bytes',
    'Memory Device',
    '\tSize: 32 GB',
    `\tLocator: ${locator}`,
    `\tSerial Number: ${serial}`,
    '\tPart Number: EX32G-2933',
    '',
  ].join('\n');

describe('the parts of an inventory', () => {
  it.each([
    ['P1-DIMMA1', 'P1-DIMMA1'],
    ['P1-DIMMA1', 'P1_DIMMA1'],
    ['CPU1_DIMM_A1', 'P1-DIMMA1'],
    ['Proc 1 DIMM A1', 'CPU1 A1'],
    ['DIMM A1', 'A1'],
    ['DIMM_A1', 'DIMM.Socket.A1'],
  ])('are found under the label %s where the log prints %s', (listed, printed) => {
    const parts = partsOf(readText(module(listed, 'EX0001') + module('P2-DIMMH2', 'EX0002')).events);

    const part = partOfComponent(parts, { class: 'memory', locator: printed });

    expect(part).toMatchObject({ serialNumber: 'EX0001', partNumber: 'EX32G-2933', locator: listed });
  });

  it.each([
    ['another slot', 'P1-DIMMA2'],
    ['the slot of another processor', 'P2-DIMMA1'],
  ])('are not given for %s', (_, printed) => {
    const parts = partsOf(readText(module('P1-DIMMA1', 'EX0001')).events);

    const part = partOfComponent(parts, { class: 'memory', locator: printed });

    expect(part).toBeNull();
  });

  it('are not given where two of them fit', () => {
    const parts = partsOf(readText(module('DIMM A1', 'EX0001') + module('DIMM_A1', 'EX0002')).events);

    const part = partOfComponent(parts, { class: 'memory', locator: 'A1' });

    expect(part).toBeNull();
  });

  it('are given without a label where the class has only one', () => {
    const board = ['Handle 0x0002, DMI type 2, 15 bytes', 'Base Board Information', '\tSerial Number: EXB0002', ''].join('\n');
    const parts = partsOf(readText(board + module('DIMM A1', 'EX0001')).events);

    const part = partOfComponent(parts, { class: 'board', locator: null });

    expect(part?.serialNumber).toBe('EXB0002');
  });

  it('are one where a message prints fewer numbers of it than the list', () => {
    const alarm = 'ALM-0x010000A1 DIMM120 triggered an uncorrectable error (SN: EX0003, BN: 0620ZZZZ) (Memory, Critical)';
    const list = 'Slot,Silk Name,Manufacturer,Size,SN,PN\n1,DIMM120,Samsung,32768 MB,0xEX0003,EX32G-2933';
    const parts = partsOf(readText(`${alarm}\n${list}`).events);

    const part = partOfComponent(parts, { class: 'memory', locator: 'DIMM120' });

    expect(part).toMatchObject({ serialNumber: 'EX0003', partNumber: 'EX32G-2933' });
  });

  it('are not read from a message that names several', () => {
    const alarm = 'ALM-0x010000A5 CPU1 triggered an MCE error, mainboard(SN:EX0004, BN:0302ZZZZ), DIMM020 (CPU, Critical)';

    const parts = partsOf(readText(alarm).events);

    expect(parts).toEqual([]);
  });
});
