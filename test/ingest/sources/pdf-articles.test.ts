import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPdf } from '#ingest/pdf/read-pdf.js';
import { createArticleSource } from '#ingest/sources/article-kinds.js';
import { drawSection, makeChinesePdf, makePdf } from '../pdf/make-pdf.js';

const folder = mkdtempSync(join(tmpdir(), 'faultbook-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

async function read(path: string) {
  const items = [];
  for await (const item of createArticleSource([path]).read()) items.push(item);
  return {
    articles: items.flatMap((item) => (item.ok ? [item.value] : [])),
    rejected: items.flatMap((item) => (item.ok ? [] : [item.rejected])),
  };
}

const words = 'The controller counts corrected errors of each module and raises an alert when the limit of a day is passed.';
const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('a PDF', () => {
  it('is an article with its larger lines as headings and the pages they stand on', async () => {
    const path = await makePdf(at('guide.pdf'), (pdf) => {
      pdf.fontSize(26).text('Memory service guide');
      drawSection(pdf, 'Populating slots', [words, words]);
      pdf.addPage();
      drawSection(pdf, 'Replacing a module', [words]);
    });

    const { articles, rejected } = await read(path);

    expect(rejected).toEqual([]);
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      title: 'Memory service guide',
      lang: 'en',
      state: 'published',
      source: { kind: 'pdf', uri: 'guide.pdf', page: 1 },
    });
    expect(articles[0]?.sections.map(({ heading, page }) => [heading, page])).toEqual([
      ['Memory service guide', 1],
      ['Populating slots', 1],
      ['Replacing a module', 2],
    ]);
    expect(articles[0]?.sections[2]?.text).toBe(words);
  });

  it('has a heading over two lines as one, its parted word whole', async () => {
    const path = await makePdf(at('long-heading.pdf'), (pdf) => {
      drawSection(pdf, 'Handling of the machine check ar-\nchitecture', [words, words]);
      drawSection(pdf, 'Replacing a module', [words]);
    });

    const { articles } = await read(path);

    expect(articles[0]?.sections.map(({ heading }) => heading)).toContain('Handling of the machine check architecture');
  });

  it('is cut by its outline where it has one, whatever the size of the letters', async () => {
    const path = await makePdf(at('outline.pdf'), (pdf) => {
      pdf.fontSize(11).text('Cooling').text(words);
      pdf.outline.addItem('Cooling');
      pdf.addPage().text('Power').text(words);
      pdf.outline.addItem('Power');
    });

    const { articles } = await read(path);

    expect(articles[0]?.sections).toEqual([
      { heading: 'Cooling', page: 1, text: words },
      { heading: 'Power', page: 2, text: words },
    ]);
  });

  it('loses its running heads, its page numbers and its list of contents', async () => {
    const path = await makePdf(at('running.pdf'), (pdf) => {
      pdf.fontSize(18).text('Contents').fontSize(11).text('Fans .......................... 2');
      for (const page of [2, 3, 4, 5]) {
        pdf.addPage().fontSize(9).text(`Service guide, revision 3`, 60, 30).text(`Page ${page}`, 60, 780, { lineBreak: false });
        pdf.fontSize(18).text(`Chapter ${page}`, 60, 90).fontSize(11).text(words);
      }
    });

    const { articles } = await read(path);

    const text = JSON.stringify(articles.flatMap(({ sections }) => sections));
    expect(text).not.toContain('revision 3');
    expect(text).not.toContain('Page 4');
    expect(text).not.toContain('.....');
    expect(text).toContain('Chapter 4');
  });

  it('gives a row of a table on one line, and columns of text one after the other', async () => {
    const path = await makePdf(at('table.pdf'), (pdf) => {
      pdf.fontSize(11);
      for (const [row, cells] of [
        ['Sensor', 'Upper', 'Lower'],
        ['P12V', '13.2 V', '10.8 V'],
      ].entries())
        for (const [column, cell] of cells.entries()) pdf.text(cell, 60 + column * 150, 80 + row * 20, { lineBreak: false });
      pdf.addPage();
      for (let line = 0; line < 20; line += 1) {
        pdf.text(`left column, line ${line} of the whole page here`, 60, 80 + line * 16, { lineBreak: false });
        pdf.text(`right column, line ${line} of the whole page here`, 320, 80 + line * 16, { lineBreak: false });
      }
    });

    const { articles } = await read(path);

    const text = articles[0]?.sections.map((section) => section.text).join('\n') ?? '';
    expect(text).toContain('Sensor | Upper | Lower\nP12V | 13.2 V | 10.8 V');
    expect(text.indexOf('left column, line 19')).toBeLessThan(text.indexOf('right column, line 0'));
    expect(text).not.toContain('here | right');
  });

  it('in Chinese is read also where its fonts are not embedded', async () => {
    const path = makeChinesePdf(at('zh.pdf'), '更换内存前请保存系统事件日志');

    const { articles } = await read(path);

    expect(articles[0]?.lang).toBe('zh');
    expect(JSON.stringify(articles)).toContain('更换内存前请保存系统事件日志');
  });

  it('of many pages is an article a chapter', async () => {
    const path = await makePdf(at('long.pdf'), (pdf) => {
      pdf.fontSize(26).text('Long guide', 60, 100).fontSize(11).text(words);
      for (let chapter = 1; chapter <= 4; chapter += 1)
        for (let page = 1; page <= 9; page += 1) {
          pdf.addPage();
          if (page === 1) pdf.fontSize(18).text(`Chapter ${chapter}`, 60, 100).fontSize(11);
          pdf.text(`${words} Chapter ${chapter}, page ${page}.`, 60, 130);
        }
    });

    const { articles } = await read(path);

    expect(articles.map(({ title }) => title)).toEqual([
      'Long guide',
      'Long guide: Chapter 1',
      'Long guide: Chapter 2',
      'Long guide: Chapter 3',
      'Long guide: Chapter 4',
    ]);
    expect(articles.map(({ source }) => source?.page)).toEqual([1, 2, 11, 20, 29]);
    expect(new Set(articles.map(({ id }) => id)).size).toBe(5);
  });

  it('is the same article when it is read again', async () => {
    const path = await makePdf(at('again.pdf'), (pdf) => drawSection(pdf, 'Once', [words]));

    expect(await read(path)).toEqual(await read(path));
  });
});

