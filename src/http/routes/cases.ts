import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Article } from '#domain/article.js';
import { CaseChange, CaseClosing, CaseContent } from '#domain/case-edit.js';
import { SupportCase } from '#domain/support-case.js';
import type { Viewer } from '#domain/viewer.js';
import type { UseCases } from '#usecases/use-cases.js';
import { IdParams, PageQuery, pageOf } from '../contract/contract.js';
import { expectedVersion } from '../contract/if-match.js';

const CasesQuery = PageQuery.extend({
  state: z.enum(['open', 'closed']).optional(),
  organisation: z.string().min(1).max(200).optional(),
});
const tags = ['cases'];

/** `GET /cases` (`state`, `organisation`), `GET /cases/{id}`, and what writes them. */
export function registerCases(
  app: FastifyInstance,
  { cases }: Pick<UseCases, 'cases'>,
  viewerOf: (request: FastifyRequest) => Viewer,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/cases',
    { schema: { tags, summary: 'Support cases, by id', querystring: CasesQuery, response: { 200: pageOf(SupportCase) } } },
    (request) => {
      const { limit, cursor = null, state, organisation } = request.query;
      return cases.list({ limit, cursor }, { state, organisation }, viewerOf(request));
    },
  );
  typed.get(
    '/cases/:id',
    { schema: { tags, summary: 'A support case', params: IdParams, response: { 200: SupportCase } } },
    async (request, reply) => {
      const found = await cases.get(request.params.id, viewerOf(request));
      return reply.header('etag', `"${found.version}"`).send(found);
    },
  );
  registerWriting(app, cases, viewerOf);
}

/** `POST /cases`, `PATCH /cases/{id}`, `POST /cases/{id}/close`, `POST /cases/{id}/article`. */
function registerWriting(app: FastifyInstance, cases: UseCases['cases'], viewerOf: (request: FastifyRequest) => Viewer): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post(
    '/cases',
    { schema: { tags, summary: 'Open a case', body: CaseContent, response: { 201: SupportCase } } },
    async (request, reply) => {
      const opened = await cases.create(request.body, viewerOf(request));
      return reply.code(201).header('etag', `"${opened.version}"`).send(opened);
    },
  );
  typed.patch(
    '/cases/:id',
    { schema: { tags, summary: 'Change a case (If-Match: version)', params: IdParams, body: CaseChange, response: { 200: SupportCase } } },
    async (request, reply) => {
      const changed = await cases.change(request.params.id, request.body, expectedVersion(request.headers), viewerOf(request));
      return reply.header('etag', `"${changed.version}"`).send(changed);
    },
  );
  typed.post(
    '/cases/:id/close',
    { schema: { tags, summary: 'Close a case', params: IdParams, body: CaseClosing, response: { 200: SupportCase } } },
    async (request, reply) => {
      const expected = request.headers['if-match'] === undefined ? null : expectedVersion(request.headers);
      const closed = await cases.close(request.params.id, request.body, expected, viewerOf(request));
      return reply.header('etag', `"${closed.version}"`).send(closed);
    },
  );
  typed.post(
    '/cases/:id/article',
    {
      schema: {
        tags,
        summary: 'The draft article of a closed case: made now, or the one that was there',
        params: IdParams,
        response: { 201: z.object({ article: Article, isNew: z.boolean() }) },
      },
    },
    async (request, reply) => {
      const drafted = await cases.draftArticle(request.params.id, viewerOf(request));
      return reply.code(201).header('etag', `"${drafted.article.version}"`).send(drafted);
    },
  );
}
