import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/run-faultbook.js';
import { type Endpoint, openEndpoint } from '../embeddings/endpoint.js';
import { type RunningService, startService } from './running-service.js';

const folder = temporaryFolder();
let endpoint: Endpoint;
let service: RunningService;

beforeAll(async () => {
  endpoint = await openEndpoint((text) => Array.from({ length: 8 }, (_, place) => (text.charCodeAt(place) || 1) % 13));
  service = await startService(folder.path, { EMBEDDINGS_URL: endpoint.url, EMBEDDINGS_MODEL: 'm', EMBEDDINGS_API_KEY: 'k' });
}, 60_000);
afterAll(async () => {
  await service.stop();
  await endpoint.close();
  folder.remove();
});

describe('a service with an embeddings endpoint', () => {
  it('embeds its articles by itself, and each question', async () => {
    const texts = () => endpoint.asked.flat();
    for (let turn = 0; texts().length < 106 && turn < 300; turn += 1) await delay(100);
    const documents = texts().length;

    const response = await fetch(`${service.address}/api/v1/search?q=fan%20noise`);

    expect(response.status).toBe(200);
    expect(documents).toBeGreaterThanOrEqual(106);
    expect(texts().at(-1)).toBe('fan noise');
    expect(endpoint.headers.every(({ authorization }) => authorization === 'Bearer k')).toBe(true);
  }, 60_000);
});
