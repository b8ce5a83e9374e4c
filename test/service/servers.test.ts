import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFaultbook, startFaultbook, temporaryFolder, uncorrectableEcc } from '../cli/run-faultbook.js';
import { type ElasticsearchForTest, elasticsearchForTest, missingElasticsearch } from '../servers/elasticsearch/elasticsearch-for-test.js';
import { hasRedis, type RedisForTests, redisForTests } from '../servers/redis.js';
import { eventually, type RunningService, startService } from './running-service.js';

describe.skipIf(missingElasticsearch !== null || !hasRedis)('service over servers [needs elasticsearch and redis]', () => {
  const folder = temporaryFolder();
  let elasticsearch: ElasticsearchForTest;
  let redis: RedisForTests;
  let settings: Record<string, string>;
  let service: RunningService;

  beforeAll(async () => {
    [elasticsearch, redis] = await Promise.all([elasticsearchForTest(), redisForTests()]);
    settings = {
      ELASTICSEARCH_URL: elasticsearch.urls.join(','),
      ELASTICSEARCH_PREFIX: `test-${randomUUID()}`,
      REDIS_URL: redis.url,
    };
    service = await startService(folder.path, settings);
  }, 300_000);
  afterAll(async () => {
    await service?.stop();
    await Promise.all([elasticsearch?.close(), redis?.close()]);
    folder.remove();
  });

  it('diagnoses a log with the graph and the articles that it put into the cluster', async () => {
    const answer = await fetch(`${service.address}/api/v1/diagnoses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: uncorrectableEcc }),
    });

    const diagnosis = (await answer.json()) as { readonly componentClasses: readonly { readonly class: string }[] };
    expect(answer.status).toBe(200);
    expect(diagnosis.componentClasses[0]?.class).toBe('memory');
  });

  it('imports an upload in a worker of its own, and finds it', async () => {
    const form = new FormData();
    form.set('kind', 'cases');
    form.set('file', new Blob([JSON.stringify({ id: 'SR-77', symptom: 'quokka in the riser', log: uncorrectableEcc })]), 'one.jsonl');
    const queued = await fetch(`${service.address}/api/v1/imports`, { method: 'POST', body: form });
    const { id } = (await queued.json()) as { readonly id: string };
    const worker = startFaultbook(['worker'], { data: folder.path, environment: settings });

    const job = await eventually(
      async () => (await fetch(`${service.address}/api/v1/jobs/${id}`)).json() as Promise<{ state: string; result: { added: number } }>,
      ({ state }) => state === 'done' || state === 'failed',
    );
    const found = await eventually(
      async () => (await fetch(`${service.address}/api/v1/search?q=quokka`)).json() as Promise<{ hits: readonly { id: string }[] }>,
      ({ hits }) => hits.length > 0,
    );
    worker.kill();

    expect(job).toMatchObject({ state: 'done', result: { added: 1 } });
    expect(found.hits.map((hit) => hit.id)).toEqual(['SR-77']);
  });

  it('says which server is away, and leaves with 3', async () => {
    const away = { ...settings, ELASTICSEARCH_URL: 'http://127.0.0.1:9' };

    const { code, err } = await runFaultbook(['search', 'fan'], { data: folder.path, environment: away });

    expect(code).toBe(3);
    expect(err).toContain('Elasticsearch cannot be reached');
  });

  it.each([
    [{ ELASTICSEARCH_URL: 'localhost:9200' }, 'ELASTICSEARCH_URL: address 1 is not http:// or https://'],
    [{ ELASTICSEARCH_URL: 'http://127.0.0.1:9', ELASTICSEARCH_USERNAME: 'u' }, 'ELASTICSEARCH_PASSWORD: is missing'],
    [{ REDIS_URL: '/tmp/redis' }, 'REDIS_URL: is not redis:// or rediss://'],
  ])('refuses the setting %j', async (environment, reason) => {
    const { code, err } = await runFaultbook(['search', 'fan'], { data: folder.path, environment });

    expect(code).toBe(2);
    expect(err).toContain(reason);
  });
});
