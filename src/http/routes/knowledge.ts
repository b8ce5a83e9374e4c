import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '#domain/app-error.js';
import { FilterKey, SearchResult } from '#domain/search.js';
import type { UseCases } from '#usecases/use-cases.js';
import { SearchQuery, ViewerQuery } from '../contract/contract.js';

/** `GET /search`, `/suggest`. */
export function registerKnowledge(app: FastifyInstance, useCases: Pick<UseCases, 'search' | 'suggest'>): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/search',
    { schema: { tags: ['search'], summary: 'Search articles and cases', querystring: SearchQuery, response: { 200: SearchResult } } },
    ({ query, viewer }) =>
      useCases.search({
        viewer,
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
        querystring: ViewerQuery.extend({ q: z.string().max(200) }),
        response: { 200: z.object({ items: z.array(z.string()) }) },
      },
    },
    async ({ query, viewer }) => ({ items: [...(await useCases.suggest(query.q, viewer))] }),
  );
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
