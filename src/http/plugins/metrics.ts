import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { z } from 'zod';

/** What the service counts beside its requests. */
export type Metrics = {
  readonly countDiagnosis: (status: string) => void;
  /** All measurements in the Prometheus text format, and its content type. */
  readonly contentType: string;
  readonly text: () => Promise<string>;
};

/** Measures every request from here on. */
export function measureRequests(app: FastifyInstance): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'faultbook_http_request_seconds',
    help: 'Duration of HTTP requests in seconds',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const diagnoses = new Counter({
    name: 'faultbook_diagnoses_total',
    help: 'Diagnoses given',
    labelNames: ['status'] as const,
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  return { countDiagnosis: (status) => diagnoses.inc({ status }), contentType: registry.contentType, text: () => registry.metrics() };
}

/** `GET /metrics`. */
export function registerMetrics(app: FastifyInstance, { contentType, text }: Metrics): void {
  app.get(
    '/metrics',
    { schema: { tags: ['health'], summary: 'Measurements in the Prometheus text format', response: { 200: z.string() } } },
    async (_request, reply) => reply.type(contentType).send(await text()),
  );
}
