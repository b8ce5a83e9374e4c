import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A command of the machine, by the search path; null where there is none. */
export function findCommand(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}
