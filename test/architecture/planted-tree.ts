import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { textOf } from './project-files.js';

/** A file that breaks rules: its path, its text, the rules that must speak. */
export type Plant = readonly [path: string, text: string, ...rules: readonly string[]];

/** Every rule of the configuration, broken. A cycle is reported once, at its first file. */
export const plants: readonly Plant[] = [
  ['src/domain/upward.ts', "import type { Thing } from '#ports/thing.js';", 'domain/layers'],
  ['src/domain/package.ts', "import 'yaml';", 'domain/packages'],
  ['src/domain/node.ts', "import 'node:fs';", 'domain/node'],
  ['src/ports/sideways.ts', "import type { Thing } from '#usecases/thing.js';", 'ports/layers'],
  ['src/ports/value.ts', "import { thing } from '#domain/thing.js';", 'ports/types-only'],
  ['src/ports/mixed.ts', "import { type Thing, thing } from '#domain/thing.js';", 'ports/types-only'],
  ['src/ports/package.ts', "import type { z } from 'zod';", 'ports/packages'],
  ['src/ports/node.ts', "import type { Readable } from 'node:stream';", 'ports/node'],
  ['analyzers/sideways.ts', "import type { Thing } from '#graph/thing.js';", 'analyzers/layers'],
  ['analyzers/port.ts', "import type { Thing } from '#ports/thing.js';", 'analyzers/layers'],
  ['analyzers/package.ts', "import 'graphology';", 'analyzers/packages'],
  ['analyzers/node.ts', "import 'node:crypto';", 'analyzers/node'],
  ['analyzers/whole-natural.ts', "import 'natural';", 'analyzers/packages', 'natural-by-deep-import'],
  ['graph/sideways.ts', "import type { Thing } from '#analyzers/thing.js';", 'graph/layers'],
  ['graph/package.ts', "import 'zod';", 'graph/packages'],
  ['graph/node.ts', "import 'node:fs';", 'graph/node'],
  ['ingest/store.ts', "import type { Thing } from '#stores/thing.js';", 'ingest/layers'],
  ['ingest/graph.ts', "import type { Thing } from '#graph/thing.js';", 'ingest/layers'],
  ['ingest/value.ts', "import { thing } from '#ports/thing.js';", 'ingest/types-only'],
  ['ingest/package.ts', "import 'fastify';", 'ingest/packages'],
  ['src/usecases/store.ts', "import type { Thing } from '#stores/thing.js';", 'usecases/layers'],
  ['src/usecases/source.ts', "import type { Thing } from '#ingest/thing.js';", 'usecases/layers'],
  ['src/usecases/value.ts', "import { thing } from '#ports/thing.js';", 'usecases/types-only'],
  ['src/usecases/package.ts', "import 'libsql';", 'usecases/packages'],
  ['src/usecases/node.ts', "import 'node:fs';", 'usecases/node'],
  ['src/usecases/composition.ts', "import '../compose.js';", 'alias-across-layers', 'usecases/layers'],
  ['src/stores/usecase.ts', "import type { Thing } from '#usecases/thing.js';", 'stores/layers'],
  ['src/stores/analyzer.ts', "import type { Thing } from '#analyzers/thing.js';", 'stores/layers'],
  ['src/stores/value.ts', "import { thing } from '#ports/thing.js';", 'stores/types-only'],
  ['src/stores/package.ts', "import 'fastify';", 'stores/packages'],
  ['src/embeddings/usecase.ts', "import type { Thing } from '#usecases/thing.js';", 'embeddings/layers'],
  ['src/embeddings/value.ts', "import { thing } from '#ports/thing.js';", 'embeddings/types-only'],
  ['src/embeddings/package.ts', "import 'fastify';", 'embeddings/packages'],
  ['src/jobs/usecase.ts', "import type { Thing } from '#usecases/thing.js';", 'jobs/layers'],
  ['src/jobs/value.ts', "import { thing } from '#ports/thing.js';", 'jobs/types-only'],
  ['src/jobs/package.ts', "import 'fastify';", 'jobs/packages'],
  ['src/http/store.ts', "import type { Thing } from '#stores/thing.js';", 'http/layers'],
  ['src/http/analyzer.ts', "import { thing } from '#analyzers/thing.js';", 'http/layers'],
  ['src/http/package.ts', "import 'libsql';", 'http/packages'],
  ['src/cli/server.ts', "import type { Thing } from '#http/thing.js';", 'cli/layers'],
  ['src/cli/package.ts', "import 'fastify';", 'cli/packages'],
  ['src/web/usecase.ts', "import type { Thing } from '#usecases/thing.js';", 'web/layers'],
  ['src/web/route.ts', "import type { Thing } from '#http/thing.js';", 'web/layers'],
  ['src/web/value.ts', "import { thing } from '#domain/thing.js';", 'web/types-only'],
  ['src/web/node.ts', "import 'node:fs';", 'web/node'],
  ['src/launch/domain.mjs', "import '#domain/thing.js';", 'launch/layers'],
  ['src/launch/package.mjs', "import 'zod';", 'launch/packages'],
  ['src/page.ts', "import './web/thing.js';", 'alias-from-composition', 'composition/layers'],
  ['src/relative.ts', "import './domain/thing.js';", 'alias-from-composition'],
  ['src/undeclared.ts', "import 'undeclared';", 'declared-packages'],
  ['src/development.ts', "import 'vite';", 'shipped-packages'],
  ['src/nowhere.ts', "import './missing.js';", 'resolved'],
  ['src/chores/chore.ts', "import type { Thing } from '#domain/thing.js';", 'known-layer'],
  ['src/domain/egg.ts', "import './hen.js';", 'no-cycles'],
  ['src/domain/hen.ts', "import './egg.js';"],
  ['graph/relative.ts', "import type { Thing } from '../src/domain/thing.js';", 'alias-across-layers'],
  ['graph/alias.ts', "import type { Thing } from '#graph/thing.js';", 'relative-inside-a-layer'],
];

