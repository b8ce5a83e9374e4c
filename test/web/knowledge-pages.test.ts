import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser } from './browser.js';
import { servedPages } from './served-pages.js';

describe.skipIf(!hasBrowser)('[needs browser] the pages of the knowledge base', () => {
  const served = servedPages();
  let page: Page;

  beforeEach(async () => {
    page = served.page();
  });

  const open = (path: string) => page.goto(`${served.address()}${path}`);
  const post = (path: string, body: object) =>
    fetch(`${served.address()}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('lead from a typo to the question that was meant', async () => {
    await open('/search?q=thermal%20trpi');

    await page.locator('.did-you-mean a').click();

    await page.locator('.hit a').first().waitFor();
    expect(page.url()).toMatch(/trip/);
  });

  it('say that nothing was found, and keep the filters in the address', async () => {
    await open('/search?q=fan%20noise&filter=lang:zh');
    expect(await page.getByRole('checkbox', { name: /Chinese/ }).isChecked()).toBe(true);

    await open('/search?q=sourdough%20bread');

    await page.getByRole('heading', { name: /Nothing found/ }).waitFor();
  });

  it('show the other language of an article, its faults, and note whether it helped', async () => {
    await open('/articles/psu-failure-en');
    await page.getByRole('button', { name: 'Yes', exact: true }).click();
    await page.getByText('Thank you, it was noted.').waitFor();

    await page.reload();
    await page.getByText('helpful 1, not helpful 0').waitFor();
    await page.locator('dl.facts').getByRole('link').first().click();

    await page.locator('article[lang="zh"]').waitFor();
    expect(page.url()).toContain('psu-failure-zh');
  });

  it('take an edit, and say kindly that somebody was faster', async () => {
    await open('/articles/fans-all-full-speed-en');
    const other = await served.newPage();
    await other.goto(page.url());
    for (const one of [page, other]) await one.getByRole('button', { name: 'Edit', exact: true }).click();

    await page.getByLabel('Title').fill('All fans are loud');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'All fans are loud' }).waitFor();
    await other.getByLabel('Title').fill('Another title');
    await other.getByRole('button', { name: 'Save' }).click();

    await other.getByText('Somebody else changed this meanwhile').waitFor();
    expect(await other.getByLabel('Title').inputValue()).toBe('Another title');
    await other.close();
  });

  it('withdraw an article with a reason, find it among the drafts, and publish it again', async () => {
    await open('/articles/before-ordering-a-part-en');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByLabel('Why?').fill('a step is missing');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Send to review' }).waitFor();

    await open('/articles?view=draft');
    await page.getByRole('link', { name: /Before a part is ordered/ }).click();
    await page.getByText('a step is missing').waitFor();
    await page.getByRole('button', { name: 'Send to review' }).click();
    await page.getByRole('button', { name: 'Publish' }).click();

    await page.getByRole('button', { name: 'Withdraw' }).waitFor();
  });

  it('close a case with what helped, and make a draft article of it', async () => {
    const log = '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted';
    await post('/cases', { id: 'SR-77', symptom: 'The server restarts at night', vendor: 'Dell', model: 'R1', log });
    await open('/cases/SR-77');
    await page.getByRole('button', { name: 'Close case' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Confirmed cause').click();
    await page.getByTitle('Memory', { exact: true }).click();
    await dialog.getByLabel('Slot or position').fill('DIMM_A3');
    await dialog.getByLabel('What was done').fill('Replaced the module.');
    await dialog.getByLabel('Articles that helped').fill('uncorrectable ECC');
    await page.getByTitle(/Uncorrectable ECC memory error/).click();
    await dialog.getByText('How did it end?').click();
    await dialog.getByRole('button', { name: 'Close case' }).click();
    await page.getByRole('button', { name: 'Make an article of it' }).click();

    await page.waitForURL(/\/articles\//);
    await page.locator('.eyebrow', { hasText: 'draft' }).waitFor();
    expect(await page.locator('article').textContent()).toContain('Replaced the module.');
    await open('/articles/memory-uncorrectable-ecc-en');
    await page.getByText('helped to close 1 case').waitFor();
  });

  it('hide from a reader what is not for readers, on every page, until told to stop', async () => {
    await open('/articles/before-ordering-a-part-en');
    await page.getByRole('heading', { level: 1, name: /Before a part is ordered/ }).waitFor();
    await page.getByRole('button', { name: 'View as' }).click();
    await page.getByRole('button', { name: 'View', exact: true }).click();

    await page.getByText('This does not exist, or you may not see it').waitFor();
    expect(await page.getByRole('link', { name: 'Articles' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('heading', { level: 1, name: /Before a part is ordered/ }).waitFor();
  });

  it('fit a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    for (const path of ['/search?q=psu', '/articles/psu-failure-en', '/articles?view=published']) {
      await open(path);
      await page.locator('h1').first().waitFor();

      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    }
  });
});
