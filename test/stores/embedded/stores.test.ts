import { openEmbeddedStores } from '#stores/embedded/stores.js';
import { articleStoreContract } from '../contracts/article-store.js';
import { articleUseStoreContract } from '../contracts/article-use-store.js';
import { caseStoreContract } from '../contracts/case-store.js';
import { diagnosisStoreContract } from '../contracts/diagnosis-store.js';
import { eventStoreContract } from '../contracts/event-store.js';
import { glossaryStoreContract } from '../contracts/glossary-store.js';
import { graphStoreContract } from '../contracts/graph-store.js';
import { searchIndexContract } from '../contracts/search-index.js';
import { vectorIndexContract } from '../contracts/vector-index.js';
import { openOver } from './temporary-database.js';

const name = 'embedded';

articleStoreContract(
  name,
  openOver((database) => openEmbeddedStores(database, Date.now).articles),
);
articleUseStoreContract(
  name,
  openOver((database) => openEmbeddedStores(database, Date.now).articleUses),
);
caseStoreContract(
  name,
  openOver((database) => openEmbeddedStores(database, Date.now).cases),
);
diagnosisStoreContract(
  name,
  openOver((database) => openEmbeddedStores(database, Date.now).diagnoses),
);
graphStoreContract(
  name,
  openOver((database) => openEmbeddedStores(database, Date.now).graphs),
);
eventStoreContract(
  name,
  openOver((database) => openEmbeddedStores(database, Date.now).events),
);
glossaryStoreContract(
  name,
  openOver((database) => openEmbeddedStores(database, Date.now).glossary),
);
searchIndexContract(
  name,
  openOver((database) => openEmbeddedStores(database, Date.now).searchIndex),
);
vectorIndexContract(
  name,
  openOver((database) => openEmbeddedStores(database, Date.now)),
);
