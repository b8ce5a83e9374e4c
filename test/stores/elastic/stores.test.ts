import { randomUUID } from 'node:crypto';
import type { Client } from '@elastic/elasticsearch';
import { afterAll, beforeAll, describe } from 'vitest';
import { connect } from '#stores/elastic/connect.js';
import { ensureIndices, type KindOfIndex } from '#stores/elastic/indices.js';
import { createElasticStores } from '#stores/elastic/stores.js';
import type { Stores } from '#stores/stores.js';
import {
  type ElasticsearchForTest,
  elasticsearchForTest,
  missingElasticsearch,
} from '../../servers/elasticsearch/elasticsearch-for-test.js';
import type { Open } from '../contracts/opened.js';
import { storesContract } from '../contracts/stores.js';

const indexOf = {
  articles: 'articles',
  articleUses: 'article-uses',
  cases: 'cases',
  diagnoses: 'diagnoses',
  graphs: 'graph',
  events: 'events',
  glossary: 'glossary',
  searchIndex: 'search',
  vectors: 'search',
} as const satisfies Record<keyof Stores, KindOfIndex>;

describe.skipIf(missingElasticsearch !== null)('stores over a real server [needs elasticsearch]', () => {
  let server: ElasticsearchForTest;
  let client: Client;
  beforeAll(async () => {
    server = await elasticsearchForTest();
    client = connect({ urls: server.urls });
  }, 300_000);
  afterAll(async () => {
    await client?.close();
    await server?.close();
  });

  /** Stores of which one has an index of its own, which is removed after the test. */
  function openStores(used: keyof Stores): Open<Stores> {
    return async () => {
      const prefix = `test-${randomUUID()}`;
      await ensureIndices(client, prefix, [indexOf[used]]);
      const close = async (): Promise<void> => {
        const indices = Object.keys(await client.indices.get({ index: `${prefix}-*` }));
        await client.indices.delete({ index: indices });
        await client.indices.deleteIndexTemplate({ name: `${prefix}-*` });
      };
      return { store: createElasticStores(client, prefix, Date.now), close };
    };
  }

  storesContract('elasticsearch', openStores);
});
