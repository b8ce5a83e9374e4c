import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { entryOf } from '../http/own-keys.js';
import { hasBrowser } from './browser.js';
import { servedPages } from './served-pages.js';

describe.skipIf(!hasBrowser)('[needs browser] the page where a key is needed', () => {
  const key = 'open-钥匙';
  const served = servedPages({ FAULTBOOK_HOST: '0.0.0.0', FAULTBOOK_API_KEYS: entryOf('agent', '', key) });
  let page: Page;

  beforeEach(async () => {
    page = served.page();
  });

  const open = (path: string) => page.goto(`${served.address()}${path}`);
  const dialog = () => page.getByRole('dialog', { name: 'A key is needed' });
  const answer = async (typed: string) => {
    await dialog().getByLabel('Key').fill(typed);
    await dialog().getByLabel('Key').press('Enter');
  };

  it('asks for it, says that one is wrong, and then goes on with what was asked', async () => {
    await open('/search?q=psu');

    await answer('guessed');
    await dialog().getByText('This key is not valid.').waitFor();
    await answer(key);

    await page.locator('.hit a').first().waitFor();
    expect(await dialog().count()).toBe(0);
  });

  it('sends it with an upload, which is not lost', async () => {
    await open('/');
    const log = '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted';
    await page.locator('input[type=file]').setInputFiles([{ name: 'sel.txt', mimeType: 'text/plain', buffer: Buffer.from(log) }]);

    await page.getByRole('button', { name: 'Diagnose' }).click();
    await answer(key);

    await page.getByRole('heading', { level: 1, name: /CPU1_DIMM_A3/ }).waitFor();
    expect(await page.locator('.log-row').count()).toBe(1);
  });

  it('keeps it over a reload, for this tab alone, until one signs out', async () => {
    await open('/articles/psu-failure-en');
    await answer(key);
    await page.locator('article h1').waitFor();

    await page.reload();
    await page.locator('article h1').waitFor();
    const local = await page.evaluate<string>('JSON.stringify(localStorage)');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await open('/articles/psu-failure-en');

    await dialog().waitFor();
    expect(local).not.toContain('open-');
  });

  it('says what is missing where none is given, and asks again on demand', async () => {
    await open('/articles/psu-failure-en');

    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('alert').filter({ hasText: 'This needs a valid key' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();

    await answer(key);
    await page.locator('article h1').waitFor();
  });

  it('asks in Chinese where the page is in Chinese', async () => {
    await open('/');
    await page.getByRole('button', { name: '中文' }).click();
    await open('/search?q=psu');

    const asked = page.getByRole('dialog', { name: '需要密钥' });
    await asked.getByLabel('密钥').fill(key);
    await asked.getByRole('button', { name: /继\s?续/ }).click();

    await page.locator('.hit a').first().waitFor();
    expect(await page.getByRole('button', { name: '退出登录' }).count()).toBe(1);
  });
});
