import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool, say } from './run-tool.mjs';

/**
 * @typedef {object} Build
 * @property {string} name
 * @property {readonly string[]} sources files and folders that the result depends on
 * @property {(path: string) => boolean} isSource which files below those folders
 * @property {string} result a file that a build always leaves
 * @property {string} [record] what the compiler itself keeps about its last run
 * @property {readonly string[]} command
 */

const settings = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** @type {Build} */
const server = {
  name: 'server',
  sources: ['src', 'analyzers', 'graph', 'ingest', 'tsconfig.build.json', ...settings],
  isSource: (path) => /\.(?:ts|json)$/.test(path) && !path.startsWith('src/web/') && !path.startsWith('graph/knowledge/'),
  result: 'dist/src/main.js',
  record: 'dist/.tsbuildinfo',
  command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
};

/** @type {Build} */
const page = {
  name: 'page',
  sources: ['src/web', ...settings],
  isSource: () => true,
  result: 'dist/web/index.html',
  command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'src/web/vite.config.ts', '--logLevel', 'error'],
};

/** Builds the server and the page, each only if its sources changed since it was built last; ends the process if one cannot be built. */
export async function build() {
  const outdated = [server, page].filter((one) => !isBuilt(one));
  if (outdated.length === 0) return;
  say(`Building the ${outdated.map(({ name }) => name).join(' and the ')}…`);
  const results = await Promise.all(outdated.map(buildOne));
  if (results.includes(false)) process.exit(1);
}

/**
 * SHA-256 over names and contents of all files below some paths; hexadecimal.
 * @param {string} folder the paths are relative to it
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} isSource
 */
export function hashOfSources(folder, paths, isSource) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((start) => filesBelow(folder, start)).filter(isSource))
    hash.update(`${path}\n`).update(
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest(),
    );
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(folder, path) {
  if (!statSync(join(folder, path)).isDirectory()) return [path];
  const names = readdirSync(join(folder, path)).sort();
  return names.flatMap((name) => filesBelow(folder, `${path}/${name}`));
}

/** @param {Build} build */
function stampOf({ name }) {
  return join(root, 'dist', `.${name}-sources`);
}

/** @param {Build} build */
function isBuilt(build) {
  const stamp = stampOf(build);
  if (!existsSync(join(root, build.result)) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === hashOfSources(root, build.sources, build.isSource);
}

/**
 * @param {Build} build
 * @returns {Promise<boolean>} whether it could be built
 */
async function buildOne(build) {
  const hash = hashOfSources(root, build.sources, build.isSource);
  // the compiler writes only what changed since its own record: without the result that record is wrong
  if (build.record !== undefined && !existsSync(join(root, build.result))) rmSync(join(root, build.record), { force: true });
  rmSync(stampOf(build), { force: true });
  const code = await runTool(process.execPath, build.command, { ...process.env, NODE_ENV: 'production' });
  if (code !== 0) {
    say(`The ${build.name} could not be built: the compiler says why above.`);
    return false;
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampOf(build), hash);
  return true;
}
