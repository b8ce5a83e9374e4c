import { describe, expect, it } from 'vitest';
import { decodeLenovoId } from '#analyzers/logs/formats/vendors/lenovo/lenovo-event-id.js';
import { readText } from '../read-text.js';

const first = (line: string) => readText(line).events[0];

describe('an event id in hex', () => {
  it.each(['0x806f050c2004ffff', '806f050c-2004ffff', '0x806F050C-2004FFFF', '806f050c2004ffff'])(
    '%s is the IPMI event that it encodes',
    (printed) => {
      const decoded = decodeLenovoId(printed);

      expect(decoded).toMatchObject({
        keys: ['lenovo/0x806f050c', 'lenovo/0x806f050c2004ffff'],
        ipmi: { sensorType: 0x0c, eventType: 0x6f, offset: 5, eventData: null },
        direction: 'assertion',
        component: { class: 'memory', locator: 'DIMM 4', place: { slot: '4' }, provenance: 'documentedRule' },
      });
    },
  );

  it.each([
    ['80010901', 'ipmi/01/01/09'],
    ['0x806f010d', 'ipmi/0d/6f/01'],
    ['0x80070207', 'ipmi/07/07/02'],
  ])('of eight digits, %s, stops behind the sensor type', (printed, key) => {
    expect(first(`${printed} - some text`)?.event.key).toBe(key);
  });

  it.each(['0x806f010c0000', '0x80006f0c', '0x80ff010c', '0x806f110c', '12345678'])('%s is none', (printed) => {
    expect(decodeLenovoId(printed)).toBeNull();
  });

  it('carries the codes of event data', () => {
    expect(first('806f000f-22010bff')?.event).toMatchObject({
      key: 'ipmi/0f/6f/00',
      details: { firmwareError: expect.stringContaining('corruption') },
    });
  });

  it('with 81 is the recovery', () => {
    expect(first('0x816f03080a02ffff Power Supply 2 has returned to a normal input state.')).toMatchObject({
      direction: 'deassertion',
      event: { key: 'ipmi/08/6f/03', meaning: 'recovery' },
      severity: { derived: 'ok' },
    });
  });

  it('leaves the part to the text where that names one', () => {
    expect(first('0x806f050c2004ffff Memory Logging Limit Reached for DIMM 4.')?.components).toEqual([
      { class: 'memory', locator: 'DIMM 4', place: { slot: '4' }, provenance: 'printed' },
    ]);
  });
});

describe('rows of IMM and XCC', () => {
  it('have number, severity and time before the id', () => {
    expect(first('12 E 02/03/2024; 04:05:06 0x806f00070302ffff The Processor CPU 2 has Failed with IERR.')).toMatchObject({
      recordId: '12',
      severity: { reported: 'E', derived: 'critical' },
      time: { instant: '2024-02-03T04:05:06.000Z' },
      event: { key: 'ipmi/07/6f/00', text: 'The Processor CPU 2 has Failed with IERR.' },
    });
  });

  it.each([
    ['FQXSPPW9999N: Something of power.', 'critical', 'psu'],
    ['FQXSPMA9999G : Something of memory.', 'warning', 'memory'],
    ['FQXSPPU9999I Something of processors.', 'ok', 'cpu'],
  ])('"%s" is rated %s by its last letter, and about %s', (line, derived, componentClass) => {
    expect(first(line)).toMatchObject({ severity: { reported: null, derived }, components: [{ class: componentClass, locator: null }] });
  });

  it('are told by what their cells hold, whatever the order of the columns', () => {
    const event = first(
      '"Critical","System","FQXSPMA0008N","Uncorrectable error detected for [DIMM 3], rank 1.","44","2024-02-03T04:05:06+08:00"',
    );

    expect(event).toMatchObject({
      recordId: '44',
      severity: { reported: 'Critical' },
      time: { instant: '2024-02-02T20:05:06.000Z', zone: 'known' },
      event: { key: 'ipmi/0c/6f/01', aliases: ['lenovo/FQXSPMA0008N'] },
      message: { id: 'FQXSPMA0008N', args: ['DIMM 3'] },
      components: [{ class: 'memory', locator: 'DIMM 3' }],
    });
  });

  it('may have only a code of UEFI, whose letter is the severity', () => {
    expect(first('[W.58001] The PFA Threshold limit has been exceeded on DIMM number 7 at address 0x1.')).toMatchObject({
      severity: { reported: 'W' },
      event: { key: 'ipmi/0c/6f/05', aliases: ['lenovo/W.58001'] },
      components: [{ class: 'memory', locator: 'DIMM number 7' }],
    });
  });

  it('do not take a dump of bytes for an id', () => {
    const { events } = readText('ipmitool raw 0x0a 0x43 80 01 09 01\n  80 01 09 01 07 01 ff ff');

    expect(events).toEqual([]);
  });
});

describe('events that LXCA forwards', () => {
  it('have values with blanks and colons', () => {
    const event = first(
      '<8>Feb  3 04:05:06 2024 [appl=LXCA service=PLATFORM severity=CRITICAL class=POWER src=Server 7: rack 2 uuid=0011 me=node-7 seq=9 EventID=FQXSPPW0031J CommonEventID=FQXPMEM0205I] Power Supply 2 has failed.',
    );

    expect(event).toMatchObject({
      recordId: '9',
      severity: { reported: 'CRITICAL' },
      time: { instant: '2024-02-03T04:05:06.000Z' },
      event: {
        key: 'ipmi/08/6f/01',
        aliases: ['lenovo/FQXSPPW0031J'],
        details: { source: 'Server 7: rack 2', service: 'PLATFORM', uuid: '0011' },
      },
    });
  });
});
