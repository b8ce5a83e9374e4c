import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool, say } from './run-tool.mjs';

/** @typedef {{ version?: string, optional?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */

const oldestNode = /** @type {const} */ ([20, 19]);

/**
 * Whether a version of Node, as `20.19.1`, runs the product.
 * @param {string} version
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/**
 * Whether npm's record of what it installed holds every package of the lockfile; optional ones may be of another platform.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages).every(
    ([path, { version, optional }]) => path === '' || optional === true || installed.packages[path]?.version === version,
  );
}

/** Ends the process where Node is too old, and installs what the lockfile names unless it is there. */
export async function install() {
  if (!isNodeNewEnough(process.versions.node)) {
    say(`Faultbook needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
    process.exit(2);
  }
  const wanted = readLockfile('package-lock.json');
  const installed = readLockfile('node_modules/.package-lock.json');
  if (wanted !== null && installed !== null && isInstalled(wanted, installed)) return;
  say('Installing packages…');
  const code = await runTool('npm', ['ci', '--ignore-scripts', '--include=dev', '--loglevel=error']);
  if (code !== 0) {
    say('The packages could not be installed: npm says why above.');
    process.exit(3);
  }
}

/**
 * A lockfile; null where there is none that can be read.
 * @param {string} path
 * @returns {Lockfile | null}
 */
function readLockfile(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return null;
  }
}
