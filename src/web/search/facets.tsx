import { Checkbox } from 'antd';
import { useNavigate } from 'react-router';
import type { FilterKey, SearchResult } from '#domain/search.js';
import type { SearchQuestion } from '../api/knowledge-queries.js';
import { type Translate, useWords } from '../i18n/use-words.js';
import { searchAddress } from './search-address.js';

/** Filters that are offered, in this order. */
const offered = ['kind', 'lang', 'componentClass', 'vendor', 'model', 'confidence', 'audience'] as const satisfies readonly FilterKey[];

type Offered = (typeof offered)[number];
type FacetValue = { readonly value: string; readonly count: number | null };

function valueName(t: Translate, key: Offered, value: string): string {
  if (key === 'vendor' || key === 'model') return value;
  const group = { kind: 'kind', lang: 'lang', componentClass: 'class', confidence: 'confidence', audience: 'audience' }[key];

  return t(`${group}.${value}`, { defaultValue: value });
}

/** Values of a facet; one that is chosen stays in sight with no hits. */
function valuesOf(facets: SearchResult['facets'], key: Offered, filters: readonly string[]): readonly FacetValue[] {
  const counted = facets[key] ?? [];
  const chosen = filters.filter((filter) => filter.startsWith(`${key}:`)).map((filter) => filter.slice(key.length + 1));
  const missing = chosen.filter((value) => !counted.some((entry) => entry.value === value));

  return [...counted, ...missing.map((value) => ({ value, count: null }))];
}

type FacetProps = { readonly facet: Offered; readonly values: readonly FacetValue[]; readonly question: SearchQuestion };

function Facet({ facet, values, question }: FacetProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const toggle = (filter: string) => {
    const others = question.filters.filter((other) => other !== filter);
    const filters = others.length === question.filters.length ? [...others, filter] : others;
    void navigate(searchAddress({ ...question, filters }));
  };

  return (
    <fieldset className="facet">
      <legend>{t(`filter.${facet}`)}</legend>
      {values.map(({ value, count }) => {
        const filter = `${facet}:${value}`;

        return (
          <Checkbox key={value} checked={question.filters.includes(filter)} onChange={() => toggle(filter)}>
            {valueName(t, facet, value)} {count !== null && <span className="quiet">{count}</span>}
          </Checkbox>
        );
      })}
    </fieldset>
  );
}

/** Filters with their counts. A repeated key is an or, different keys an and. */
export function Facets({ facets, question }: { readonly facets: SearchResult['facets']; readonly question: SearchQuestion }) {
  const { t } = useWords();
  const shown = offered.map((key) => ({ key, values: valuesOf(facets, key, question.filters) })).filter((facet) => facet.values.length > 0);

  return (
    <aside className="facets" aria-label={t('filter.title')}>
      {shown.map(({ key, values }) => (
        <Facet key={key} facet={key} values={values} question={question} />
      ))}
    </aside>
  );
}