const thing = 'export const thing = 1;\nexport type Thing = number;\n';
const targets = ['domain', 'ports', 'usecases', 'stores', 'jobs', 'http', 'cli', 'web'].map((layer) => `src/${layer}/thing.ts`);

/** Files at which no rule may speak. */
const honest: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...targets, 'analyzers/thing.ts', 'graph/thing.ts', 'ingest/thing.ts', 'src/http/contract/contract.ts'].map((path) => [path, thing]),
  ),
  'src/domain/word.ts': "import { z } from 'zod';",
  'src/ports/need.ts': "import type { Thing } from '#domain/thing.js';\nimport type { thing } from './thing.js';",
  'analyzers/words.ts':
    "import '@node-rs/jieba';\nimport 'natural/lib/natural/stemmers/porter_stemmer.js';\nimport { thing } from '#domain/thing.js';",
  'graph/model.ts': "import 'graphology';\nimport 'graphology-dag';\nimport './thing.js';",
  'ingest/source.ts':
    "import 'node:fs';\nimport 'yaml';\nimport { thing } from '#analyzers/thing.js';\nimport type { Thing } from '#ports/thing.js';",
  'src/usecases/case.ts':
    "import 'node:crypto';\nimport '#graph/thing.js';\nimport '#analyzers/thing.js';\nimport type { Thing } from '#ports/thing.js';",
  'src/stores/store.ts': "import 'libsql';\nimport 'node:fs';\nimport type { Thing } from '#ports/thing.js';",
  'src/http/route.ts': "import 'fastify';\nimport '#usecases/thing.js';",
  'src/web/page.ts': "import type { Thing } from '#domain/thing.js';\nimport type { thing } from '#http/contract/contract.js';",
  'src/launch/start.mjs': "import 'node:fs';",
  'src/compose.ts':
    "import '#stores/thing.js';\nimport '#jobs/thing.js';\nimport '#http/thing.js';\nimport '#cli/thing.js';\nimport '#ingest/thing.js';",
  'src/main.ts': "import './compose.js';",
};

const packages = ['zod', 'yaml', 'graphology', 'graphology-dag', 'fastify', 'libsql', '@node-rs/jieba', 'undeclared', 'vite', 'natural'];
const packageFiles = [...packages.map((name) => `${name}/index.js`), 'natural/lib/natural/stemmers/porter_stemmer.js'];

/** Writes honest and planted files, with empty packages to import, into a new temporary folder; answers with its path. */
export function plantTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'faultbook-layers-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  write('package.json', textOf('package.json'));
  for (const path of packageFiles) write(`node_modules/${path}`, '');
  for (const [path, text] of Object.entries(honest)) write(path, text);
  for (const [path, text] of plants) write(path, text);
  return tree;
}
