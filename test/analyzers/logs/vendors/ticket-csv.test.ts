import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

const header = 'sn,time,msg,server_model';

describe('events by serial number', () => {
  it('resolves escapes and keeps server and model', () => {
    const { events } = readText(
      `${header}\nSERVER_A1,2023-02-03 04:05:06, Temperature Inlet_Temp | Upper Critical going high | Asserted | Reading 52 &gt; Threshold 45 degrees C,SM1`,
    );

    expect(events[0]?.event).toMatchObject({ key: 'ipmi/01/01/09', reading: { value: 52 }, threshold: { value: 45 } });
    expect(events[0]?.event.details).toMatchObject({ server: 'SERVER_A1', serverModel: 'SM1' });
  });

  it('reads OEM records with manufacturer and bytes', () => {
    const { events } = readText(`${header}\nSERVER_A1,2023-02-03 04:05:06, OEM record c2 | 0002a2 | 0102AABBCCDD,SM1`);

    expect(events[0]).toMatchObject({ oemBytes: '0102aabbccdd', event: { key: 'ipmi/oem/0002a2/c2' } });
  });

  it('gives each module of a cause an event of its own', () => {
    const { events } = readText(
      'sn,fault_time,module_cause\nS1,2023-02-03 04:05:06,"module8,cod1:0x91,cod2:0x1,addr:0x10,module3,cod1:0x400"',
    );

    expect(events.map((event) => event.event.key)).toEqual(['linux/mce/memory', 'linux/mce/timer']);
    expect(events[0]?.event.details).toMatchObject({ bank: 8, code: '0x91', modelCode: '0x1', address: '0x10' });
    expect(new Set(events.map((event) => event.id)).size).toBe(2);
  });

  it('takes no label for a sign of a fault', () => {
    const { events } = readText('sn,fault_time,label\nS1,2023-02-03 04:05:06,2');

    expect(events[0]).toMatchObject({ components: [], event: { meaning: 'state' } });
  });
});
