import { basename } from 'node:path';
import type { ServerLogs } from '#ports/log-source.js';
import { isFolder, listEntries } from '../files/list-files.js';
import { createServerLogSource } from './log-source.js';

/**
 * The servers at paths: a file is a server, a folder is a fleet whose entries (files or folders) are servers.
 * A server is named like its file without endings (`web-12.log.gz` → `web-12`), or like its folder.
 */
export async function* listServerLogs(paths: readonly string[]): AsyncGenerator<ServerLogs> {
  for (const path of paths) {
    if (!(await isFolder(path))) yield serverLogs(path, basename(path), false);
    else for (const entry of await listEntries(path)) yield serverLogs(`${path}/${entry.name}`, entry.name, entry.isFolder);
  }
}

const fileEndings = /(?:\.(?:log|txt|csv|json|jsonl|sel|bin|gz|xz|bz2|zst|tar|tgz|txz|zip|7z|rar|\d{1,3}))+$/i;

function serverLogs(path: string, name: string, isFolderOfServer: boolean): ServerLogs {
  const server = isFolderOfServer ? name : name.replace(fileEndings, '') || name;
  return { server, source: createServerLogSource(path, name) };
}
