import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { GraphFile, GraphRevision } from '#domain/causal-graph.js';
import { GraphDiff } from '#domain/graph-diff.js';
import type { UseCases } from '#usecases/use-cases.js';

/** `GET /graph` (the published revision or a named one), `GET /graph/revisions` and `GET /graph/diff`. */
export function registerGraph(app: FastifyInstance, { graph }: Pick<UseCases, 'graph'>): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/graph',
    {
      schema: {
        tags: ['graph'],
        summary: 'A revision of the causal graph; without one the published',
        querystring: z.object({ revision: z.string().max(100).optional() }),
        response: { 200: GraphFile },
      },
    },
    ({ query }) => graph.read(query.revision),
  );
  typed.get(
    '/graph/revisions',
    {
      schema: {
        tags: ['graph'],
        summary: 'Revisions, newest first',
        response: { 200: z.object({ items: z.array(GraphRevision).readonly(), nextCursor: z.null() }) },
      },
    },
    async () => ({ items: await graph.revisions(), nextCursor: null }),
  );
  typed.get(
    '/graph/diff',
    {
      schema: {
        tags: ['graph'],
        summary: 'What one revision has else than another',
        querystring: z.object({ from: z.string().min(1).max(100), to: z.string().min(1).max(100) }),
        response: { 200: GraphDiff },
      },
    },
    ({ query }) => graph.diff(query.from, query.to),
  );
}
