/**
 * Table: who may import whom; the reasons stand in ARCHITECTURE.md.
 * `imports` may be imported with values, `types` by `import type` only; `packages` and `node` name the npm packages and Node modules allowed.
 * What a layer does not name is forbidden to it.
 */
const any = null;

/** @typedef {{ name: string, at: string, imports: string[], types: string[], packages: string[] | typeof any, node: string[] | typeof any }} Layer */

/** @type {Layer[]} */
const layers = [
  { name: 'domain', at: '^src/domain/', imports: [], types: [], packages: ['zod'], node: [] },
  { name: 'ports', at: '^src/ports/', imports: [], types: ['^src/domain/'], packages: [], node: [] },
  {
    name: 'analyzers',
    at: '^analyzers/',
    imports: ['^src/domain/'],
    types: [],
    packages: ['@node-rs/jieba', 'natural/lib/natural/(?:stemmers|distance)', 'saxes'],
    node: [],
  },
  {
    name: 'graph',
    at: '^graph/',
    imports: ['^src/domain/'],
    types: [],
    packages: ['graphology', 'graphology-(?:types|dag|traversal|components|metrics)'],
    node: [],
  },
  {
    name: 'ingest',
    at: '^ingest/',
    imports: ['^src/domain/', '^analyzers/'],
    types: ['^src/ports/'],
    packages: [
      '7z-wasm',
      'csv-parse',
      'fzstd',
      'luxon',
      'marked',
      'pdfjs-dist/legacy/build',
      'sql.js',
      'tar-stream',
      'turndown',
      'xz-decompress',
      'yaml',
      'yauzl',
      'zod',
    ],
    node: any,
  },
  {
    name: 'usecases',
    at: '^src/usecases/',
    imports: ['^src/domain/', '^analyzers/', '^graph/'],
    types: ['^src/ports/'],
    packages: ['zod'],
    node: ['crypto'],
  },
  {
    name: 'stores',
    at: '^src/stores/',
    imports: ['^src/domain/'],
    types: ['^src/ports/'],
    packages: ['@elastic/elasticsearch', 'libsql', 'sqlite-vec', 'zod'],
    node: any,
  },
  { name: 'embeddings', at: '^src/embeddings/', imports: ['^src/domain/'], types: ['^src/ports/'], packages: ['zod'], node: any },
  {
    name: 'jobs',
    at: '^src/jobs/',
    imports: ['^src/domain/'],
    types: ['^src/ports/'],
    packages: ['bullmq', 'ioredis', 'libsql', 'zod'],
    node: any,
  },
  {
    name: 'http',
    at: '^src/http/',
    imports: ['^src/domain/', '^src/usecases/'],
    types: [],
    packages: ['fastify', 'fastify-type-provider-zod', '@fastify/[a-z-]+', 'openapi-types', 'pino', 'prom-client', 'zod'],
    node: any,
  },
  {
    name: 'cli',
    at: '^src/cli/',
    imports: ['^src/domain/', '^src/usecases/'],
    types: [],
    packages: ['cli-progress', 'zod'],
    node: any,
  },
  {
    name: 'web',
    at: '^src/web/(?!vite\\.config)',
    imports: [],
    types: ['^src/domain/', '^src/http/contract/'],
    packages: any,
    node: [],
  },
  { name: 'launch', at: '^src/launch/', imports: [], types: [], packages: [], node: any },
  {
    name: 'composition',
    at: '^src/[^/]+\\.ts$',
    imports: ['^src/(?:domain|ports|usecases|stores|embeddings|jobs|http|cli)/', '^(?:analyzers|graph|ingest)/'],
    types: [],
    packages: any,
    node: any,
  },
];

const ours = '^(?:src|analyzers|graph|ingest)/';
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

/** @type {(name: string, comment: string, from: object, to: object) => import('dependency-cruiser').IForbiddenRuleType} */
const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {(name: string) => string} */
const packageFolder = (name) => `(?:^|/)node_modules/(?:@types/)?${name}/`;

/**
 * The rules of one line of the table.
 * @param {Layer} layer
 */
function rulesOf({ name, at, imports, types, packages, node }) {
  const from = { path: at };
  const rules = [
    error(`${name}/layers`, `${name} imports a layer that it may not`, from, { path: ours, pathNot: [at, ...imports, ...types] }),
  ];
  if (types.length > 0)
    rules.push(
      error(`${name}/types-only`, `${name} may take only types from here`, from, { path: types, dependencyTypesNot: ['type-only'] }),
    );
  if (packages !== any)
    rules.push(
      error(`${name}/packages`, `${name} imports a package that it may not`, from, {
        dependencyTypes: npm,
        pathNot: packages.map(packageFolder),
      }),
    );
  if (node !== any)
    rules.push(
      error(`${name}/node`, `${name} imports a Node module that it may not`, from, {
        dependencyTypes: ['core'],
        pathNot: node.map((module) => `^(?:node:)?${module}$`),
      }),
    );
  return rules;
}

const generalRules = [
  error('no-cycles', 'a module imports itself by way of others', {}, { circular: true }),
  error(
    'known-layer',
    'a folder that no line of the table speaks of',
    { path: ours, pathNot: [...layers.map(({ at }) => at), '^src/web/'] },
    {},
  ),
  error(
    'alias-across-layers',
    'another layer is entered only through its #alias',
    { path: '^(src/[^/]+|analyzers|graph|ingest)/' },
    { path: ours, pathNot: '^$1/', dependencyTypesNot: ['aliased-subpath-import'] },
  ),
  error(
    'alias-from-composition',
    'a layer is entered only through its #alias',
    { path: '^src/[^/]+\\.ts$' },
    { path: ours, pathNot: '^src/[^/]+\\.ts$', dependencyTypesNot: ['aliased-subpath-import'] },
  ),
  error(
    'relative-inside-a-layer',
    'the same layer is imported by a relative path',
    { path: '^(src/[^/]+|analyzers|graph|ingest)/' },
    { path: '^$1/', dependencyTypes: ['aliased-subpath-import'] },
  ),
  error(
    'natural-by-deep-import',
    "the root of 'natural' loads database clients and prints to standard output",
    {},
    { path: packageFolder('natural'), pathNot: packageFolder('natural/lib/natural/(?:stemmers|distance|tfidf|classifiers)') },
  ),
  error('resolved', 'an import that leads nowhere', {}, { couldNotResolve: true }),
  error(
    'declared-packages',
    'a package that package.json does not name',
    { path: ours },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  error(
    'shipped-packages',
    'the product runs without development packages',
    { path: ours, pathNot: '^src/web/' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
];

export default {
  forbidden: [...layers.flatMap(rulesOf), ...generalRules],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
    },
  },
};
