import { openEmbeddedStores } from '#stores/embedded/stores.js';
import { storesContract } from '../contracts/stores.js';
import { vectorIndexContract } from '../contracts/vector-index.js';
import { openOver } from './temporary-database.js';

const open = openOver((database) => openEmbeddedStores(database, Date.now));

storesContract('embedded', () => open);
vectorIndexContract('embedded', open);
