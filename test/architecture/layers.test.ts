import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import layerRules from '../../.dependency-cruiser.mjs';
import { type Cruise, cruise, sourceFolders } from './cruise.js';
import { folderCycles } from './folder-cycles.js';
import { plants, plantTree } from './planted-tree.js';
import { filesBelow, root } from './project-files.js';

describe('the layers of the project', () => {
  let seen: Cruise;

  beforeAll(() => {
    seen = cruise(root);
  });

  it('are looked at whole: every source file is among the modules', () => {
    const cruised = new Set(seen.modules.map(({ source }) => source));

    const files = sourceFolders.flatMap(filesBelow).filter((file) => /\.(?:tsx?|mjs)$/.test(file));

    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !cruised.has(file))).toEqual([]);
  });

  it('import only what the table allows', () => {
    expect(seen.violations).toEqual([]);
  });

  it('hold no folder that imports back from a folder which imports it', () => {
    expect(folderCycles(seen.modules)).toEqual([]);
  });
});

describe('the rules of the layers', () => {
  const tree = plantTree();
  afterAll(() => rmSync(tree, { recursive: true }));

  it('speak at every planted violation and at nothing else', () => {
    const expected = plants.flatMap(([path, , ...rules]) => rules.map((rule) => `${rule}: ${path}`));

    const { violations } = cruise(tree);

    expect(violations).toEqual(expected.sort());
  });

  it('are each tried by a planted violation', () => {
    const tried = new Set(plants.flatMap(([, , ...rules]) => rules));

    const untried = layerRules.forbidden.filter(({ name }) => !tried.has(name ?? ''));

    expect(untried).toEqual([]);
  });
});

describe('folder cycles', () => {
  it('are found over three folders', () => {
    const modules = [
      { source: 'a/one.ts', imports: ['b/two.ts'] },
      { source: 'b/two.ts', imports: ['c/three.ts'] },
      { source: 'c/four.ts', imports: ['a/five.ts', 'd/six.ts'] },
    ];

    const cycles = folderCycles(modules);

    expect(cycles).toEqual(['a/one.ts -> b/two.ts', 'b/two.ts -> c/three.ts', 'c/four.ts -> a/five.ts']);
  });

  it('let a list name the files of its folder, which import the contract beside the list', () => {
    const modules = [
      { source: 'a/rules.ts', imports: ['a/rules/one.ts'] },
      { source: 'a/rules/one.ts', imports: ['a/rule.ts'] },
    ];

    const cycles = folderCycles(modules);

    expect(cycles).toEqual([]);
  });

  it('are found where another file of the folder does what only a list may', () => {
    const modules = [
      { source: 'a/reader.ts', imports: ['a/rules/one.ts'] },
      { source: 'a/rules/one.ts', imports: ['a/rule.ts'] },
    ];

    const cycles = folderCycles(modules);

    expect(cycles).toEqual(['a/reader.ts -> a/rules/one.ts', 'a/rules/one.ts -> a/rule.ts']);
  });
});
