import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { GlossaryConcept } from '#domain/glossary.js';
import type { UseCases } from '#usecases/use-cases.js';
import { expectedVersion } from '../contract/if-match.js';

const ConceptParams = z.object({ conceptId: GlossaryConcept.shape.id });
const Terms = z.array(z.string().trim().min(1).max(100)).max(100);
const ConceptBody = z
  .object({ en: Terms, zh: Terms })
  .refine(({ en, zh }) => en.length + zh.length > 0, { path: ['en'], error: 'expected at least one term' });
const GlossaryQuery = z.object({
  q: z.string().max(100).default(''),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  cursor: z.string().max(100).optional(),
});
const GlossaryPage = z.object({ version: z.number().int(), items: z.array(GlossaryConcept), nextCursor: z.string().nullable() });
const EditedGlossary = z.object({ version: z.number().int(), concept: GlossaryConcept.nullable() });

const config = { right: 'editGlossary' } as const;

/** `GET /glossary` (by id; `q` = concepts with a term that holds it), `PUT` and `DELETE /glossary/{conceptId}` with `If-Match: version`. */
export function registerGlossary(app: FastifyInstance, { glossary }: Pick<UseCases, 'glossary'>): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/glossary',
    { schema: { tags: ['glossary'], summary: 'Concepts, by id', querystring: GlossaryQuery, response: { 200: GlossaryPage } } },
    async ({ query }) => pageOf(await glossary.read(), query),
  );
  typed.put(
    '/glossary/:conceptId',
    {
      config,
      schema: {
        tags: ['glossary'],
        summary: 'Add or replace a concept',
        params: ConceptParams,
        body: ConceptBody,
        response: { 200: EditedGlossary },
      },
    },
    async ({ params, body, headers }) => {
      const concept = { id: params.conceptId, ...body };
      const { version } = await glossary.put([concept], expectedVersion(headers));
      return { version, concept };
    },
  );
  typed.delete(
    '/glossary/:conceptId',
    { config, schema: { tags: ['glossary'], summary: 'Remove a concept', params: ConceptParams, response: { 200: EditedGlossary } } },
    async ({ params, headers }) => {
      const { version } = await glossary.remove(params.conceptId, expectedVersion(headers));
      return { version, concept: null };
    },
  );
}

/** Concepts come sorted by id: the cursor is the last id of the page before. */
function pageOf({ version, concepts }: Awaited<ReturnType<UseCases['glossary']['read']>>, query: z.infer<typeof GlossaryQuery>) {
  const asked = query.q.toLowerCase();
  const found = concepts.filter((concept) => holds(concept, asked) && concept.id > (query.cursor ?? ''));
  const items = found.slice(0, query.limit);
  return { version, items, nextCursor: found.length > items.length ? (items.at(-1)?.id ?? null) : null };
}

function holds({ id, en, zh }: GlossaryConcept, text: string): boolean {
  return [id, ...en, ...zh].some((term) => term.toLowerCase().includes(text));
}
