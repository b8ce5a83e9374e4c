import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSnippet } from '#usecases/search/snippet.js';
import { shippedTokenizer } from './judged-set.js';

/** Half of a character outside the basic plane. */
const loneSurrogate = /\p{Surrogate}/u;
const tokenizer = shippedTokenizer();

function marksOf(text: string, wanted: readonly string[]): string {
  return cutSnippet(
    text,
    tokenizer.tokenise(text).words.filter(({ token }) => wanted.includes(token)),
  );
}

describe('cutSnippet', () => {
  it('marks whole words, not stems', () => {
    expect(marksOf('Batteries fail early.', ['batteri'])).toBe('<mark>Batteries</mark> fail early.');
  });

  it('escapes HTML of the text, inside marks and outside', () => {
    const text = '<img src=x onerror="alert(1)"> & <b>battery</b>';

    expect(marksOf(text, ['batteri'])).toBe('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &lt;b&gt;<mark>battery</mark>&lt;/b&gt;');
  });

  it('is cut around the densest matches of a long text', () => {
    const text = `${'filler words here. '.repeat(60)}The fan stopped and the heatsink is hot. ${'more filler. '.repeat(60)}`;

    const snippet = marksOf(text, ['fan', 'heatsink']);

    expect(snippet).toContain('<mark>fan</mark> stopped and the <mark>heatsink</mark>');
    expect(snippet.startsWith('…') && snippet.endsWith('…')).toBe(true);
    expect(snippet.length).toBeLessThan(400);
  });

  it('is the head of the text where nothing matches', () => {
    expect(cutSnippet('A short text.', [])).toBe('A short text.');
  });

  it('holds no tag but mark, whatever the text', () => {
    const pieces = fc.constantFrom('<script>', '</mark>', '<mark>', '&amp;', '"', "'", '内存', 'fan', ' ', '**', '|', '😀', '\n# ');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const { words, concepts, codes } = tokenizer.tokenise(text);

        const snippet = cutSnippet(text, [...words, ...concepts, ...codes]);

        expect(snippet.replace(/<\/?mark>/g, '')).not.toMatch(/[<>"']/);
        expect(snippet.match(/<mark>/g)?.length).toBe(snippet.match(/<\/mark>/g)?.length);
        expect(snippet).not.toMatch(loneSurrogate);
      }),
    );
  });
});
