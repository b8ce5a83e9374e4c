import { readdir, stat } from 'node:fs/promises';
import { compareLogNames } from './file-name.js';

/** A file to read: its path, and its name below the path that was given (slashes on every system). */
export type ListedFile = { readonly path: string; readonly name: string };

/**
 * The files below a path in the order of their names (rotations of a log oldest first), folders walked where they stand. A path that is no folder is
 * given as it is, also one that does not exist: its reader says so. Hidden files and links to folders are left out.
 */
export async function* listFiles(path: string, name: string = path): AsyncGenerator<ListedFile> {
  if (!(await isFolder(path))) {
    yield { path, name };
    return;
  }
  for (const entry of await listEntries(path)) {
    const below = { path: `${path}/${entry.name}`, name: `${name}/${entry.name}` };
    if (entry.isFolder) yield* listFiles(below.path, below.name);
    else yield below;
  }
}

/** The entries of a folder in the order of their names, without hidden ones and links to folders. */
export async function listEntries(path: string): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const visible = entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => compareLogNames(a.name, b.name));
  const kept: { name: string; isFolder: boolean }[] = [];
  for (const entry of visible) {
    if (entry.isDirectory()) kept.push({ name: entry.name, isFolder: true });
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(`${path}/${entry.name}`))))
      kept.push({ name: entry.name, isFolder: false });
  }
  return kept;
}

/** True where `path` is a folder that is there. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}
