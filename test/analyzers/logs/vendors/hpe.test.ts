import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

const hplog = (severity: string, text: string) =>
  readText([`0004 ${severity}       04:05  02/03/2024 05:05  02/03/2024 0003`, `LOG: ${text}`].join('\n'));
const ribcl = (attributes: string) => readText(`<EVENT_LOG DESCRIPTION="Integrated Management Log">\n<EVENT ${attributes}/>\n</EVENT_LOG>`);
const machineCheck = (status: string) =>
  `Uncorrectable Machine Check Exception (Board 0, Processor 1, APIC ID 0x00000000, Bank 0x00000007, Status ${status}, Address 0x00000001'23456780, Misc 0x00000000'00000086)`;

describe('a row of the IML', () => {
  it('counts its repeats between its first and its last time', () => {
    const { events } = hplog('Critical', 'Corrected Memory Error threshold exceeded (Processor 1, DIMM 9)');

    expect(events[0]).toMatchObject({
      recordId: '4',
      count: 3,
      time: { instant: '2024-02-03T04:05:00.000Z', last: '2024-02-03T05:05:00.000Z', zone: 'unknown' },
      event: { key: 'ipmi/0c/6f/05' },
      components: [{ class: 'memory', locator: 'Processor 1, DIMM 9', place: { cpu: 1, slot: '9' } }],
    });
  });

  it('that is marked as repaired is a recovery', () => {
    const { events } = hplog('Repaired', 'System Power Supplies Not Redundant');

    expect(events[0]).toMatchObject({
      event: { key: 'ipmi/08/0b/01', meaning: 'recovery' },
      severity: { reported: 'Repaired', derived: 'ok' },
    });
  });

  it.each([
    ["0xFE000000'0001009F", 'memory', ['memory', 'cpu']],
    ["0xB2000000'00070F0F", 'bus', ['cpu']],
    ["0xBE000000'00800400", 'timer', ['cpu']],
  ])('with the status %s reports a %s error', (status, kind, classes) => {
    const { events } = hplog('Critical', machineCheck(status));

    expect(events[0]?.event.details).toMatchObject({ machineCheckKind: kind, machineCheckBank: '0x00000007' });
    expect(events[0]?.components.map((component) => component.class)).toEqual(classes);
  });

  it('has the class of its POST error', () => {
    const { events } = hplog('Caution', 'POST Error: 1785-Drive Array not Configured');

    expect(events[0]).toMatchObject({
      event: { key: 'hpe/post-1785', details: { postError: 1785 } },
      components: [{ class: 'raid-controller' }],
    });
  });

  it.each([
    ['Internal Storage Enclosure Device Failure (Bay 3, Box 1, Port 1I, Slot 0)', 'ipmi/0d/6f/01', 'drive', 'Bay 3, Box 1, Port 1I'],
    [
      'Uncorrectable PCI Express Error (Slot 2, Bus 0, Device 3, Function 0, Error status 0x00000020)',
      'ipmi/13/6f/08',
      'pcie-card',
      'Slot 2',
    ],
    ['System Power Supply: Input Power Loss or Unplugged Power Cord (Power Supply 1)', 'ipmi/08/6f/03', 'psu', 'Power Supply 1'],
    ['Network Adapter Link Down (Slot 0, Port 4)', 'ipmi/27/6f/00', 'nic', 'Slot 0, Port 4'],
    ['System Fan Failure (Fan 3, Location CPU)', 'ipmi/04/01/02', 'fan', 'Fan 3'],
  ])('"%s" is %s of a %s', (text, key, componentClass, locator) => {
    const { events } = hplog('Caution', text);

    expect(events[0]).toMatchObject({ event: { key, meaning: 'fault' }, components: [{ class: componentClass, locator }] });
  });
});

describe('RIBCL', () => {
  it('has class and code in hex, which are the key where the wording has no sense', () => {
    const { events } = ribcl('SEVERITY="Caution" CLASS="OS" DESCRIPTION="Something new" EVENT_CLASS="0x0021" EVENT_CODE="0x0014"');

    expect(events[0]?.event).toMatchObject({ key: 'hpe/33.20', details: { log: 'Integrated Management Log', logClass: 'OS' } });
  });

  it('has no time where the clock was not set', () => {
    const { events } = ribcl('SEVERITY="Caution" CLASS="OS" LAST_UPDATE="[NOT SET] " INITIAL_UPDATE="[NOT SET] " DESCRIPTION="x"');

    expect(events[0]?.time).toMatchObject({ text: '[NOT SET]', instant: null });
  });
});

describe('python-hpilo', () => {
  it('ends a list that is cut off where another log begins', () => {
    const { events, unread } = readText(
      ["[{'class': 'Fan',", "  'count': 2,", '1 | 03/02/2024 | 09:15:31 | Memory #0x87 | Uncorrectable ECC | Asserted'].join('\n'),
    );

    expect(events.map((event) => event.source.format)).toEqual(['ipmitool-sel-list']);
    expect(unread.map(({ line, reason }) => [line, reason])).toEqual([[1, 'malformedRecord']]);
  });
});

describe("iLO's export", () => {
  it('is read by its header, whatever the order and language', () => {
    const { events } = readText(
      [
        '计数,描述,严重性,上次更新,初始更新,ID',
        '7,"Smart Storage Battery failure (Battery 1, service information: 0x07)",Critical,02/03/2024 05:05,02/03/2024 04:05,31',
      ].join('\n'),
    );

    expect(events[0]).toMatchObject({ recordId: '31', count: 7, event: { key: 'ipmi/29/6f/01' }, components: [{ class: 'raid-battery' }] });
  });
});

describe('condition tables', () => {
  it('are a fault of a part that is not well, the state of one that is, and nothing of an empty place', () => {
    const { events } = readText(
      [
        'ID     TYPE        LOCATION      STATUS  REDUNDANT',
        ' 1     Standard    Pwr. Supply Bay Normal  Yes',
        ' 2     Standard    Pwr. Supply Bay Failed  No',
        ' 3     Standard    Pwr. Supply Bay Absent  No',
      ].join('\n'),
    );

    expect(events.map((event) => [event.event.key, event.event.meaning, event.components[0]?.locator])).toEqual([
      ['inventory/psu', 'state', 'Power Supply 1'],
      ['ipmi/08/07/02', 'fault', 'Power Supply 2'],
    ]);
  });
});
