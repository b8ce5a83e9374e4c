import { describe, expect, it } from 'vitest';
import { symptomFindings } from '#analyzers/findings/symptom-findings.js';

const idsOf = (symptom: string) => symptomFindings(symptom).map((finding) => finding.findingId);

describe('a description', () => {
  it.each([
    ['nine neighbouring servers lost input in the same minute', ['test-neighbours-lost-power']],
    ['The whole rack lost power at 04:00', ['test-neighbours-lost-power']],
    ['同机柜多台服务器断电', ['test-neighbours-lost-power']],
    ['planned work on PDU A', ['test-work-explains-events']],
    ['计划内停电', ['test-work-explains-events']],
    ['Air conditioning failed in hall 3', ['test-neighbours-hot']],
    ['dead, no standby light', ['test-no-standby-power']],
    ['fans at 100 % since service', ['fans-full-speed']],
    ['换主板后序列号为空', ['fru-serial-blank']],
    ['server restarts at night', []],
    ['', []],
  ])('"%s" states %s', (symptom, expected) => {
    expect(idsOf(symptom)).toEqual(expected);
  });

  it('states nothing that it denies', () => {
    expect(idsOf('other servers did not lose power, the fans are not at full speed')).toEqual([]);
  });

  it('states each finding once, as present', () => {
    expect(symptomFindings('fans at 100 %; fans at full speed')).toEqual([
      { findingId: 'fans-full-speed', state: 'present', component: null },
    ]);
  });
});
