import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '#domain/app-error.js';
import type { Viewer } from '#domain/viewer.js';
import { everyone } from '#usecases/access/access.js';
import { isLoopback, isOfForeignPage, isOfThisMachine } from './loopback-guard.js';
import { sendProblem } from './problems.js';

/** A key by the SHA-256 digest of its bytes, and who calls with it. */
export type ApiKey = { readonly viewer: Viewer; readonly digest: Buffer };

/** Who is let in: the address that the service listens on, and its keys. */
export type Access = { readonly host: string; readonly apiKeys: readonly ApiKey[] };

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, by the key: set before any route runs. `viewer` is as whom he asks. */
    caller: Viewer;
  }
  interface FastifyContextConfig {
    /** Answers without a key on every address: it holds nothing of anybody. */
    isOpen?: boolean;
  }
}

/** Who reaches what is open without a key. */
const nobody: Viewer = { role: 'reader', organisation: null };

/** Without keys only the loopback address is served: anything else is AppError `wrongConfiguration`. */
export function refuseForeignAddress({ host, apiKeys }: Access): void {
  if (isLoopback(host) || apiKeys.length > 0) return;
  throw new AppError(
    'wrongConfiguration',
    `refusing to serve on ${host}: no authentication is configured (FAULTBOOK_API_KEYS), so only 127.0.0.1, ::1 or localhost is allowed`,
    { host },
  );
}

/**
 * Says of every request who calls. On the loopback address that is, without a key, whoever works on this machine; on every other address a
 * key is asked of everybody, whatever address he comes from: behind a proxy all come from this machine. A missing or wrong key:
 * `unauthenticated`; a page of another host: `forbidden`.
 */
export function registerAuthentication(app: FastifyInstance, { host, apiKeys }: Access): void {
  const isLocal = isLoopback(host);
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request, reply) => {
    const { headers, routeOptions, is404 } = request;
    const isHere = isLocal && isOfThisMachine(headers);
    if (!isHere && apiKeys.length === 0)
      return sendProblem(reply, 'forbidden', 'this service answers only on the machine it runs on', request.id);
    if (!isHere && isOfForeignPage(headers))
      return sendProblem(reply, 'forbidden', 'this service does not answer pages of other sites', request.id);
    // An address that leads nowhere is one of the page's own, or has nothing to hide.
    const isOpen = is404 || routeOptions.config.isOpen === true;
    const given = apiKeys.length === 0 || isOpen ? undefined : headers.authorization;
    const withoutKey = isHere ? everyone : isOpen ? nobody : null;
    const caller = given === undefined ? withoutKey : ownerOf(given, apiKeys);
    if (caller === null) return sendUnauthenticated(request, reply);
    request.caller = caller;
  });
}

function sendUnauthenticated({ headers, id }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const why = headers.authorization === undefined ? 'a key is needed: Authorization: Bearer KEY' : 'the key is not valid';
  return sendProblem(reply.header('www-authenticate', 'Bearer'), 'unauthenticated', why, id);
}

/** Whose key a header carries (RFC 6750 §2.1); null: nobody's. Takes the same time whichever of the keys it is. */
function ownerOf(authorization: string, apiKeys: readonly ApiKey[]): Viewer | null {
  const key = /^bearer +(?<key>[^ \t]+)$/i.exec(authorization)?.groups?.key;
  if (key === undefined) return null;
  // Node reads a header byte by byte: latin1 gives back the bytes that were sent.
  const digest = createHash('sha256').update(Buffer.from(key, 'latin1')).digest();
  return apiKeys.filter((one) => timingSafeEqual(one.digest, digest))[0]?.viewer ?? null;
}
