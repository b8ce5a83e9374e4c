import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Diagnosis } from '#domain/diagnosis.js';
import { headlineOf } from '../../src/web/diagnosis/headline.js';

const diagnosis = Diagnosis.parse(JSON.parse(readFileSync(new URL('../../fixtures/web/diagnosis.json', import.meta.url), 'utf8')));
/** Gives the name of the words and the values put into them. */
const named = ((name: string, values: object = {}) => `${name} ${Object.values(values).join(' | ')}`.trim()) as Parameters<
  typeof headlineOf
>[0];
const headlineWith = (change: Partial<Diagnosis>) => headlineOf(named, { ...diagnosis, ...change });
const monitor = { ...diagnosis.urgency, level: 'monitor' as const };

describe('the headline of an answer', () => {
  it('names the part of the first cause to bring', () => {
    expect(headlineWith({})).toBe('answer.bring memory module (RDIMM) | CPU1_DIMM_A3');
  });

  it('asks for no visit where there is nothing but to watch', () => {
    expect(headlineWith({ urgency: monitor })).toBe('answer.haveReady memory module (RDIMM) | CPU1_DIMM_A3');
  });

  it('names no part of another cause, nor the same part at another place', () => {
    const [callout] = diagnosis.callouts;
    const elsewhere = { ...callout!, locator: 'CPU2_DIMM_B1' };

    expect(headlineWith({ callouts: [{ ...callout!, faultIds: ['another-fault'] }] })).toMatch(/^answer.noCallout/);
    expect(headlineWith({ callouts: [elsewhere] })).toMatch(/^answer.noCallout/);
  });
});
