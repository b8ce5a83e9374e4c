import type { FastifyInstance } from 'fastify';
import { AppError } from '#domain/app-error.js';
import type { Role } from '#domain/viewer.js';
import { refuseRole } from '#usecases/articles/transitions.js';

type Right = { readonly roles: readonly Role[]; readonly ofAll: boolean; readonly what: string };

/**
 * What a route may ask of who calls it, before its body is read. `ofAll` = nobody of one organisation alone: it changes or shows what
 * belongs to all. What hangs on the document (articles, cases, diagnoses) is asked by its use case.
 */
const rights = {
  import: { roles: ['expert', 'administrator'], ofAll: true, what: 'import' },
  curateGraph: { roles: ['expert', 'administrator'], ofAll: true, what: 'change the graph' },
  editGlossary: { roles: ['expert', 'administrator'], ofAll: true, what: 'edit the glossary' },
} as const satisfies Readonly<Record<string, Right>>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The right that a route asks for; none: everybody who was let in. */
    right?: keyof typeof rights;
  }
}

/** Refuses who has not the right that the route asks for: AppError `forbidden`. Runs when it is known as whom somebody asks. */
export function registerRights(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ routeOptions, viewer }) => {
    const { right: name } = routeOptions.config;
    if (name === undefined) return;
    const { roles, ofAll, what }: Right = rights[name];
    refuseRole(roles, viewer.role, what);
    if (ofAll && viewer.organisation !== null)
      throw new AppError('forbidden', `of one organisation alone you may not ${what}`, { field: 'organisation' });
  });
}
