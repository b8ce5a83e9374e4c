import { describe, expect, it } from 'vitest';
import { createTemplateMiner } from '#analyzers/templates/template-miner.js';
import type { NotUnderstood } from '#domain/unread.js';

function mined(lines: readonly string[]): NotUnderstood {
  const miner = createTemplateMiner();
  lines.forEach((text, index) => {
    miner.add({ file: 'a.log', line: index + 1, text });
  });
  return miner.summary();
}

describe('mining what nobody understands', () => {
  it('names the most frequent template first, with the place and the text of its first line', () => {
    const summary = mined(['frobd: idle', 'frobd: bank 3 lost sync after 120 ms', 'frobd: bank 4 lost sync after 99 ms']);

    expect(summary).toEqual({
      lines: 3,
      clusters: 2,
      templates: [
        {
          template: 'frobd: bank <number> lost sync after <number> ms',
          count: 2,
          firstLine: { file: 'a.log', line: 2 },
          example: 'frobd: bank 3 lost sync after 120 ms',
        },
        { template: 'frobd: idle', count: 1, firstLine: { file: 'a.log', line: 1 }, example: 'frobd: idle' },
      ],
    });
  });

  it('keeps two words apart of which one differs', () => {
    const summary = mined(['Link ok', 'Link error']);

    expect(summary.templates.map(({ template }) => template)).toEqual(['Link ok', 'Link error']);
  });

  it('names fifty templates at most and counts all lines and kinds', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const kinds = letters.flatMap((one) => letters.map((other) => `${one}${other}`)).map((word) => `${word} `.repeat(3).trim());

    const summary = mined(kinds);

    expect(summary.templates).toHaveLength(50);
    expect(summary).toMatchObject({ lines: 676, clusters: 676 });
  });

  it('takes lines however different in bounded memory: the templates shown are those that go on', () => {
    const miner = createTemplateMiner();
    const word = (number: number) => [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');
    for (let round = 0; round < 3000; round += 1) {
      miner.add({ file: 'a.log', line: round, text: `${word(round)} ${word(round * 7)} ${word(round * 13)}` });
      miner.add({ file: 'a.log', line: round, text: `pump ${round} vibrates` });
    }

    const { lines, templates } = miner.summary();

    expect(lines).toBe(6000);
    expect(templates[0]).toMatchObject({ template: 'pump <number> vibrates', count: 3000 });
  });

  it('gives the same templates for the same lines', () => {
    const lines = ['b one x', 'b two x', 'a one y', 'a two y'];

    expect(mined(lines)).toEqual(mined(lines));
  });

  it('compares lines up to where raw lines are cut', () => {
    const summary = mined([`${'word '.repeat(100)}one`, `${'word '.repeat(100)}two`]);

    expect(summary.clusters).toBe(1);
    expect(summary.templates[0]?.example).toHaveLength(500);
  });
});
