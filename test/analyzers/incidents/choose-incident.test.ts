import { describe, expect, it } from 'vitest';
import { chooseIncident } from '#analyzers/incidents/choose-incident.js';
import { incidentsOf } from './time-lines.js';

const incidents = incidentsOf(
  '03/04/2024 02:11:07 Power Supply PS1_Status | Failure detected | Asserted',
  '06/18/2024 03:15:29 Memory DIMM_A1 | Uncorrectable ECC | Asserted',
  '09/01/2024 10:00:00 Memory DIMM_B1 | Correctable ECC | Asserted',
);

function chosenWith(faultTime?: string): string | null | undefined {
  return chooseIncident(incidents, faultTime)?.incident.triggerId;
}

describe('the incident asked about', () => {
  it('is the most severe, of equals the latest, where no time is stated', () => {
    expect(chosenWith()).toBe('sel#2');
    expect(chooseIncident(incidents, undefined)?.why).toBe('mostSevereLatest');
  });

  it.each([
    ['2024-03-04T03:00:00Z', 'sel#1'],
    ['2024-03-04', 'sel#1'],
    ['2024-06-17 20:00', 'sel#2'],
    ['2024-09-01T18:00:00+08:00', 'sel#3'],
  ])('is the one nearest to the fault time %s', (faultTime, trigger) => {
    expect(chosenWith(faultTime)).toBe(trigger);
    expect(chooseIncident(incidents, faultTime)?.why).toBe('nearestToFaultTime');
  });

  it('is the one in which it happened, where another tells of it as history', () => {
    const shared = incidentsOf(
      '04/09/2024 08:00:00 Memory DIMM_A1 | Correctable ECC | Asserted',
      '04/09/2024 08:30:00 Power Supply PS1_Status | Failure detected | Asserted',
      '05/30/2024 04:00:00 Memory DIMM_A1 | Uncorrectable ECC | Asserted',
    );

    const chosen = ['2024-05-30', '2024-04-09', undefined].map((time) => chooseIncident(shared, time)?.incident.triggerId);

    expect(chosen).toEqual(['sel#3', 'sel#2', 'sel#3']);
  });

  it('says how far the stated time is from any sign', () => {
    expect(chooseIncident(incidents, '2024-09-11T10:00:00Z')?.distanceMs).toBe(10 * 86_400_000);
    expect(chooseIncident(incidents, '2024-09-01')?.distanceMs).toBe(0);
  });

  it('does not heed a time that is none', () => {
    expect(chosenWith('last Tuesday')).toBe('sel#2');
  });

  it('is none where there is none, and the only one where there is one', () => {
    expect(chooseIncident([], '2024-03-04')).toBeNull();
    expect(chooseIncident(incidents.slice(0, 1), '2025-01-01')?.why).toBe('only');
  });
});
