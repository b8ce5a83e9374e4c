import { spawnSync } from 'node:child_process';
import { root } from './project-files.js';

/** Folders whose modules belong to a layer. */
export const sourceFolders = ['src', 'analyzers', 'graph', 'ingest'] as const;

/** A module and the paths of the modules that it imports. */
export type CruisedModule = { readonly source: string; readonly imports: readonly string[] };

/** What dependency-cruiser saw: modules, and violations as `<rule>: <file>`. */
export type Cruise = { readonly modules: readonly CruisedModule[]; readonly violations: readonly string[] };

type Report = {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly resolved: string }[] }[];
  readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
};

/** Cruises a tree laid out like the project with the project's own rules. */
export function cruise(tree: string): Cruise {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      `${root}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
      ...['--config', `${root}/.dependency-cruiser.mjs`],
      ...['--output-type', 'json'],
      ...sourceFolders,
    ],
    { cwd: tree, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser printed no report: ${stdout}${stderr}`);
  const { modules, summary } = JSON.parse(stdout) as Report;
  return {
    modules: modules.map(({ source, dependencies }) => ({ source, imports: dependencies.map(({ resolved }) => resolved) })),
    violations: [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort(),
  };
}
