import type { FastifyInstance } from 'fastify';
import { AppError } from '#domain/app-error.js';
import { sendProblem } from './problems.js';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** True where a host name or address is this machine's own. */
function isLoopback(host: string): boolean {
  return loopbackNames.has(host.toLowerCase());
}

/** Without authentication only the loopback address is served: anything else is AppError `wrongConfiguration`. */
export function refuseForeignAddress(host: string): void {
  if (isLoopback(host)) return;
  throw new AppError(
    'wrongConfiguration',
    `refusing to serve on ${host}: no authentication is configured, so only 127.0.0.1, ::1 or localhost is allowed`,
    { host },
  );
}

/**
 * Refuses requests whose `Host` or `Origin` is not this machine: without authentication a page of another site could
 * otherwise reach the service through a visitor's browser (DNS rebinding).
 */
export function registerLoopbackGuard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const origin = request.headers.origin;
    const isForeignOrigin = origin !== undefined && !isLoopback(hostOfOrigin(origin));
    if (isForeignOrigin || !isLoopback(hostName(request.headers.host ?? ''))) {
      return sendProblem(reply, 'forbidden', 'this service answers only on the machine it runs on', request.id);
    }
  });
}

function hostName(host: string): string {
  return host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : (host.split(':')[0] ?? '');
}

function hostOfOrigin(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : origin;
}
