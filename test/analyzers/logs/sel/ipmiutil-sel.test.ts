import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

const read = (line: string) => readText(line, { formatId: 'ipmiutil-sel' });

describe('rows of ipmiutil sel', () => {
  it('trusts the bytes over the words and keeps the label of the module', () => {
    const { events } = read('0001 03/02/24 09:14:07 MIN BMC  Memory #08  Uncorrectable ECC, DIMM6/CPU1 6f [20 ff 10]');

    expect(events[0]).toMatchObject({
      recordId: '1',
      direction: 'assertion',
      sensor: { number: 8 },
      event: { key: 'ipmi/0c/6f/00', text: 'Correctable ECC, DIMM6/CPU1' },
      components: [{ class: 'memory', locator: 'DIMM6/CPU1', place: { cpu: 1, slot: '6' } }],
    });
  });

  it('takes bit 7 of the trigger byte for the end of an event, whatever the severity says', () => {
    const { events } = read('0001 03/02/24 09:14:07 CRT BMC  Processor #91  IERR ef [00 ff ff]');

    expect(events[0]).toMatchObject({
      direction: 'deassertion',
      severity: { reported: 'CRT', derived: 'ok' },
      event: { meaning: 'recovery' },
    });
  });

  it.each([
    ['Hi Crit thresh', 'assertion', 'ipmi/04/01/09'],
    ['HiC thresh OK now', 'deassertion', 'ipmi/04/01/09'],
    ['LoCritHi thresh', 'deassertion', 'ipmi/04/01/03'],
    ['Lo UnrecH OK now', 'assertion', 'ipmi/04/01/05'],
  ])('knows the direction of %s, which no byte prints', (text, direction, key) => {
    const { events } = read(`0001 03/02/24 09:14:07 INF BMC  Fan #31  ${text} act=03 thr=ff`);

    expect(events[0]).toMatchObject({ direction, event: { key, details: { readingRaw: 3 } } });
    expect(events[0]!.event.details).not.toHaveProperty('thresholdRaw');
  });

  it('reads the name of the sensor that -e prints, and none where it prints na', () => {
    const rows = [
      '0001 03/02/24 09:14:07 MAJ BMC  Power Supply #48 PSU1 Status  Failure detected 6f [01 ff ff]',
      '0002 03/02/24 09:14:08 MAJ BMC  Power Supply #49 na  Failure detected 6f [01 ff ff]',
      '0003 03/02/24 09:14:09 MAJ BMC Power Supply #4a Failure detected 6f [01 ff ff]',
    ];

    const { events } = read(rows.join('\n'));

    expect(events.map((event) => [event.sensor?.name, event.sensor?.number])).toEqual([
      ['PSU1 Status', 0x48],
      [null, 0x49],
      [null, 0x4a],
    ]);
  });

  it('reads the quantities that the tool prints for sensors it knows', () => {
    const { events } = read(
      '000f 03/02/24 09:14:07 MAJ BMC  Temperature #01 CPU0_Temp  HiC thresh OK now actual=96.00 C, threshold=95.00 C',
    );

    expect(events[0]).toMatchObject({
      direction: 'deassertion',
      sensor: { name: 'CPU0_Temp' },
      event: { key: 'ipmi/01/01/09', reading: { value: 96, unit: 'degrees C' }, threshold: { value: 95, unit: 'degrees C' } },
    });
  });

  it('tells slots from operating systems by their events, because the tool gives both one name', () => {
    const rows = ['Interlock 6f [a7 07 08]', 'OS Graceful Stop 6f [02 ff ff]'];

    const { events } = read(rows.map((row, index) => `000${index} 03/02/24 09:14:07 INF BMC  OS Critical Stop #61  ${row}`).join('\n'));

    expect(events.map((event) => event.event.key)).toEqual(['ipmi/21/6f/07', 'ipmi/20/6f/02']);
  });

  it('says that the log is full where its head has no free record', () => {
    const { events } = read('SEL Ver 51 Support 0a, Size = 512 records (Used=512, Free=0)');

    expect(events[0]?.event.key).toBe('ipmi/10/6f/04');
  });
});
