import { dirname } from 'node:path/posix';
import type { CruisedModule } from './cruise.js';

/**
 * Imports that lead out of a folder which is imported, directly or by way of others, by the folder they lead to; as `file -> file`.
 * The list `x.ts` beside the folder `x/` may name what the folder holds.
 */
export function folderCycles(modules: readonly CruisedModule[]): string[] {
  const edges = modules.flatMap(({ source, imports }) => imports.filter((to) => leavesFolder(source, to)).map((to) => ({ source, to })));
  const targets = new Map<string, Set<string>>();
  for (const { source, to } of edges) {
    const found = targets.get(dirname(source)) ?? new Set();
    targets.set(dirname(source), found.add(dirname(to)));
  }
  return edges
    .filter(({ source, to }) => reachedFrom(dirname(to), targets).has(dirname(source)))
    .map(({ source, to }) => `${source} -> ${to}`);
}

function leavesFolder(source: string, to: string): boolean {
  return dirname(source) !== dirname(to) && source !== `${dirname(to)}.ts`;
}

function reachedFrom(folder: string, targets: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const target of targets.get(next) ?? [])
      if (!reached.has(target)) {
        reached.add(target);
        waiting.push(target);
      }
  return reached;
}
