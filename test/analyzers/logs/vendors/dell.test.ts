import { describe, expect, it } from 'vitest';
import { componentOfFqdd } from '#analyzers/logs/formats/vendors/dell/dell-fqdd.js';
import { readText } from '../read-text.js';

const rule = '-'.repeat(80);
const selRecord = (fields: readonly string[]) => readText(['Record:      5', ...fields].join('\n'));
const lclog = (...fields: readonly string[]) =>
  readText(['SeqNumber       = 5', 'AgentID         = SEL', 'Severity        = Critical', ...fields, rule].join('\n'));

describe('racadm getsel', () => {
  it('gives id, time without zone, severity, and the sense of the wording', () => {
    const { events } = selRecord([
      'Date/Time:   02/13/2024 04:05:06',
      'Source:      system',
      'Severity:    Critical',
      'Description: Fault detected on drive 3 in disk drive bay 1.',
    ]);

    expect(events).toMatchObject([
      {
        recordId: '5',
        time: { instant: '2024-02-13T04:05:06.000Z', zone: 'unknown' },
        event: { key: 'ipmi/0d/6f/01', meaning: 'fault' },
        severity: { reported: 'Critical' },
        components: [{ class: 'drive', place: { bay: '3' } }],
      },
    ]);
  });

  it('has no time before the clock was set', () => {
    const { events } = selRecord(['Date/Time:   System Boot', 'Severity:    Ok', 'Description: Log cleared.']);

    expect(events[0]?.time).toMatchObject({ text: 'System Boot', instant: null });
  });

  it('takes the regained redundancy for a recovery that asserts', () => {
    const { events } = selRecord(['Date/Time:   02/13/2024 04:05:06', 'Severity:    Ok', 'Description: The power supplies are redundant.']);

    expect(events[0]).toMatchObject({ direction: 'assertion', event: { key: 'ipmi/08/0b/00', meaning: 'recovery' } });
  });

  it('ends where a lifecycle log begins without a rule between', () => {
    const { events } = readText(
      [
        'Record:      5',
        'Date/Time:   System Boot',
        'Severity:    Ok',
        'Description: Log cleared.',
        'SeqNumber       = 9',
        'Message         = CPU 1 has an internal error (IERR).',
      ].join('\n'),
    );

    expect(events.map((event) => [event.source.format, event.event.text])).toEqual([
      ['racadm-sel', 'Log cleared.'],
      ['racadm-lclog', 'CPU 1 has an internal error (IERR).'],
    ]);
  });

  it('reads the sentences of old controllers about their sensors', () => {
    const { events } = selRecord(['Severity:    Critical', 'Description: CPU 1 Status: Processor sensor for CPU 1, IERR was asserted']);

    expect(events[0]).toMatchObject({ direction: 'assertion', event: { key: 'ipmi/07/6f/00' }, sensor: { name: 'CPU 1 Status' } });
  });
});

