import { describe, expect, it } from 'vitest';
import { documentOfText, documentsOf, placeEvents, placeOfLine } from '../../src/web/log/document.js';
import { bandsOf } from '../../src/web/log/marks.js';

const excerpt = (file: string, line: number | null, raw: string) => ({
  eventId: `${file}#${line}`,
  file,
  line,
  raw,
  text: `decoded ${raw}`,
});

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

  it('shows what an event says where its source is not made for reading', () => {
    const excerpts = [excerpt('raw.bin', null, '01 02'), excerpt('redfish.json', 7, '{"Id": "1"}')];

    const documents = documentsOf(excerpts, []);

    expect(documents.map((document) => document.rows[0]?.text)).toEqual(['decoded 01 02', 'decoded {"Id": "1"}']);
  });

  it('finds the place of an event in its document, and none for a line the document does not have', () => {
    const excerpts = [excerpt('own.txt', 2, 'b'), excerpt('own.txt', 7, 'gone'), excerpt('raw.bin', null, '0a 0b')];

    const places = placeEvents(excerpts, documentsOf(excerpts, [documentOfText('own.txt', 'a\nb')]));

    expect([...places]).toEqual([
      ['own.txt#2', { document: 0, row: 1, line: 2 }],
      ['raw.bin#null', { document: 1, row: 0, line: null }],
    ]);
  });

  it('finds a line of a log that is at hand in full, and none elsewhere', () => {
    const documents = documentsOf([excerpt('other.txt', 1, 'x')], [documentOfText('own.txt', 'a\nb')]);

    const places = [
      placeOfLine(documents, 'own.txt', 2),
      placeOfLine(documents, 'own.txt', 3),
      placeOfLine(documents, 'own.txt', null),
      placeOfLine(documents, 'other.txt', 1),
    ];

    expect(places).toEqual([{ document: 0, row: 1 }, null, null, null]);
  });

  it('marks the whole JSON object that an event begins with, and one row of any other text', () => {
    const json = documentOfText('log.json', JSON.stringify({ Members: [{ Id: '1' }, { Id: '2' }] }, null, 2));
    const text = documentOfText('sel.txt', 'one\ntwo');

    const rows = [bandsOf(json, new Map([[5, 'for']])), bandsOf(text, new Map([[1, 'for']]))].map((bands) => [...bands.keys()]);

    expect(rows).toEqual([[5, 6, 7], [1]]);
  });
});
