import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow, root, textOf } from './project-files.js';

const files = filesBelow('.');
const code = files.filter((file) => /\.(?:tsx?|mjs)$/.test(file));
const longestFile = 350;
const longestMap = 120;

/** A file of facts says so in its first line. */
const isTable = (file: string): boolean => /^\/\*\* Table\b/.test(textOf(file));

const linesOf = (file: string): number => textOf(file).trimEnd().split('\n').length;

describe('the files of the project', () => {
  it(`are at most ${longestFile} lines long, tables of facts aside`, () => {
    const long = code.filter((file) => linesOf(file) > longestFile && !isTable(file));

    expect(code.length).toBeGreaterThan(100);
    expect(long).toEqual([]);
  });

  it('export names only, where no tool asks for a default', () => {
    const asked = ['vitest.config.ts', 'src/web/vite.config.ts', '.dependency-cruiser.mjs'];

    const unnamed = code.filter((file) => !asked.includes(file) && /^export default\b/m.test(textOf(file)));

    expect(unnamed).toEqual([]);
  });

  it('name no package registry, so that any mirror serves', () => {
    const hosts = ['registry npmjs org', 'registry yarnpkg com', 'npm pkg github com', 'registry npmmirror com'];
    const named = new RegExp(hosts.map((host) => host.split(' ').join('\\.')).join('|'));

    const naming = files.filter((file) => named.test(textOf(file)));

    expect(naming).toEqual([]);
  });
});

describe('a port', () => {
  it('holds types only: nothing of it is left in JavaScript', () => {
    const options = { module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true, removeComments: true };
    const ports = code.filter((file) => file.startsWith('src/ports/'));

    const withValues = ports.filter((file) => ts.transpile(textOf(file), options).trim() !== 'export {};');

    expect(ports.length).toBeGreaterThan(5);
    expect(withValues).toEqual([]);
  });
});

describe('the documents', () => {
  it(`hold a map of at most ${longestMap} lines`, () => {
    expect(linesOf('ARCHITECTURE.md')).toBeLessThanOrEqual(longestMap);
  });

  it('introduce every top folder and every layer', () => {
    const layers = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const folders = ['.', 'src', 'ingest', 'analyzers', 'graph', 'fixtures', 'test', ...layers.map(({ name }) => `src/${name}`)];

    const silent = folders.filter((folder) => !existsSync(join(root, folder, 'README.md')));

    expect(silent).toEqual([]);
  });
});
