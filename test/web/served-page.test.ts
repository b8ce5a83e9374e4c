import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildServedPage, hasBrowser, openBrowser } from './browser.js';
import { type RunningServer, startServer } from './start-server.js';

describe.skipIf(!hasBrowser)('[needs browser] the page served by the product', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    buildServedPage();
    server = await startServer();
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 860 } });
    await page.goto(server.address);
  });

  async function diagnoseExample(): Promise<void> {
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await page.getByRole('button', { name: 'Diagnose' }).click();
    await page.getByRole('region', { name: 'Answer', exact: true }).waitFor();
  }

  it('names the memory module of the example and marks the lines it rests on', async () => {
    await diagnoseExample();

    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('CPU1_DIMM_A3');
    expect(await page.locator('.log-row[data-mark="for"]', { hasText: 'Uncorrectable ECC' }).count()).toBe(1);
    expect(await page.locator('.log-row').count()).toBe(18);
  });

  it('takes the result of the first check and gives another diagnosis', async () => {
    await diagnoseExample();
    const before = page.url();

    await page.locator('.check').first().getByRole('button', { name: /^Yes/ }).first().click();
    await page.waitForURL((url) => url.href !== before);

    await page.getByRole('status').filter({ hasText: 'Your finding' }).waitFor();
    expect(await page.locator('.log-row').count()).toBe(18);
  });

  it('shows the answer again by its address alone, with the cited lines', async () => {
    await diagnoseExample();

    await page.reload();
    await page.getByText('Only the cited lines').waitFor();

    expect(await page.locator('.log-row[data-mark="for"]').count()).toBeGreaterThan(0);
  });

  it('finds articles and opens one', async () => {
    await page.getByRole('combobox', { name: /Search/ }).fill('uncorrectable memory error');
    await page.keyboard.press('Enter');
    await page.locator('.hit a').first().click();

    await page.waitForURL(/\/articles\//);
    expect(await page.locator('article h1').textContent()).not.toBe('');
  });

  it('answers in Chinese when the page is in Chinese', async () => {
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: '填入示例' }).click();
    await page.getByRole('button', { name: '开始诊断' }).click();

    await page.waitForURL(/\/diagnoses\//);
    expect(await page.locator('.cause-title').first().textContent()).toMatch(/\p{Script=Han}/u);
  });
});
