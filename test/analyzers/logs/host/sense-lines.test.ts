import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

const prefix = 'Mar  5 09:00:00 store01 kernel: ';

describe('sense lines of a failed SCSI command', () => {
  it('are one event of the drive where the kernel prints the device in a line of its own', () => {
    const lines = [
      'sd 1:0:9:0: [sdj]  ',
      'Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE',
      'sd 1:0:9:0: [sdj]  ',
      'Sense Key : Medium Error [current] ',
      'Info fld=0x3a3812a',
      'sd 1:0:9:0: [sdj]  ',
      'Add. Sense: Unrecovered read error',
      'sd 1:0:9:0: [sdj] CDB: ',
      'Read(10): 28 00 03 a3 81 00 00 00 80 00',
    ];

    const { events } = readText(lines.map((line) => prefix + line).join('\n'));

    expect(events.map((event) => [event.event.key, event.components[0]?.locator])).toEqual([['linux/scsi/medium-error', '/dev/sdj']]);
  });
});
