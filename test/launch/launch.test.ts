import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOfSources } from '../../src/launch/build.mjs';
import { isInstalled, isNodeNewEnough } from '../../src/launch/install.mjs';
import { root } from '../../src/launch/run-tool.mjs';

describe('the version of Node', () => {
  it.each([
    ['20.19.0', true],
    ['22.0.0', true],
    ['20.18.3', false],
    ['18.20.4', false],
  ])('%s runs the product: %s', (version, expected) => {
    const enough = isNodeNewEnough(version);

    expect(enough).toBe(expected);
  });
});

describe('the installed packages', () => {
  const wanted = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b-other-platform': { version: '2.0.0', optional: true },
    },
  };

  it('are whole without optional ones of another platform', () => {
    const whole = isInstalled(wanted, { packages: { 'node_modules/a': { version: '1.0.0' } } });

    expect(whole).toBe(true);
  });

  it('are out of date where one has another version', () => {
    const whole = isInstalled(wanted, { packages: { 'node_modules/a': { version: '0.9.0' } } });

    expect(whole).toBe(false);
  });

  it('are not whole where one is missing', () => {
    const whole = isInstalled(wanted, { packages: {} });

    expect(whole).toBe(false);
  });
});

describe('the hash of sources', () => {
  let folder: string;
  const isText = (path: string): boolean => path.endsWith('.ts');
  const hash = (): string => hashOfSources(folder, ['src'], isText);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faultbook-launch-'));
    mkdirSync(join(folder, 'src/inner'), { recursive: true });
    writeFileSync(join(folder, 'src/inner/a.ts'), 'one');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('stays when a file is written again with the same text', () => {
    const before = hash();

    writeFileSync(join(folder, 'src/inner/a.ts'), 'one');

    expect(hash()).toBe(before);
  });

  it('stays when a file changes that is no source', () => {
    const before = hash();

    writeFileSync(join(folder, 'src/README.md'), 'words');

    expect(hash()).toBe(before);
  });

  it('changes with a text, and with a file more', () => {
    const first = hash();

    writeFileSync(join(folder, 'src/inner/a.ts'), 'two');
    const second = hash();
    writeFileSync(join(folder, 'src/b.ts'), '');

    expect(new Set([first, second, hash()]).size).toBe(3);
  });
});

describe('npm test', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ['test/run.mjs', ...args], { cwd: root, encoding: 'utf8' });
  const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

  it('ends with the counts alone on the last line', () => {
    const { stdout, status } = run('test/launch/run-report.test.ts');

    expect(lastLine(stdout)).toBe('5 passed, 0 failed, 0 skipped');
    expect(status).toBe(0);
  });

  it('fails where no test ran', () => {
    const { stdout, status } = run('--passWithNoTests', 'test/no-such-file.test.ts');

    expect(lastLine(stdout)).toBe('0 passed, 0 failed, 0 skipped');
    expect(status).toBe(1);
  });
});
