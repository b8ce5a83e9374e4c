import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The registry files of a data folder, whoever made them, in order of their names. */
export function registryPaths(dataFolder: string): readonly string[] {
  const root = join(dataFolder, 'registries');
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.json(?:\.xz)?$/.test(name))
    .sort()
    .map((name) => join(root, name));
}

/** The Dell message registry of a data folder; null where it is not there. */
export function dellRegistryPath(dataFolder: string): string | null {
  const path = join(dataFolder, 'registries', 'dell', 'idrac_eemi.json.xz');
  return existsSync(path) ? path : null;
}
