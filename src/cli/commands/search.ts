import { z } from 'zod';
import { AppError } from '#domain/app-error.js';
import { FilterKey, SearchKind, type SearchResult } from '#domain/search.js';
import type { SearchRequest } from '#usecases/search/search.js';
import { type Command, type CommandContext, choiceOption, numberOption, readWords } from '../command.js';
import { exitCodes } from '../terminal.js';
import { viewerOption } from '../viewer-option.js';
import { answerLines } from './batch-lines.js';

const usage =
  'search QUERY [--kind article|case] [--lang zh|en] [--limit N] [--filter k=v]… [--as reader|agent|expert] [--organisation O] [--json] | search --batch QUERIES.jsonl --json';

const options = {
  kind: { type: 'string' },
  lang: { type: 'string' },
  limit: { type: 'string' },
  filter: { type: 'string', multiple: true },
  as: { type: 'string' },
  organisation: { type: 'string' },
  batch: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `search`: articles and cases by code, word and concept, in both languages. */
export const searchCommand: Command = {
  name: 'search',
  usage,
  summary: 'search articles and cases',
  run: async (words, context) => {
    const { values, positionals } = readWords(words, options, usage);
    const asked = {
      kind: choiceOption('kind', values.kind, SearchKind.options),
      limit: numberOption('limit', values.limit, { least: 1, most: 100 }) ?? 10,
      filters: filtersOf(values.filter ?? [], choiceOption('lang', values.lang, ['zh', 'en'])),
      cursor: null,
      viewer: viewerOption(values),
    };
    if (values.batch !== undefined) return searchBatch(values.batch, asked, context);
    if (positionals.length === 0) throw new AppError('wrongUsage', `no query given\nusage: faultbook ${usage}`, {});
    const result = await (await context.openStores()).search({ ...asked, query: positionals.join(' ') });
    context.terminal.out(values.json === true ? JSON.stringify(result) : resultText(result));
    return exitCodes.done;
  },
};

const BatchQuery = z.object({
  id: z.union([z.string(), z.number()]),
  query: z.string(),
  kind: SearchKind.optional(),
  lang: z.enum(['zh', 'en']).optional(),
  limit: z.number().int().min(1).max(100).optional(),
  filter: z.partialRecord(FilterKey, z.union([z.string(), z.array(z.string())])).optional(),
});

async function searchBatch(
  path: string,
  asked: Omit<SearchRequest, 'query'>,
  { logs, openStores, terminal }: CommandContext,
): Promise<number> {
  const { search } = await openStores();
  const failed = await answerLines(logs.readLines(path), BatchQuery, terminal, async ({ query, kind, lang, limit, filter }) => {
    const own = Object.fromEntries(Object.entries(filter ?? {}).map(([key, value]) => [key, [value].flat()]));
    const filters = { ...asked.filters, ...own, ...(lang === undefined ? {} : { lang: [lang] }) };
    return { ...(await search({ ...asked, query, filters, kind: kind ?? asked.kind, limit: limit ?? asked.limit })) };
  });
  if (failed > 0) terminal.err(`${failed} line(s) rejected`);
  return failed > 0 ? exitCodes.someRejected : exitCodes.done;
}

function filtersOf(texts: readonly string[], lang: string | null): SearchRequest['filters'] {
  const filters: Partial<Record<FilterKey, string[]>> = lang === null ? {} : { lang: [lang] };
  for (const text of texts) {
    const [key = '', ...value] = text.split('=');
    const parsed = FilterKey.safeParse(key);
    if (!parsed.success || value.length === 0)
      throw new AppError('wrongUsage', `--filter: expected key=value with a key of ${FilterKey.options.join(', ')}, found ${text}`, {});
    filters[parsed.data] = [...(filters[parsed.data] ?? []), value.join('=')];
  }
  return filters;
}

function resultText({ hits, total, didYouMean }: SearchResult): string {
  const suggestion = didYouMean === null ? [] : [`did you mean: ${didYouMean}`];
  if (hits.length === 0) return ['no hits', ...suggestion].join('\n');
  const lines = hits.map((hit, index) => {
    const place = hit.page === null ? '' : `, page ${hit.page}`;
    return `${index + 1}. ${hit.title} [${hit.id}${place}]\n   ${plainSnippet(hit.snippet)}\n   matched: ${hit.why.join(', ')}`;
  });
  return [...suggestion, ...lines, `${total} hit(s)`].join('\n');
}

const escapes: readonly (readonly [string, string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
];

/** A snippet for a terminal: marks as stars, escaped signs as themselves. */
function plainSnippet(snippet: string): string {
  return escapes.reduce((text, [escaped, sign]) => text.replaceAll(escaped, sign), snippet.replaceAll(/<\/?mark>/g, '*'));
}
