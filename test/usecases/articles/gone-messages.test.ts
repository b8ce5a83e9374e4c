import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.js';
import { goneMessages } from '#usecases/articles/gone-messages.js';
import { sampleArticle } from '../../stores/contracts/samples.js';
import { openTestStores, type TestStores } from '../search/test-stores.js';

/** A message as the import of a registry keeps it. */
const message = (id: string, version: string, change: Partial<Article> = {}): Article =>
  sampleArticle({
    id: `redfish-Acme-${id}`,
    codes: [id, `Acme.${id}`, `Acme.${version.split('.', 2).join('.')}.${id}`, `redfish/Acme/${id}`],
    source: { kind: 'registry', uri: `Acme.${version}.json`, version },
    ...change,
  });
const written = (...codes: readonly string[]) => sampleArticle({ id: 'written', codes: [...codes] });

let stores: TestStores;
beforeEach(async () => {
  stores = openTestStores();
  await stores.articles.putAll([
    message('Kept', '1.10.0'),
    message('Dropped', '1.9.0'),
    message('Edited', '1.9.0', { updatedAt: '2026-01-01T00:00:00.000Z' }),
    sampleArticle({ id: 'dell-ACM0001', codes: ['ACM0001', 'dell/ACM0001'], source: { kind: 'registry', uri: 'eemi.json' } }),
  ]);
});
afterEach(() => stores.close());

const goneOf = async (article: Article) => (await goneMessages([article], stores.articles)).get(article.id);

describe('a message that an article names', () => {
  it.each([
    ['the id alone', 'Dropped'],
    ['with its registry', 'Acme.Dropped'],
    ['with the version that had it', 'Acme.1.9.Dropped'],
    ['with a version that was never imported', 'Acme.1.8.Dropped'],
    ['as an event key', 'redfish/Acme/Dropped'],
    ['of a registry that never had it', 'Acme.1.9.NeverThere'],
    ['of a registry that never had it, as an event key', 'redfish/Acme/NeverThere'],
  ])('is gone where the newest version of its registry lacks it: %s', async (_spelling, code) => {
    expect(await goneOf(written('Kept', code))).toEqual([code]);
  });

  it.each([
    'Kept',
    'Acme.1.9.Kept',
    'Acme.1.10.0.Kept',
    'redfish/Acme/Kept',
    'Edited',
    'Acme.Edited',
    'ACM0001',
    'ACM0002',
    'Other.1.0.Unknown',
    'ipmi/0c/6f/01',
    'a.b.c.d',
  ])('is not gone where it is there, or nothing is known of it: %s', async (code) => {
    expect(await goneOf(written(code))).toEqual([]);
  });

  it('is gone for the article of the message itself too, unless a person edited that', async () => {
    const [kept, dropped, edited] = await stores.articles.getMany(['redfish-Acme-Kept', 'redfish-Acme-Dropped', 'redfish-Acme-Edited']);

    const gone = await goneMessages([kept!, dropped!, edited!], stores.articles);

    expect([...gone.values()]).toEqual([[], ['Dropped'], []]);
  });
});
