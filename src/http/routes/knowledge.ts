import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '#domain/app-error.js';
import { Article } from '#domain/article.js';
import { FilterKey, SearchResult } from '#domain/search.js';
import { SupportCase } from '#domain/support-case.js';
import type { UseCases } from '#usecases/use-cases.js';
import { IdParams, PageQuery, SearchQuery } from '../contract/contract.js';

/** `GET /search`, `/suggest`, `/articles`, `/articles/{id}`, `/cases`, `/cases/{id}`. */
export function registerKnowledge(app: FastifyInstance, useCases: Pick<UseCases, 'search' | 'suggest' | 'articles' | 'cases'>): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/search',
    { schema: { tags: ['search'], summary: 'Search articles and cases', querystring: SearchQuery, response: { 200: SearchResult } } },
    ({ query }) =>
      useCases.search({
        query: query.q,
        kind: query.kind ?? null,
        filters: filtersOf(query.filter, query.lang),
        limit: query.limit,
        cursor: query.cursor ?? null,
      }),
  );
  typed.get(
    '/suggest',
    {
      schema: {
        tags: ['search'],
        summary: 'Suggestions while typing',
        querystring: z.object({ q: z.string().max(200) }),
        response: { 200: z.object({ items: z.array(z.string()) }) },
      },
    },
    async ({ query }) => ({ items: [...(await useCases.suggest(query.q))] }),
  );
  typed.get(
    '/articles',
    { schema: { tags: ['articles'], summary: 'Articles, by id', querystring: PageQuery, response: { 200: pageOf(Article) } } },
    ({ query }) => useCases.articles.list({ limit: query.limit, cursor: query.cursor ?? null }),
  );
  typed.get(
    '/articles/:id',
    { schema: { tags: ['articles'], summary: 'An article', params: IdParams, response: { 200: Article } } },
    ({ params }) => useCases.articles.get(params.id),
  );
  typed.get(
    '/cases',
    { schema: { tags: ['cases'], summary: 'Support cases, by id', querystring: PageQuery, response: { 200: pageOf(SupportCase) } } },
    ({ query }) => useCases.cases.list({ limit: query.limit, cursor: query.cursor ?? null }),
  );
  typed.get(
    '/cases/:id',
    { schema: { tags: ['cases'], summary: 'A support case', params: IdParams, response: { 200: SupportCase } } },
    ({ params }) => useCases.cases.get(params.id),
  );
}

function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item).readonly(), nextCursor: z.string().nullable() });
}

/** Filters of a query: `key:value`, a repeated key is an or. An unknown key: AppError `invalidInput`. */
function filtersOf(filter: string | string[] | undefined, lang: string | undefined): Partial<Record<FilterKey, string[]>> {
  const filters: Partial<Record<FilterKey, string[]>> = lang === undefined ? {} : { lang: [lang] };
  for (const text of filter === undefined ? [] : [filter].flat()) {
    const [key = '', ...value] = text.split(':');
    const parsed = FilterKey.safeParse(key);
    if (!parsed.success || value.length === 0)
      throw new AppError('invalidInput', `filter: expected key:value with a key of ${FilterKey.options.join(', ')}`, { filter: text });
    filters[parsed.data] = [...(filters[parsed.data] ?? []), value.join(':')];
  }
  return filters;
}
