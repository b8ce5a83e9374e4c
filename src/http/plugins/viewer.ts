import type { FastifyInstance } from 'fastify';
import type { Viewer } from '#domain/viewer.js';
import { everyone, viewAs } from '#usecases/access/access.js';
import { parseBody, ViewerQuery } from '../contract/contract.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks: set before any route runs. */
    viewer: Viewer;
  }
}

/**
 * Says of every request who asks. Without keys that is whoever works on this machine; `as` and `organisation` of the query show what
 * somebody with fewer rights gets. An unknown role, or more rights than one has: a problem document.
 */
export function registerViewer(app: FastifyInstance): void {
  app.decorateRequest('viewer');
  app.addHook('onRequest', async (request) => {
    const { as: role, organisation } = parseBody(ViewerQuery, request.query ?? {});
    request.viewer = viewAs(everyone, { ...(role === undefined ? {} : { role }), ...(organisation === undefined ? {} : { organisation }) });
  });
}
