import { describe, expect, it } from 'vitest';
import { locateByMaker } from '#analyzers/logs/oem/locate-by-maker.js';
import { readText } from '../read-text.js';

/** Sensor type, number, direction and type, event data 1–3; generator BMC, or as given. */
function record(codes: string, generator = '20'): string {
  return `01 00 02 00 92 e3 65 ${generator} 00 04 ${codes}`;
}

const oemRecord = (manufacturer: string) => `02 00 c0 00 92 e3 65 ${manufacturer} 01 02 03 04 05 06`;
const supermicroRecord = oemRecord('7c 2a 00');
const dellRecord = oemRecord('a2 02 00');
const intelRecord = oemRecord('57 01 00');

function locate(codes: string, stated: { vendor?: string; model?: string }, generator?: string, ...others: readonly string[]) {
  const { events } = readText([record(codes, generator), ...others].join('\n'));
  const [located] = locateByMaker(events, stated);
  if (located === undefined) throw new Error('no event was read');
  return { event: located, parts: located.components.map(({ class: name, locator, place }) => ({ class: name, locator, place })) };
}

describe('event data of Supermicro boards', () => {
  const ecc = '0c 87 6f a0';

  it.each([
    ['X10DRi', '2a 80', 'DIMMB1(CPU1)', { cpu: 1, channel: 'B', slot: '1' }],
    ['X9DRi-F', '3b 80', 'DIMMC2(CPU1)', { cpu: 1, channel: 'C', slot: '2' }],
    ['X8DTU-F', '3b 81', 'DIMM3B(CPU2)', { cpu: 2, slot: '3B' }],
  ])('name the DIMM on a %s (%s)', (model, data, locator, place) => {
    const { parts, event } = locate(`${ecc} ${data}`, { vendor: 'Supermicro', model });

    expect(parts).toEqual([{ class: 'memory', locator, place }]);
    expect(event.components[0]?.provenance).toBe('documentedRule');
  });

  it.each([
    ['of the second processor, where two tools disagree', 'X10DRi'],
    ['where the board is not known', undefined],
    ['on a board whose DIMMs sit on risers', 'X10QBi'],
  ])('name the processor alone and keep the codes %s', (_, model) => {
    const { parts, event } = locate(`${ecc} 3b 81`, { vendor: 'Supermicro', ...(model === undefined ? {} : { model }) });

    expect(parts).toEqual([{ class: 'memory', locator: null, place: { cpu: 2 } }]);
    expect(event.event.details.rawCode).toBe('ED2=3Bh ED3=81h');
  });

  it('are read where an OEM record behind them tells the maker', () => {
    const { parts } = locate(`${ecc} 3b 80`, { model: 'X11DPi-N' }, '20', supermicroRecord);

    expect(parts[0]?.locator).toBe('DIMMC2(CPU1)');
  });
});

describe('event data of Dell servers', () => {
  const ecc = '0c 02 6f a1';

  it('are a bit mask of DIMMs', () => {
    const { parts } = locate(`${ecc} 80 21`, { vendor: 'Dell', model: 'PowerEdge R720xd' });

    expect(parts.map((part) => part.locator)).toEqual(['DIMM_A1', 'DIMM_B2']);
  });

  it.each(['PowerEdge R740', undefined])('name no DIMM on a %s, but say what the older rule gives', (model) => {
    const { parts, event } = locate(`${ecc} a1 03`, { vendor: 'Dell', ...(model === undefined ? {} : { model }) });

    expect(parts).toEqual([{ class: 'memory', locator: null, place: null }]);
    expect(event.event.details).toMatchObject({ dimmsIfBefore14G: 'DIMM_B1, DIMM_B2', rawCode: 'ED2=A1h ED3=03h' });
  });

  it('name the processor of an internal error', () => {
    const { parts, event } = locate('07 5f 6f a0 02 14', {}, '20', dellRecord);

    expect(parts).toEqual([{ class: 'cpu', locator: 'CPU 2', place: { cpu: 2 } }]);
    expect(event.event.details.apicId).toBe(20);
  });

  it.each([
    ['13 18 6f a5 18 3b', 'bus 59 device 3 function 0', { pci: '3b:03.0' }],
    ['13 18 6f a4 00 86', 'Slot 6', { slot: '6' }],
  ])('name the slot or address of a PCI error (%s)', (codes, locator, place) => {
    const { parts } = locate(codes, {}, '20', dellRecord);

    expect(parts).toContainEqual({ class: 'pcie-card', locator, place });
  });

  it('tell what the fatal error type of Dell is in the terms of the standard', () => {
    const { event } = locate('c3 27 6f a1 00 05', {}, '20', dellRecord);

    expect(event.event).toMatchObject({ key: 'ipmi/c3/6f/01', aliases: ['ipmi/13/6f/0a'], meaning: 'fault' });
    expect([event.severity.derived, event.provenance]).toEqual(['critical', 'vendorDocument']);
  });
});

