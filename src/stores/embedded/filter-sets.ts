import { type FilterKey, type IndexKey, indexKeys, type SearchDocument } from '#domain/search.js';
import type { SearchLegs, TokenQuery } from '#ports/search-index.js';
import { facetLimit } from '../search-limits.js';
import type { EmbeddedDatabase, SqlValue } from './open-database.js';

/*
 * Many documents share the same values of all filter keys. Each distinct combination is a set with a number, written once and never changed;
 * a document carries the number of its set. Filters then choose sets, and facets count sets: both stay cheap when most documents match.
 */

type FacetValue = { readonly key: string; readonly value: string };
type SetRow = { readonly id: number; readonly filters: string };

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

/** What the filters of a query choose: the numbers of the sets that fit (null: every one), and the same as a condition on `search_documents`. */
export type ChosenSets = { readonly sets: ReadonlySet<number> | null; readonly sql: string; readonly parameters: readonly SqlValue[] };

/** So many filters are remembered, each until a new set is made. */
const keptChoices = 200;
const everySet: ChosenSets = { sets: null, sql: '', parameters: [] };

/** Chooses sets: those that fit are found once, and a document costs one look-up, or none where every set fits. */
export function createSetChoice(database: EmbeddedDatabase): (filters: TokenQuery['filters']) => ChosenSets {
  const kept = new Map<string, ChosenSets>();
  let sets = -1;
  return (filters) => {
    const newest = database.all<{ newest: number | null }>('SELECT max(id) AS newest FROM search_sets', [])[0]?.newest ?? 0;
    if (newest !== sets || kept.size > keptChoices) kept.clear();
    sets = newest;
    const key = JSON.stringify(indexKeys.map((name) => filters[name]));
    const chosen = kept.get(key) ?? readChosen(database, filters);
    kept.set(key, chosen);
    return chosen;
  };
}

function readChosen(database: EmbeddedDatabase, filters: TokenQuery['filters']): ChosenSets {
  const chosen = indexKeys.filter((key) => filters[key] !== undefined);
  if (chosen.length === 0) return everySet;
  const setsOfKey = 'SELECT set_id FROM search_set_values WHERE key = ? AND value IN (SELECT value FROM json_each(?))';
  const fitting = database.all<{ set_id: number }>(
    chosen.map(() => setsOfKey).join(' INTERSECT '),
    chosen.flatMap((key) => [key, JSON.stringify(filters[key])]),
  );
  const all = database.all<{ sets: number }>('SELECT count(*) AS sets FROM search_sets', [])[0]?.sets ?? 0;
  if (fitting.length === all) return everySet;
  const sets = new Set(fitting.map(({ set_id: id }) => id));
  return { sets, sql: 'AND search_documents.set_id IN (SELECT value FROM json_each(?))', parameters: [JSON.stringify([...sets])] };
}

/** Counts matched documents of the chosen sets, given the numbers of the sets of all that matched, and their facets. */
export type MatchCounter = (
  setLists: readonly string[],
  chosen: ChosenSets,
  keys: readonly FilterKey[],
) => Pick<SearchLegs, 'total' | 'facets'>;

/** A counter that remembers the sets it has read: a set never changes, so new ones are all there is to read. */
export function createMatchCounter(database: EmbeddedDatabase): MatchCounter {
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
  return (setLists, { sets }, keys) => {
    readNewSets();
    const counts = new Uint32Array(values.length);
    let total = 0;
    const documentsOfSet = countNumbers(setLists, valuesOfSet.length);
    for (let set = 0; set < documentsOfSet.length; set += 1) {
      const documents = documentsOfSet[set] ?? 0;
      if (documents === 0 || sets?.has(set) === false) continue;
      total += documents;
      for (const value of valuesOfSet[set] ?? []) counts[value] = (counts[value] ?? 0) + documents;
    }
    return { total, facets: Object.fromEntries(keys.map((key) => [key, facetOf(key, values, counts)])) };
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
