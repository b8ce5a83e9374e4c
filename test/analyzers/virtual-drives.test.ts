import { describe, expect, it } from 'vitest';
import { nameVirtualDrives } from '#analyzers/virtual-drives.js';
import { readText } from './logs/read-text.js';

const failed = (address: string, disk: string) =>
  [
    `[ 1000.100000] sd ${address}: [${disk}] tag#12 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE`,
    `[ 1000.100010] sd ${address}: [${disk}] tag#12 Sense Key : Medium Error [current]`,
    `[ 1000.100040] blk_update_request: critical medium error, dev ${disk}, sector 1122867`,
    '',
  ].join('\n');

const partsOf = (text: string) =>
  nameVirtualDrives(readText(text).events).map(({ components }) => components.map((one) => [one.class, one.locator]));

describe('virtual drives of a MegaRAID', () => {
  it('are no part: their errors name the controller, also where only the name of the disk is printed', () => {
    const parts = partsOf(failed('0:2:1:0', 'sdb'));

    expect(parts).toEqual([[['raid-controller', null]], [['raid-controller', null]]]);
  });

  it('leave the drives of other channels as they are', () => {
    const parts = partsOf(failed('0:2:1:0', 'sdb') + failed('0:0:5:0', 'sdc'));

    expect(parts.slice(2).flat()).toEqual([
      ['drive', expect.stringContaining('sdc')],
      ['drive', expect.stringContaining('sdc')],
    ]);
  });

  it('are none in a log without channel 2', () => {
    const parts = partsOf('[ 1000.100040] blk_update_request: critical medium error, dev sdb, sector 1122867');

    expect(parts[0]?.[0]?.[0]).toBe('drive');
  });
});
