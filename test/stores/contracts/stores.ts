import type { Stores } from '#stores/stores.js';
import { articleStoreContract } from './article-store.js';
import { articleUseStoreContract } from './article-use-store.js';
import { caseStoreContract } from './case-store.js';
import { diagnosisStoreContract } from './diagnosis-store.js';
import { eventStoreContract } from './event-store.js';
import { glossaryStoreContract } from './glossary-store.js';
import { graphStoreContract } from './graph-store.js';
import type { Open } from './opened.js';
import { searchIndexContract } from './search-index.js';

/** What every engine promises of its stores. `openStores` opens an engine of its own in which that one store is used. */
export function storesContract(engine: string, openStores: (used: keyof Stores) => Open<Stores>): void {
  const open =
    <Name extends keyof Stores>(name: Name): Open<Stores[Name]> =>
    async () => {
      const { store, close } = await openStores(name)();
      return { store: store[name], close };
    };
  articleStoreContract(engine, open('articles'));
  articleUseStoreContract(engine, open('articleUses'));
  caseStoreContract(engine, open('cases'));
  diagnosisStoreContract(engine, open('diagnoses'));
  graphStoreContract(engine, open('graphs'));
  eventStoreContract(engine, open('events'));
  glossaryStoreContract(engine, open('glossary'));
  searchIndexContract(engine, open('searchIndex'));
}
