import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Cause, Diagnosis } from '#domain/diagnosis.js';
import { surenessOf } from '../../src/web/diagnosis/sureness.js';

const diagnosis = Diagnosis.parse(JSON.parse(readFileSync(new URL('../../fixtures/web/diagnosis.json', import.meta.url), 'utf8')));
const first = diagnosis.causes[0]!;
const calibratedAt = (level: 'fault' | 'fru' | 'class'): Cause => ({ ...first, calibration: { level, cases: 412, scope: 'all' } });

describe('how sure an answer says it is', () => {
  it('is a word where nothing was calibrated', () => {
    const sureness = [first, diagnosis.causes[1]!].map((cause) => surenessOf(diagnosis, cause));

    expect(sureness).toEqual([
      { kind: 'word', word: 'likely' },
      { kind: 'word', word: 'possible' },
    ]);
  });

  it('is the share of the level that was calibrated: the fault, its part, its class', () => {
    const percents = (['fault', 'fru', 'class'] as const).map((level) => surenessOf(diagnosis, calibratedAt(level)));

    expect(percents.map((sureness) => sureness.kind === 'percent' && sureness.percent)).toEqual([74, 88, 88]);
  });

  it('never promises certainty', () => {
    const cause = { ...calibratedAt('fault'), posterior: 0.9999 as Cause['posterior'] };

    expect(surenessOf(diagnosis, cause)).toMatchObject({ percent: 99 });
  });
});
