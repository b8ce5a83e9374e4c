import type { FastifyInstance } from 'fastify';
import type { UseCases } from '#usecases/use-cases.js';
import { sendProblem } from '../problems.js';

/** `/health/live`: the process answers. `/health/ready`: its stores answer too, and a graph is published. */
export function registerHealth(app: FastifyInstance, { status }: Pick<UseCases, 'status'>): void {
  app.get('/health/live', { schema: { tags: ['health'], summary: 'The process answers' } }, async () => ({ status: 'ok' }));
  app.get(
    '/health/ready',
    { schema: { tags: ['health'], summary: 'The stores answer and a graph is published' } },
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
