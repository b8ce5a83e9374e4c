import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Diagnosis, type Incident } from '#domain/diagnosis.js';
import { diagnosisText } from '../../src/cli/text/diagnosis-text.js';

const given = Diagnosis.parse(JSON.parse(readFileSync(new URL('../../fixtures/web/diagnosis.json', import.meta.url), 'utf8')));

function incident(day: string, change: Partial<Incident> = {}): Incident {
  const from = `2024-06-${day}T03:15:29.000Z`;
  return { id: `incident-${day}`, from, to: from, trigger: null, serverState: 'unknown', chosen: false, why: `why ${day}`, ...change };
}

function linesWith(incidents: Incident[], lang: Diagnosis['lang'] = 'en'): string[] {
  const [, section = ''] = /\n\n((?:INCIDENTS|事件（)[\s\S]*?)\n\n/.exec(diagnosisText({ ...given, lang, incidents })) ?? [];
  return section.split('\n');
}

describe('the incidents of a printed diagnosis', () => {
  it('are the one asked about with its reason, then the others, the latest first, a line each', () => {
    const trigger = given.excerpts[0]!;

    const lines = linesWith([incident('01'), incident('09', { chosen: true, trigger: trigger.eventId }), incident('20')]);

    expect(lines).toEqual([
      'INCIDENTS (> = the one asked about)',
      `> 2024-06-09 03:15: why 09 · ${trigger.raw.trim().replace(/\s+/g, ' ').slice(0, 160)}`,
      '- 2024-06-20 03:15: why 20',
      '- 2024-06-01 03:15: why 01',
    ]);
  });

  it('are not told where there is one', () => {
    expect(linesWith([incident('09', { chosen: true })])).toEqual(['']);
  });

  it('are counted where they are many, and say where one has no time', () => {
    const many = Array.from({ length: 12 }, (_, day) => incident(String(day + 10), { from: null, to: null, chosen: day === 0 }));

    const lines = linesWith(many, 'zh');

    expect(lines[0]).toBe('事件（> = 本次回答所针对的事件）');
    expect(lines[1]).toBe('> 无时间: why 10');
    expect(lines.at(-1)).toBe('  … 另有 4 次');
  });
});
