import { describe, expect, it } from 'vitest';
import { changeFindings } from '#analyzers/findings/change-findings.js';

const at = '2024-10-17T08:05:05Z';

function idsOf(...texts: readonly string[]): string[] {
  return changeFindings(texts, at).map(({ findingId }) => findingId);
}

describe('stated recent changes', () => {
  it.each([
    ['BIOS updated from 2.1.4 to 2.3.0 on 2024-10-16', 'firmware-changed-before-fault'],
    ['upgraded the UEFI last week', 'firmware-changed-before-fault'],
    ['昨天升级了BIOS', 'firmware-changed-before-fault'],
    ['iDRAC updated to 7.10', 'bmc-firmware-changed'],
    ['BMC 固件刷新', 'bmc-firmware-changed'],
  ])('%s is %s', (text, findingId) => {
    expect(idsOf(text)).toEqual([findingId]);
  });

  it.each(['DIMM A1 moved to B1', 'system board replaced today', 'checked that the BIOS is at its defaults', 'nothing'])(
    '%s is none',
    (text) => {
      expect(idsOf(text)).toEqual([]);
    },
  );

  it('count for a month before the fault, and not after it', () => {
    expect(idsOf('BIOS updated on 2024-08-02')).toEqual([]);
    expect(idsOf('BIOS updated on 2024-10-20')).toEqual([]);
    expect(changeFindings(['BIOS updated on 2024-08-02'], null)).toHaveLength(1);
  });

  it('stand once however often they are told', () => {
    expect(idsOf('BIOS update', 'BIOS updated again')).toEqual(['firmware-changed-before-fault']);
  });
});
