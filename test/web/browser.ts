import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Debian's Chromium; the tests of the page are skipped without it. */
const chromiumPath = '/usr/bin/chromium';

/** True where the page can be looked at. */
export const hasBrowser = existsSync(chromiumPath);

/** Why the tests of the page are skipped; said once a run. */
export const skippedBecause = `no browser at ${chromiumPath}: the tests of the web page are skipped`;

function build(folder: string): void {
  const command = ['build', '--config', 'src/web/vite.config.ts', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir'];
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', ...command], {
    cwd: root,
    // vitest sets NODE_ENV=test, which would build the slow development React into the page
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** Builds the page into a folder of the test's own, about two seconds; other tests may be serving `dist/web` meanwhile. */
export function buildPageApart(): string {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-page-'));
  build(folder);

  return folder;
}

function newestSource(): number {
  const files = readdirSync(join(root, 'src/web'), { recursive: true, encoding: 'utf8' });

  return Math.max(...files.map((file) => statSync(join(root, 'src/web', file)).mtimeMs));
}

/** Builds `dist/web`, which the product serves, where it is missing or older than its sources. */
export function buildServedPage(): void {
  const page = join(root, 'dist/web/index.html');
  if (!existsSync(page) || statSync(page).mtimeMs < newestSource()) build(join(root, 'dist/web'));
}

/** Starts a browser with a fresh profile; it asks no host but the page's. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}