describe('event data of Intel boards', () => {
  it.each([
    ['S2600WFT', '10 12', 'socket 1 channel 2 DIMM 1', { cpu: 1, channel: '2', slot: '1' }],
    ['S2600WT2', '01 29', 'DIMM_F2', { cpu: 2, channel: 'F', slot: '2' }],
  ])('name the module as the BIOS of a %s codes it', (model, data, locator, place) => {
    const { parts } = locate(`0c 02 6f a0 ${data}`, { vendor: 'Intel', model }, '33');

    expect(parts).toEqual([{ class: 'memory', locator, place }]);
  });

  it.each([
    ['an unknown board', '33', {}],
    ['a board of before', '33', { model: 'S5500WB' }],
    ['another writer than the BIOS', '20', { model: 'S2600WFT' }],
  ])('name no module of %s', (_, generator, stated) => {
    const { event } = locate('0c 02 6f a0 10 12', { vendor: 'Intel', ...stated }, generator);

    expect(event.components.map((component) => component.locator)).toEqual([null]);
    expect(event.event.details.rawCode).toBe('ED2=10h ED3=12h');
  });

  it('name the address of a PCI Express error with the function in the low bits', () => {
    const { parts } = locate('13 04 70 a5 3b 0a', {}, '33', intelRecord);

    expect(parts).toContainEqual({ class: 'pcie-card', locator: 'bus 59 device 1 function 2', place: { pci: '3b:01.2' } });
  });

  it.each([
    ['01', 'output voltage'],
    ['04', 'over-temperature'],
    ['05', 'fan'],
    ['7f', undefined],
  ])('name what failed in a supply by %s: %s', (code, supplyFault) => {
    const { event } = locate(`08 51 6f a1 ${code} 20`, { vendor: 'Intel', model: 'S2600WT' });

    expect(event.event.details.supplyFault).toBe(supplyFault);
  });

  it('give the POST code, low byte first', () => {
    const { event } = locate('0f 06 6f a0 40 85', {}, '01', intelRecord);

    expect(event.event.details.postCode).toBe('8540');
  });
});

describe('rules of makers', () => {
  const ecc = '0c 87 6f a1 3b 80';

  it('do not hold where nothing names the maker, or the input contradicts itself', () => {
    const unknown = locate(ecc, { model: 'X10DRi' });
    const contradicted = locate(ecc, { model: 'X10DRi' }, '20', supermicroRecord, dellRecord);

    expect([unknown, contradicted].map(({ parts }) => parts[0]?.locator)).toEqual([null, null]);
    expect(unknown.event.event.details.rawCode).toBe('ED2=3Bh ED3=80h');
  });

  it('take no record of an Intel controller for the maker beside one of the maker', () => {
    expect(locate(ecc, { model: 'X10DRi' }, '20', intelRecord, supermicroRecord).parts[0]?.locator).toBe('DIMMC2(CPU1)');
  });

  it('ignore bytes that event data 1 does not call codes', () => {
    const { event } = locate('0c 87 6f 01 3b 80', { vendor: 'Supermicro', model: 'X10DRi' });

    expect([event.components[0]?.locator, event.event.details]).toEqual([null, {}]);
  });

  it('replace no label that the log prints', () => {
    const elist = '   1 | 03/02/24 | 09:00:00 UTC | Memory #0x87 | Uncorrectable ECC (@DIMMD1(CPU2)) | Asserted';
    const { events } = readText(elist);
    const coded = events.map((event) => ({ ...event, event: { ...event.event, details: { oemData2: 0x2a, oemData3: 0x80 } } }));

    const [located] = locateByMaker(coded, { vendor: 'Supermicro', model: 'X10DRi' });

    expect(located?.components.map((component) => component.locator)).toEqual(['DIMMD1(CPU2)']);
  });
});
