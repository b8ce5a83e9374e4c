import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDatabase, openDatabase } from '#stores/embedded/open-database.js';
import type { Open } from '../contracts/opened.js';

/** A folder of its own for a test; `remove` deletes it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'faultbook-stores-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Opens a store over a new file of its own. */
export function openOver<T>(create: (database: EmbeddedDatabase) => T): Open<T> {
  return async () => {
    const folder = temporaryFolder();
    const database = openDatabase(join(folder.path, 'faultbook.db'));
    const close = async (): Promise<void> => {
      database.close();
      folder.remove();
    };
    return { store: create(database), close };
  };
}
