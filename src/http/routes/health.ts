import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { UseCases } from '#usecases/use-cases.js';
import { sendProblem } from '../plugins/problems.js';

const Live = z.object({ status: z.literal('ok') });
const Ready = Live.extend({ articles: z.number().int(), cases: z.number().int(), graphRevision: z.string() });

/** Load balancers ask without a key. */
const config = { isOpen: true } as const;

/** `/health/live`: the process answers. `/health/ready`: its stores answer too, and a graph is published. */
export function registerHealth(app: FastifyInstance, { status }: Pick<UseCases, 'status'>): void {
  app.get(
    '/health/live',
    { config, schema: { tags: ['health'], security: [], summary: 'The process answers', response: { 200: Live } } },
    async () => ({ status: 'ok' }),
  );
  app.get(
    '/health/ready',
    { config, schema: { tags: ['health'], security: [], summary: 'The stores answer and a graph is published', response: { 200: Ready } } },
    async (request, reply) => {
      try {
        const found = await status();
        return found.graphRevision === null
          ? sendProblem(reply, 'serviceUnavailable', 'no graph revision is published', request.id)
          : { status: 'ok', ...found };
      } catch (error) {
        request.log.error({ err: error }, 'readiness check failed');
        return sendProblem(reply, 'serviceUnavailable', 'a store does not answer', request.id);
      }
    },
  );
}
