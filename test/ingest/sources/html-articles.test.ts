import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createArticleSource } from '#ingest/sources/article-kinds.js';

const folder = mkdtempSync(join(tmpdir(), 'faultbook-html-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Buffer) {
  writeFileSync(join(folder, name), content);
  const items = [];
  for await (const item of createArticleSource([join(folder, name)]).read()) items.push(item);
  return items;
}

const page = `<!doctype html><html lang="en"><head><title>Fan &amp; airflow</title><meta name="faultbook:vendor" content="Dell"><style>p{color:red}</style></head>
<body><nav>Home | Login</nav><h2>Issue</h2><p>All fans run at <b>full</b> speed.</p><script>alert(1)</script>
<h2>Resolution</h2><ol><li>Close the cover.</li><li>Read the <a href="https://example.org/x">sensors</a>.</li></ol>
<h2>Limits</h2><table><tr><th>Sensor</th><th>Limit</th></tr><tr><td>Inlet</td><td>42 °C</td></tr></table><footer>Imprint</footer></body></html>`;

describe('a page of HTML', () => {
  it('is an article: parts by its headings, rows of a table on a line, no script, menu or foot', async () => {
    const [item] = await read('fans.html', page);

    expect(item).toMatchObject({
      ok: true,
      value: {
        title: 'Fan & airflow',
        lang: 'en',
        vendor: 'Dell',
        issue: 'All fans run at **full** speed.',
        source: { kind: 'html', uri: 'fans.html' },
      },
    });
    const text = JSON.stringify(item);
    expect(item?.ok === true && item.value.resolution).toBe('1.  Close the cover.\n2.  Read the sensors.');
    expect(item?.ok === true && item.value.sections).toEqual([{ heading: 'Limits', page: null, text: 'Sensor | Limit\nInlet | 42 °C' }]);
    expect(text).not.toMatch(/alert|Login|Imprint|color/);
  });

  it('is read in the characters it is written in, and says in which language it reads', async () => {
    const gbk = Buffer.from([0xc4, 0xda, 0xb4, 0xe6, 0xb9, 0xca, 0xd5, 0xcf]);
    const head = Buffer.from('<html><head><meta charset="gbk"><title>DIMM</title></head><body><h2>Issue</h2><p>');

    const [item] = await read('zh.htm', Buffer.concat([head, gbk, Buffer.from('</p></body></html>')]));

    expect(item).toMatchObject({ ok: true, value: { lang: 'zh', issue: '内存故障' } });
  });

  it.each([
    ['empty.html', '<html><body><script>1</script></body></html>', 'the page has no text'],
    ['deep.html', `${'<div>'.repeat(50_000)}x`, 'elements are nested deeper than 2000'],
  ])('without text, or made to break its reader, is refused: %s', async (name, content, reason) => {
    expect(await read(name, content)).toEqual([{ ok: false, rejected: { file: join(folder, name), line: null, field: null, reason } }]);
  });
});

describe('a folder of articles', () => {
  it('may mix kinds; what is no article is named', async () => {
    const [item] = await read('notes.docx', 'x');

    expect(item).toMatchObject({ ok: false, rejected: { reason: 'no article: Markdown (.md), HTML (.html) and PDF files are read' } });
  });
});
