import { Article } from '#domain/article.js';
import type { ArticleStore } from '#ports/article-store.js';
import { bucketsOf } from './buckets.js';
import { createDocumentIndex, type DocumentSource } from './document-index.js';
import type { IndexAccess } from './index-access.js';

/** More versions of one registry than anybody has. */
const versionLimit = 1_000;
const redfish = 'redfish/';
/** Stands for the version of an article that names none. */
const noVersion = '(none)';

/** Articles in their index, with the faults they explain and the codes they carry. */
export function createArticleStore(index: IndexAccess<DocumentSource>): ArticleStore {
  const { find, ...documents } = createDocumentIndex<Article>(index, { parse: (value) => Article.parse(value), fieldsOf });
  return {
    ...documents,
    list: (page, { state } = {}) => documents.list(page, state === undefined ? [] : [{ term: { state } }]),
    findByFault: (faultIds) => collect(find({ terms: { keys: [...faultIds] } })),
    findTranslations: (ids) => collect(find({ terms: { translationOf: [...ids] } })),
    registryVersions: async (registries) => {
      const found = await Promise.all(registries.map(async (one) => [one, await versionsOf(index, one)] as const));
      return new Map(found.filter(([, versions]) => versions.length > 0));
    },
  };
}

function fieldsOf({ state, translationOf, faultIds, codes, source }: Article): Readonly<Record<string, unknown>> {
  return {
    state,
    translationOf: translationOf ?? null,
    keys: [...new Set([...faultIds, ...codes])],
    sourceKind: source?.kind ?? null,
    sourceVersion: source?.version ?? null,
  };
}

/** Every article of a message carries `redfish/REGISTRY/MESSAGE`. */
async function versionsOf(index: IndexAccess<DocumentSource>, registry: string): Promise<readonly (string | null)[]> {
  const answer = await index.search({
    size: 0,
    query: { bool: { filter: [{ prefix: { keys: `${redfish}${registry}/` } }, { term: { sourceKind: 'registry' } }] } },
    aggs: { versions: { terms: { field: 'sourceVersion', size: versionLimit, missing: noVersion } } },
  });
  return bucketsOf(answer, 'versions')
    .map(({ key }) => key)
    .sort()
    .map((version) => (version === noVersion ? null : version));
}

async function collect<T>(found: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of found) all.push(one);
  return all;
}
