import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { GraphFile } from '#domain/causal-graph.js';
import { KeptDraft, Publication } from '#domain/graph-draft.js';
import { GraphReplay } from '#domain/graph-replay.js';
import type { UseCases } from '#usecases/use-cases.js';
import { IdParams } from '../contract/contract.js';

const Note = z.object({ note: z.string().max(500).default('edited over HTTP') });

const config = { right: 'curateGraph' } as const;

/** `POST /graph/drafts`, and what is done with a draft: `PUT` (content on its basis), `replay`, `publish`; `POST /graph/rollback`. */
export function registerGraphDrafts(app: FastifyInstance, { graph }: Pick<UseCases, 'graph'>): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post(
    '/graph/drafts',
    {
      config,
      schema: { tags: ['graph'], summary: 'Keep a graph as a draft', querystring: Note, body: GraphFile, response: { 201: KeptDraft } },
    },
    async ({ body, query }, reply) => {
      const kept = await graph.addDraft(body, query.note);
      return reply.code(201).header('etag', `"${kept.revision}"`).send(kept);
    },
  );
  typed.put(
    '/graph/drafts/:id',
    {
      config,
      schema: {
        tags: ['graph'],
        summary: 'Keep new content on the basis of a draft, as another draft',
        params: IdParams,
        querystring: Note,
        headers: z.object({ 'if-match': z.string().max(300).optional() }),
        body: GraphFile,
        response: { 201: KeptDraft },
      },
    },
    async ({ params, body, query, headers }, reply) => {
      const kept = await graph.editDraft(params.id, body, query.note, revisionOfTag(headers['if-match']));
      return reply.code(201).header('etag', `"${kept.revision}"`).send(kept);
    },
  );
  registerPublishing(app, graph);
}

function registerPublishing(app: FastifyInstance, graph: UseCases['graph']): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post(
    '/graph/drafts/:id/replay',
    {
      config,
      schema: {
        tags: ['graph'],
        summary: 'What a revision answers beside the published one',
        params: IdParams,
        response: { 200: GraphReplay },
      },
    },
    ({ params }) => graph.replay(params.id),
  );
  typed.post(
    '/graph/drafts/:id/publish',
    {
      config,
      schema: {
        tags: ['graph'],
        summary: 'Publish a revision where the gate lets it',
        params: IdParams,
        response: { 200: Publication },
      },
    },
    ({ params }) => graph.publish(params.id),
  );
  typed.post(
    '/graph/rollback',
    {
      config,
      schema: {
        tags: ['graph'],
        summary: 'Publish again what was published before',
        body: z.object({ revision: z.string().min(1).max(100) }),
        response: { 200: Publication },
      },
    },
    ({ body }) => graph.rollback(body.revision),
  );
}

/** The revision of an entity tag (RFC 9110 §8.8.3); none where any is welcome. */
function revisionOfTag(tag: string | undefined): string | undefined {
  const revision = tag?.trim().replace(/^W\//, '').replaceAll('"', '');
  return revision === '*' ? undefined : revision;
}
