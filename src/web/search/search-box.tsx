import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSuggestions } from '../api/knowledge-queries.js';
import { useWords } from '../i18n/use-words.js';
import { searchAddress } from './search-address.js';

const typingPauseMs = 150;

/** A value once it has rested for a moment, so that not every key is a request. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), typingPauseMs);

    return () => clearTimeout(timer);
  }, [value]);

  return rested;
}

/** What is offered for what is typed: itself first, so that Enter never searches for something else. */
function useOffers(typed: string, initial: string): readonly { readonly value: string }[] {
  const rested = useRested(typed);
  const suggestions = useSuggestions(rested === initial ? '' : rested);
  const others = (suggestions.data?.items ?? []).filter((item) => item !== typed);
  if (typed.trim().length < 2 || typed === initial || others.length === 0) return [];

  return [typed, ...others].map((value) => ({ value }));
}

type SearchBoxProps = { readonly initial: string; readonly filters: readonly string[]; readonly large: boolean };

/** Query box with completions; Enter searches. Give it a `key` of the query, so that a new address fills it anew. */
export function SearchBox({ initial, filters, large }: SearchBoxProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(initial);
  const [isOpen, setIsOpen] = useState(false);
  const offers = useOffers(typed, initial);
  const search = (query: string) => {
    if (query.trim() !== '') void navigate(searchAddress({ query: query.trim(), filters }));
  };

  return (
    <AutoComplete
      className={large ? 'search-box search-box-large' : 'search-box'}
      value={typed}
      options={[...offers]}
      defaultActiveFirstOption
      onOpenChange={setIsOpen}
      onChange={setTyped}
      onSelect={search}
    >
      <Input
        size={large ? 'large' : 'middle'}
        prefix={<SearchOutlined />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        enterKeyHint="search"
        onPressEnter={(event) => {
          // with the list open, Enter chooses from it
          if (!isOpen || offers.length === 0) search(event.currentTarget.value);
        }}
      />
    </AutoComplete>
  );
}
