import { describe, expect, it } from 'vitest';
import { fitCells, splitCells } from '#analyzers/logs/syntax/csv-cells.js';

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

describe('cells fitted to the columns of their table', () => {
  it('leave what is too many to the column of the text', () => {
    const cells = fitCells(['1', 'fan failed', 'slot 3', 'major'], 3, 1, ', ');

    expect(cells).toEqual(['1', 'fan failed, slot 3', 'major']);
  });

  it('stay as they are where no column holds text', () => {
    const cells = fitCells(['1', '2', '3'], 2, -1, ',');

    expect(cells).toEqual(['1', '2', '3']);
  });
});
