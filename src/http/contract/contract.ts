import { z } from 'zod';
import { AppError } from '#domain/app-error.js';
import { DiagnosisInput } from '#domain/diagnosis.js';
import { FindingInput, TestDone } from '#domain/finding.js';
import { Language } from '#domain/language.js';
import { filterKeys, SearchKind } from '#domain/search.js';
import { Role } from '#domain/viewer.js';

/** Largest request body in bytes, and largest number of files in one request. */
export const bodyLimitBytes = 64 * 1024 * 1024;
export const fileLimit = 50;

const Zone = z
  .string()
  .regex(/^[+-]\d{2}:\d{2}$/, 'expected ±hh:mm')
  .describe('Zone of the clock that wrote the log, ±hh:mm');

/** Body of `POST /diagnoses` as JSON. */
export const DiagnosisRequestBody = DiagnosisInput.extend({
  text: z.string().max(bodyLimitBytes).optional(),
  lang: Language.default('en'),
  zone: Zone.optional(),
});
export type DiagnosisRequestBody = z.infer<typeof DiagnosisRequestBody>;

/** Body of `POST /events:parse` as JSON. */
export const ParseRequestBody = z.object({
  text: z.string().max(bodyLimitBytes),
  name: z.string().min(1).max(300).default('pasted.log'),
  zone: Zone.optional(),
});

/** Fields of the form of `POST /imports`, beside its file. */
export const ImportForm = z.object({
  kind: z.string().describe('articles, registry, cases, events, glossary or graph'),
  map: z.string().optional().describe('for cases: a MAP.json, as text'),
});

/** Body of `POST /diagnoses/{id}/findings`: a test's result, or what a person states; no finding of a named test = no result yet. */
export const FindingsBody = TestDone.omit({ round: true })
  .extend({ testId: TestDone.shape.testId.optional(), findings: z.array(FindingInput).max(100) })
  .refine(({ testId, findings }) => testId !== undefined || findings.length > 0, {
    path: ['findings'],
    error: 'expected at least one finding',
  });

/** Query parameters that narrow who asks ("view as"); they are read before any route (`src/http/plugins/viewer.ts`). */
export const ViewerQuery = z.object({
  as: Role.exclude(['administrator']).optional().describe('answer as somebody with fewer rights would get it'),
  organisation: z.string().min(1).max(200).optional().describe('answer for this organisation alone'),
});

/** Query of `GET /search`; `filter` is `key:value` and may be repeated. */
export const SearchQuery = ViewerQuery.extend({
  q: z.string().max(2000).default(''),
  kind: SearchKind.optional(),
  lang: Language.optional(),
  filter: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe(`key:value, key one of ${filterKeys.join(', ')}`),
  limit: z.coerce.number().int().min(1).max(100).default(10),
  cursor: z.string().max(500).optional(),
});

/** Query of every paged list. */
export const PageQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(500).optional() });

/** A page of items, as every list answers. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item).readonly(), nextCursor: z.string().nullable() });
}

export const IdParams = z.object({ id: z.string().min(1).max(300) });

/** Parses a body or a form's fields; what is wrong is told with its field (AppError `invalidInput`). */
export function parseBody<T>(type: z.ZodType<T>, value: unknown): T {
  const parsed = type.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('invalidInput', `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is wrong'}`, {});
}

/** Offset in minutes of a zone printed as ±hh:mm; null where none is given. */
export function zoneMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const [hours = '0', minutes = '0'] = zone.slice(1).split(':');
  return (zone.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
