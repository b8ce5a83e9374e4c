import { writeSync } from 'node:fs';
import { createCaseStore } from '#stores/embedded/case-store.js';
import { openDatabase } from '#stores/embedded/open-database.js';
import { createSearchIndex } from '#stores/embedded/search-index.js';
import { sampleCase, sampleDocument } from '../contracts/samples.js';

/*
 * A process of its own that stores and indexes batches of five cases and prints the number of each batch once it is acknowledged.
 * Arguments: path of the file, prefix of the case ids, number of batches.
 */
const [path = '', prefix = '', batches = '0'] = process.argv.slice(2);
const database = openDatabase(path);
const cases = createCaseStore(database);
const searchIndex = createSearchIndex(database);

for (let batch = 0; batch < Number(batches); batch += 1) {
  const ids = Array.from({ length: 5 }, (_, index) => `${prefix}-${batch}-${index}`);
  await cases.putAll(ids.map((id) => sampleCase({ id })));
  await searchIndex.put(ids.map((id) => sampleDocument(id, { body: ['fan', id] })));
  writeSync(1, `${batch}\n`);
}
database.close();
