import { describe, expect, it } from 'vitest';
import { withStatedFindings } from '#usecases/diagnose/stated-findings.js';
import { sign } from '../../graph/tiny-graph.js';

const memory = (locator: string) => ({ class: 'memory' as const, locator });
const fromLog = [sign('ce', 'present', memory('A1')), sign('ce', 'present', memory('B1')), sign('ierr', 'absent')];

describe('a stated finding', () => {
  it('wins over what the log shows of the same component', () => {
    const findings = withStatedFindings(fromLog, [{ findingId: 'ce', state: 'absent', component: memory('A1') }]);

    expect(findings.map((one) => [one.component?.locator ?? null, one.state, one.origin])).toEqual([
      ['B1', 'present', 'log'],
      [null, 'absent', 'log'],
      ['A1', 'absent', 'stated'],
    ]);
  });

  it('without a component wins over every component', () => {
    const findings = withStatedFindings(fromLog, [{ findingId: 'ce', state: 'absent' }]);

    expect(findings.filter((one) => one.findingId === 'ce')).toEqual([sign('ce', 'absent', null, 'stated')]);
  });

  it('can take back what a log shows: unknown again', () => {
    const findings = withStatedFindings(fromLog, [{ findingId: 'ierr', state: 'unknown' }]);

    expect(findings.find((one) => one.findingId === 'ierr')?.state).toBe('unknown');
  });

  it('is the last one where a person corrects it', () => {
    const findings = withStatedFindings(
      [],
      [
        { findingId: 'ce', state: 'present' },
        { findingId: 'ce', state: 'absent', component: null },
      ],
    );

    expect(findings).toEqual([sign('ce', 'absent', null, 'stated')]);
  });
});