describe('of a PDF', () => {
  it('a page that is a picture is named, and the others are read', async () => {
    const path = await makePdf(at('mixed.pdf'), (pdf) => {
      drawSection(pdf, 'First', [words]);
      pdf.addPage().image(onePixel, 0, 0, { width: 500, height: 700 });
      pdf.addPage();
    });

    const { articles, rejected } = await read(path);

    expect(articles).toHaveLength(1);
    expect(rejected).toEqual([{ file: path, line: null, field: 'page 2', reason: 'a picture without text (scanned?)' }]);
  });

  it.each([
    ['encrypted', 'the PDF is encrypted: a password is needed to read it'],
    ['scanned', 'no text on any of its 1 pages (scanned?)'],
    ['damaged', 'the PDF is damaged: no PDF structure can be read'],
  ])('that is %s the reason is told', async (kind, reason) => {
    const path = at(`${kind}.pdf`);
    if (kind === 'damaged') writeFileSync(path, '%PDF-1.7\nnothing of a document');
    else
      await makePdf(path, (pdf) => (kind === 'scanned' ? pdf.image(onePixel, 0, 0, { width: 500, height: 700 }) : pdf.text(words)), {
        ...(kind === 'encrypted' ? { userPassword: 'secret', ownerPassword: 'owner' } : {}),
      });

    const { articles, rejected } = await read(path);

    expect(articles).toEqual([]);
    expect(rejected).toEqual([{ file: path, line: null, field: null, reason }]);
  });

  it('that lost its end as much is read as is there, or it is refused with a reason', async () => {
    const whole = await makePdf(at('whole.pdf'), (pdf) => drawSection(pdf, 'Whole', [words]));
    const path = at('cut.pdf');
    writeFileSync(path, readFileSync(whole).subarray(0, -300));

    const { articles, rejected } = await read(path);

    expect(articles.length + rejected.length).toBeGreaterThan(0);
    expect(rejected.every(({ reason }) => reason.length > 10)).toBe(true);
  });

  it('the bytes, the pages, the time and the memory are bounded', async () => {
    const path = await makePdf(at('bounds.pdf'), (pdf) => {
      pdf.text(words);
      pdf.addPage().text(words);
    });
    const limits = { bytes: 1e6, pages: 10, milliseconds: 60_000, megabytes: 256 };

    await expect(readPdf(path, { ...limits, bytes: 100 })).rejects.toThrow('at most 100 are read');
    await expect(readPdf(path, { ...limits, pages: 1 })).rejects.toThrow('has 2 pages; at most 1 are read');
    await expect(readPdf(path, { ...limits, milliseconds: 10 })).rejects.toThrow('was not read within 0 s');
    await expect(readPdf(path, { ...limits, megabytes: 3 })).rejects.toThrow('could not be read with 3 MB of memory');
  });
});
