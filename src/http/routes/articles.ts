import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Article } from '#domain/article.js';
import { ArticleUseCounts } from '#domain/article-use.js';
import { ArticleContent, ArticleView, Duplicate, DuplicatedArticle, EditedArticle, StaleArticle } from '#domain/article-view.js';
import type { Viewer } from '#domain/viewer.js';
import type { Feedback } from '#usecases/articles/feedback.js';
import { refuseRole } from '#usecases/articles/transitions.js';
import type { UseCases } from '#usecases/use-cases.js';
import { IdParams, PageQuery, pageOf } from '../contract/contract.js';
import { expectedVersion } from '../contract/if-match.js';

const ArticlesQuery = PageQuery.extend({
  state: Article.shape.state.optional(),
  stale: z.enum(['true', 'false']).default('false').describe('true: published articles to look at, each as {article, reasons}'),
  duplicates: z.enum(['true', 'false']).default('false').describe('true: articles that have duplicates, each as {article, duplicates}'),
}).refine(({ state, stale, duplicates }) => [state !== undefined, stale === 'true', duplicates === 'true'].filter(Boolean).length <= 1, {
  path: ['duplicates'],
  error: 'expected at most one of state, stale, duplicates',
});
const NewArticle = ArticleContent.extend({ id: Article.shape.id.optional() });
const StateBody = z.object({ state: Article.shape.state, note: z.string().max(2_000).default('') });
const FeedbackBody = z
  .object({
    helpful: z.boolean(),
    comment: z.string().max(2_000).default(''),
    caseId: z.string().min(1).max(300).optional(),
    session: z.string().min(1).max(100).optional().describe('any text that stays the same for one reader'),
  })
  .refine(({ caseId, session }) => (caseId === undefined) !== (session === undefined), {
    path: ['session'],
    error: 'expected caseId or session: one vote each',
  });
const tags = ['articles'];

/** `GET /articles` (`state`, `stale`, `duplicates`), `GET /articles/{id}`, `GET /articles/{id}/duplicates`, and what writes them. */
export function registerArticles(
  app: FastifyInstance,
  { articles }: Pick<UseCases, 'articles'>,
  viewerOf: (request: FastifyRequest) => Viewer,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/articles',
    {
      schema: {
        tags,
        summary: 'Articles, by id; of one state, or the stale ones, or those with duplicates',
        querystring: ArticlesQuery,
        response: { 200: z.union([pageOf(Article), pageOf(StaleArticle), pageOf(DuplicatedArticle)]) },
      },
    },
    async (request) => {
      const { limit, cursor = null, state, stale, duplicates } = request.query;
      if (duplicates === 'true') return articles.duplicated({ limit, cursor }, viewerOf(request));
      return stale === 'true'
        ? articles.stale({ limit, cursor }, viewerOf(request))
        : articles.list({ limit, cursor }, { state }, viewerOf(request));
    },
  );
  typed.get(
    '/articles/:id',
    { schema: { tags, summary: 'An article with what belongs to it', params: IdParams, response: { 200: ArticleView } } },
    async (request, reply) => {
      const article = await articles.get(request.params.id, viewerOf(request));
      return reply.header('etag', `"${article.version}"`).send(article);
    },
  );
  typed.get(
    '/articles/:id/duplicates',
    {
      schema: {
        tags,
        summary: 'Articles that say much the same',
        params: IdParams,
        response: { 200: z.object({ items: z.array(Duplicate).readonly() }) },
      },
    },
    async (request) => ({ items: await articles.duplicates(request.params.id, viewerOf(request)) }),
  );
  registerWriting(app, articles, viewerOf);
}

/** `POST /articles`, `PUT /articles/{id}`, `POST /articles/{id}/state`, `POST /articles/{id}/feedback`. */
function registerWriting(app: FastifyInstance, articles: UseCases['articles'], viewerOf: (request: FastifyRequest) => Viewer): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post(
    '/articles',
    { schema: { tags, summary: 'Write a draft', body: NewArticle, response: { 201: EditedArticle } } },
    async (request, reply) => {
      const { id, ...content } = request.body;
      const written = await articles.create(content, viewerOf(request), id);
      return reply.code(201).header('etag', `"${written.article.version}"`).send(written);
    },
  );
  typed.put(
    '/articles/:id',
    {
      schema: {
        tags,
        summary: 'Edit an article (If-Match: version)',
        params: IdParams,
        body: ArticleContent,
        response: { 200: EditedArticle },
      },
    },
    async (request, reply) => {
      const edited = await articles.edit(request.params.id, request.body, expectedVersion(request.headers), viewerOf(request));
      return reply.header('etag', `"${edited.article.version}"`).send(edited);
    },
  );
  typed.post(
    '/articles/:id/state',
    {
      schema: {
        tags,
        summary: 'Send to review, publish, return, archive, restore',
        params: IdParams,
        body: StateBody,
        response: { 200: EditedArticle },
      },
    },
    async (request, reply) => {
      const expected = request.headers['if-match'] === undefined ? null : expectedVersion(request.headers);
      const moved = await articles.move(request.params.id, { ...request.body, expected }, viewerOf(request));
      return reply.header('etag', `"${moved.article.version}"`).send(moved);
    },
  );
  typed.post(
    '/articles/:id/feedback',
    { schema: { tags, summary: 'Was this helpful', params: IdParams, body: FeedbackBody, response: { 200: ArticleUseCounts } } },
    (request) => {
      const { helpful, comment } = request.body;
      const viewer = viewerOf(request);
      return articles.feedback(request.params.id, { helpful, comment, voter: voterOf(request.body, viewer) }, viewer);
    },
  );
}

/** Whose vote it is. A case has one, given by those who work on it: for a reader AppError `forbidden`. */
function voterOf({ caseId, session = '' }: z.infer<typeof FeedbackBody>, { role }: Viewer): Feedback['voter'] {
  if (caseId === undefined) return { kind: 'session', id: session };
  refuseRole(['agent', 'expert', 'administrator'], role, 'vote for a case');
  return { kind: 'case', id: caseId };
}
