import { describe, expect, it } from 'vitest';
import { createArticleSource } from '#ingest/sources/article-kinds.js';
import { collect } from '../read-chunks.js';

describe('articles of a Markdown folder', () => {
  it('carry the front matter, the four parts and the other sections', async () => {
    const items = await collect(createArticleSource(['fixtures/import/articles']).read());

    const article = items.flatMap((item) => (item.ok && item.value.id === 'loose-fan-en' ? [item.value] : []))[0];
    expect(article).toEqual({
      id: 'loose-fan-en',
      lang: 'en',
      title: 'A fan rattles',
      issue: 'A fan is loud:\n\n```\n## this is no heading\n```',
      environment: '',
      cause: 'A loose clip.',
      resolution: '1. Press the clip in.',
      confidence: 'notValidated',
      audience: 'public',
      governance: 'experienceBased',
      state: 'published',
      codes: ['ipmi/04/01/02'],
      faultIds: [],
      componentClass: 'fan',
      vendor: null,
      sections: [
        { heading: '', page: null, text: 'Seen twice a year.' },
        { heading: 'What not to do', page: null, text: 'Do not glue it.' },
        { heading: 'Sources', page: null, text: '- Manual of the Orchard chassis, page 7' },
      ],
      source: { kind: 'markdown', uri: 'loose-fan.md' },
      version: 0,
    });
  });

  it('have Chinese headings in Chinese articles', async () => {
    const [item] = await collect(createArticleSource(['fixtures/import/articles/zh']).read());

    expect(item).toMatchObject({
      ok: true,
      value: {
        issue: '风扇声音很大。',
        environment: '任何机箱。',
        cause: '卡扣松动。',
        resolution: '按紧卡扣。',
        translationOf: 'loose-fan-en',
        audience: 'internal',
        state: 'draft',
        sections: [{ heading: '来源', text: '- 机箱手册第7页' }],
      },
    });
  });

  it('without front matter are articles of their own, named by their path and titled by their first heading', async () => {
    const items = await collect(createArticleSource(['fixtures/import/articles/plain']).read());

    expect(items.map((item) => (item.ok ? item.value : item))).toMatchObject([
      { id: expect.stringMatching(/^markdown-no-head-[0-9a-f]{8}$/), lang: 'en', title: expect.any(String), state: 'published' },
      {
        id: expect.stringMatching(/^markdown-卡扣-[0-9a-f]{8}$/),
        lang: 'zh',
        title: '卡扣',
        sections: [{ heading: '', text: '卡扣松动时风扇会响，按紧即可。' }],
      },
    ]);
  });

  it('that are broken are rejected with file, line and field', async () => {
    const items = await collect(createArticleSource(['fixtures/import/articles/broken']).read());

    const folder = 'fixtures/import/articles/broken';
    expect(items.map((item) => (item.ok ? null : { ...item.rejected, reason: item.rejected.reason.slice(0, 24) }))).toEqual([
      { file: `${folder}/bad-field.md`, line: 3, field: 'lang', reason: expect.any(String) },
      { file: `${folder}/bad-yaml.md`, line: expect.any(Number), field: null, reason: expect.stringContaining('front matter: ') },
      { file: `${folder}/no-end.md`, line: 1, field: null, reason: 'front matter has no end:' },
      { file: `${folder}/nothing.md`, line: null, field: null, reason: 'the file is empty' },
      { file: `${folder}/page.txt`, line: null, field: null, reason: 'no article: Markdown (.m' },
    ]);
  });
});
