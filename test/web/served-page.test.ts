import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser } from './browser.js';
import { servedPages } from './served-pages.js';

describe.skipIf(!hasBrowser)('[needs browser] the page served by the product', () => {
  const served = servedPages();
  let page: Page;

  beforeEach(async () => {
    page = served.page();
    await page.goto(served.address());
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
