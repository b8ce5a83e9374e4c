import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { buildServedPage, openBrowser } from './browser.js';
import { type RunningServer, startServer } from './start-server.js';

/** The product as it serves its page, and a browser that looks at it: a fresh page before every test. Call it inside a `describe`. */
export function servedPages(settings: Readonly<Record<string, string>> = {}) {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    buildServedPage();
    server = await startServer(settings);
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 860 } });
  });

  return {
    address: () => server.address,
    page: () => page,
    newPage: () => browser.newPage({ locale: 'en-US' }),
  };
}
