import type { FastifyInstance } from 'fastify';
import type { Viewer } from '#domain/viewer.js';
import { viewAs } from '#usecases/access/access.js';
import { parseBody, ViewerQuery } from '../contract/contract.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** As whom somebody asks: set before any route of the API runs. */
    viewer: Viewer;
  }
}

/**
 * Says of every request as whom somebody asks: as the caller himself, or, by `as` and `organisation` of the query, as somebody with fewer
 * rights. An unknown role, or more rights than the caller has: a problem document.
 */
export function registerViewer(app: FastifyInstance): void {
  app.decorateRequest('viewer');
  app.addHook('onRequest', async (request) => {
    const { as: role, organisation } = parseBody(ViewerQuery, request.query ?? {});
    const asked = { ...(role === undefined ? {} : { role }), ...(organisation === undefined ? {} : { organisation }) };
    request.viewer = viewAs(request.caller, asked);
  });
}