describe('the lifecycle log', () => {
  it('trusts the bytes of the record more than its text', () => {
    const { events } = lclog(
      'Message ID      = MEM0001',
      'RawEventData    = 02 00 02 92 C3 BD 65 01 00 04 0C 02 6F A0 FF FF',
      'Message         = Multi-bit memory errors detected on a memory device at location(s) DIMM_A7.',
    );

    expect(events[0]?.event).toMatchObject({ key: 'ipmi/0c/6f/00', aliases: ['dell/MEM0001'] });
    expect(events[0]?.components).toMatchObject([{ class: 'memory', locator: 'DIMM_A7' }]);
  });

  it('names the device of the descriptor where the text names none', () => {
    const { events } = lclog(
      'Message ID      = PDR1001',
      'FQDD            = Disk.Bay.5:Enclosure.Internal.0-1:RAID.Slot.3-1',
      'Message         = Fault detected on the drive.',
    );

    expect(events[0]?.components).toMatchObject([
      { class: 'drive', locator: 'Disk.Bay.5:Enclosure.Internal.0-1:RAID.Slot.3-1', place: { bay: '5' } },
    ]);
  });

  it('takes messages about people for activities, whatever their severity', () => {
    const { events } = lclog('Message ID      = USR0031', 'Message         = Unable to log in for operator from 192.0.2.7.');

    expect(events[0]?.event).toMatchObject({ key: 'dell/USR0031', meaning: 'activity' });
  });

  it('does not take a failed volume for a failed drive', () => {
    const { events } = lclog('Message ID      = VDR7', 'Message         = Virtual Disk 0 on Integrated RAID Controller 1 has failed.');

    expect(events[0]?.event.key).toBe('ipmi/0d/6f/06');
    expect(events[0]?.components).toMatchObject([{ class: 'drive', locator: null }]);
  });

  it('has the zone in XML, and minutes of it in WS-Man', () => {
    const xml =
      '<LCLogEvents><Event Severity="Critical" Timestamp="2024-02-03T04:05:06-0600" Sequence="1"><Message>x</Message></Event></LCLogEvents>';
    const wsman =
      '<n1:DCIM_LCLogEntry><n1:CreationTimeStamp>20240203040506.000000+480</n1:CreationTimeStamp><n1:Message>x</n1:Message></n1:DCIM_LCLogEntry>';

    const { events } = readText(`${xml}\n${wsman}`);

    expect(events.map((event) => [event.time.instant, event.time.zone])).toEqual([
      ['2024-02-03T10:05:06.000Z', 'known'],
      ['2024-02-02T20:05:06.000Z', 'known'],
    ]);
  });

  it('gives several events of one line different ids', () => {
    const event = '<Event Severity="Critical" Sequence="1"><Message>CPU 1 has an internal error (IERR).</Message></Event>';

    const { events } = readText(`<LCLogEvents>${event}${event}</LCLogEvents>`);

    expect(events.map(({ id }) => id)).toEqual(['log.txt#1', 'log.txt#1.1']);
  });
});

describe('the inventory', () => {
  it('is a part with its numbers, and a fault where its state is not good', () => {
    const { events } = readText(
      '<n1:DCIM_PowerSupplyView><n1:FQDD>PSU.Slot.2</n1:FQDD><n1:PartNumber>0EX00A01</n1:PartNumber><n1:SerialNumber>EX02</n1:SerialNumber><n1:PrimaryStatus>3</n1:PrimaryStatus></n1:DCIM_PowerSupplyView>',
    );

    expect(events).toMatchObject([
      {
        event: { key: 'inventory/psu', details: { partNumber: '0EX00A01', serialNumber: 'EX02' } },
        components: [{ locator: 'PSU.Slot.2' }],
      },
      { event: { key: 'ipmi/08/07/02', meaning: 'fault' }, severity: { derived: 'critical' } },
    ]);
  });
});

describe('a device descriptor', () => {
  it.each([
    ['DIMM.Socket.A1', 'memory', { slot: 'A1' }],
    ['CPU.Socket.1', 'cpu', { cpu: 1 }],
    ['Fan.Embedded.3A', 'fan', { slot: '3A' }],
    ['NIC.Integrated.1-1-1', 'nic', { slot: '1-1-1' }],
    ['RAID.Integrated.1-1', 'raid-controller', { slot: '1-1' }],
    ['Battery.Integrated.1:RAID.Integrated.1-1', 'raid-battery', null],
    ['BIOS.Setup.1-1', 'bios', null],
    ['iDRAC.Embedded.1', 'bmc', null],
  ])('%s is of class %s', (fqdd, componentClass, place) => {
    expect(componentOfFqdd(fqdd)).toMatchObject({ class: componentClass, locator: fqdd, place });
  });

  it.each(['System.Embedded.1', 'Disk.Virtual.0:RAID.Integrated.1-1', 'iDRAC.Embedded.1#SystemBoardInletTemp', ''])(
    '%s is no part',
    (fqdd) => {
      expect(componentOfFqdd(fqdd)).toBeNull();
    },
  );
});
