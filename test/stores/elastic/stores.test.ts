import { randomUUID } from 'node:crypto';
import type { Client } from '@elastic/elasticsearch';
import { afterAll, beforeAll, describe } from 'vitest';
import { connect } from '#stores/elastic/connect.js';
import { ensureIndices, type KindOfIndex } from '#stores/elastic/indices.js';
import { createElasticStores } from '#stores/elastic/stores.js';
import {
  type ElasticsearchForTest,
  elasticsearchForTest,
  missingElasticsearch,
} from '../../servers/elasticsearch/elasticsearch-for-test.js';
import { articleStoreContract } from '../contracts/article-store.js';
import { articleUseStoreContract } from '../contracts/article-use-store.js';
import { caseStoreContract } from '../contracts/case-store.js';
import { diagnosisStoreContract } from '../contracts/diagnosis-store.js';
import { eventStoreContract } from '../contracts/event-store.js';
import { glossaryStoreContract } from '../contracts/glossary-store.js';
import { graphStoreContract } from '../contracts/graph-store.js';
import type { Open } from '../contracts/opened.js';
import { searchIndexContract } from '../contracts/search-index.js';

const name = 'elasticsearch';

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

  /** A store over one index of its own, which is removed after the test. */
  function openOver<T>(kind: KindOfIndex, create: (client: Client, prefix: string) => T): Open<T> {
    return async () => {
      const prefix = `test-${randomUUID()}`;
      await ensureIndices(client, prefix, [kind]);
      const close = async (): Promise<void> => {
        const indices = Object.keys(await client.indices.get({ index: `${prefix}-*` }));
        await client.indices.delete({ index: indices });
        await client.indices.deleteIndexTemplate({ name: `${prefix}-*` });
      };
      return { store: create(client, prefix), close };
    };
  }

  articleStoreContract(
    name,
    openOver('articles', (client, prefix) => createElasticStores(client, prefix, Date.now).articles),
  );
  articleUseStoreContract(
    name,
    openOver('article-uses', (client, prefix) => createElasticStores(client, prefix, Date.now).articleUses),
  );
  caseStoreContract(
    name,
    openOver('cases', (client, prefix) => createElasticStores(client, prefix, Date.now).cases),
  );
  diagnosisStoreContract(
    name,
    openOver('diagnoses', (client, prefix) => createElasticStores(client, prefix, Date.now).diagnoses),
  );
  graphStoreContract(
    name,
    openOver('graph', (client, prefix) => createElasticStores(client, prefix, Date.now).graphs),
  );
  eventStoreContract(
    name,
    openOver('events', (client, prefix) => createElasticStores(client, prefix, Date.now).events),
  );
  glossaryStoreContract(
    name,
    openOver('glossary', (client, prefix) => createElasticStores(client, prefix, Date.now).glossary),
  );
  searchIndexContract(
    name,
    openOver('search', (client, prefix) => createElasticStores(client, prefix, Date.now).searchIndex),
  );
});
