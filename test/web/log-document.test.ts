import { describe, expect, it } from 'vitest';
import { documentOfText, documentsOf, placeEvents } from '../../src/web/log/document.js';

const excerpt = (file: string, line: number | null, raw: string) => ({ eventId: `${file}#${line}`, file, line, raw });

describe('a log beside its answer', () => {
  it('keeps the line numbers of the file, with either line end', () => {
    const document = documentOfText('sel.txt', 'first\r\nsecond\n\nfourth\n');

    expect(document.rows).toEqual([
      { number: 1, text: 'first' },
      { number: 2, text: 'second' },
      { number: 3, text: '' },
      { number: 4, text: 'fourth' },
    ]);
  });

  it('shows the cited rows of a file that is not at hand, in order of lines', () => {
    const excerpts = [excerpt('bundle.zip/sel.txt', 9, 'nine'), excerpt('bundle.zip/sel.txt', 4, 'four'), excerpt('own.txt', 2, 'b')];

    const documents = documentsOf(excerpts, [documentOfText('own.txt', 'a\nb')]);

    expect(documents.map((document) => [document.file, document.complete, document.rows.map((row) => row.text)])).toEqual([
      ['own.txt', true, ['a', 'b']],
      ['bundle.zip/sel.txt', false, ['four', 'nine']],
    ]);
  });

  it('finds the place of an event in its document, and none for a line the document does not have', () => {
    const excerpts = [excerpt('own.txt', 2, 'b'), excerpt('own.txt', 7, 'gone'), excerpt('raw.bin', null, '0a 0b')];

    const places = placeEvents(excerpts, documentsOf(excerpts, [documentOfText('own.txt', 'a\nb')]));

    expect([...places]).toEqual([
      ['own.txt#2', { document: 0, row: 1, line: 2 }],
      ['raw.bin#null', { document: 1, row: 0, line: null }],
    ]);
  });
});
