import { describe, expect, it } from 'vitest';
import { splitCells } from '#analyzers/logs/syntax/csv-cells.js';

describe('cells of a row', () => {
  it('takes doubled quotes as one and separators in quotes as text', () => {
    const { cells } = splitCells('1, "a ""b"", c" ,d', ',');

    expect(cells).toEqual(['1', 'a "b", c', 'd']);
  });

  it('says that a row goes on where a quote is not closed', () => {
    const { isOpen } = splitCells('1,"a', ',');

    expect(isOpen).toBe(true);
  });

  it('keeps empty cells, the last one too', () => {
    const { cells } = splitCells('a;;', ';');

    expect(cells).toEqual(['a', '', '']);
  });
});
