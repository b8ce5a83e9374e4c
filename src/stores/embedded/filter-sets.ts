import { type FilterKey, type IndexKey, indexKeys, type SearchDocument } from '#domain/search.js';
import type { SearchLegs, TokenQuery } from '#ports/search-index.js';
import type { EmbeddedDatabase, SqlValue } from './open-database.js';

/*
 * Many documents share the same values of all filter keys. Each distinct combination is a set with a number, written once and never changed;
 * a document carries the number of its set. Filters then choose sets, and facets count sets: both stay cheap when most documents match.
 */

type FacetValue = { readonly key: string; readonly value: string };
type SetRow = { readonly id: number; readonly filters: string };

/** Longest list of values a facet shows. */
const facetLimit = 100;

/** Number of the set with the filter values of a document (its kind is one of them), which is made where it is new. */
export function internFilterSet(database: EmbeddedDatabase, document: SearchDocument): number {
  const values = filterValues(document);
  const filters = JSON.stringify(values);
  const found = database.all<{ id: number }>('SELECT id FROM search_sets WHERE filters = ?', [filters])[0]?.id;
  if (found !== undefined) return found;
  const id = database.all<{ id: number }>('INSERT INTO search_sets (filters) VALUES (?) RETURNING id', [filters])[0]?.id ?? 0;
  for (const [key, value] of values) {
    database.run('INSERT INTO search_set_values (key, value, set_id) VALUES (?, ?, ?)', [key, value, id]);
  }
  return id;
}

function filterValues(document: SearchDocument): readonly (readonly [IndexKey, string])[] {
  const filters = { ...document.filters, kind: [document.kind] };
  return indexKeys.flatMap((key) => [...new Set(filters[key] ?? [])].sort().map((value) => [key, value] as const));
}

/** The filters of a query as a condition on `search_documents`: the sets that fit are found once, a document costs one look-up. */
export function filterCondition(filters: TokenQuery['filters']): { readonly sql: string; readonly parameters: readonly SqlValue[] } {
  const chosen = indexKeys.filter((key) => filters[key] !== undefined);
  const setsOfKey = 'SELECT set_id FROM search_set_values WHERE key = ? AND value IN (SELECT value FROM json_each(?))';
  return {
    sql: chosen.length > 0 ? `AND search_documents.set_id IN (${chosen.map(() => setsOfKey).join(' INTERSECT ')})` : '',
    parameters: chosen.flatMap((key) => [key, JSON.stringify(filters[key])]),
  };
}

/** Counts facets over matched documents, given the numbers of their sets. */
export type FacetCounter = (setLists: readonly string[], keys: readonly FilterKey[]) => SearchLegs['facets'];

/** A facet counter that remembers the sets it has read: a set never changes, so new ones are all there is to read. */
export function createFacetCounter(database: EmbeddedDatabase): FacetCounter {
  const numbers = new Map<string, number>();
  const values: FacetValue[] = [];
  const valuesOfSet: (readonly number[])[] = [];
  const numberOf = (key: string, value: string): number => {
    const name = `${key}=${value}`;
    const number = numbers.get(name) ?? values.push({ key, value }) - 1;
    numbers.set(name, number);
    return number;
  };
  const readNewSets = (): void => {
    const rows = database.all<SetRow>('SELECT id, filters FROM search_sets WHERE id >= ? ORDER BY id', [valuesOfSet.length]);
    for (const row of rows) {
      valuesOfSet[row.id] = (JSON.parse(row.filters) as [string, string][]).map(([key, value]) => numberOf(key, value));
    }
  };
  return (setLists, keys) => {
    readNewSets();
    const counts = new Uint32Array(values.length);
    for (const [set, documents] of countNumbers(setLists, valuesOfSet.length).entries()) {
      if (documents > 0) for (const value of valuesOfSet[set] ?? []) counts[value] = (counts[value] ?? 0) + documents;
    }
    return Object.fromEntries(keys.map((key) => [key, facetOf(key, values, counts)]));
  };
}

function facetOf(key: FilterKey, values: readonly FacetValue[], counts: Uint32Array): { readonly value: string; readonly count: number }[] {
  return values
    .map((facet, number) => ({ key: facet.key, value: facet.value, count: counts[number] ?? 0 }))
    .filter((facet) => facet.key === key && facet.count > 0)
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
    .slice(0, facetLimit)
    .map(({ value, count }) => ({ value, count }));
}

/** How often each number occurs in texts of numbers separated by commas: read digit by digit, a text has up to a million of them. */
function countNumbers(lists: readonly string[], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const list of lists) {
    let number = 0;
    for (let index = 0; index <= list.length; index += 1) {
      const digit = list.charCodeAt(index) - 48;
      if (digit >= 0) number = number * 10 + digit;
      else {
        counts[number] = (counts[number] ?? 0) + 1;
        number = 0;
      }
    }
  }
  return counts;
}
