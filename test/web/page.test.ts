import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPageApart, hasBrowser, openBrowser, skippedBecause } from './browser.js';
import { type StandIn, startStandIn } from './stand-in-server.js';

if (!hasBrowser) console.warn(skippedBecause);

describe.skipIf(!hasBrowser)('[needs browser] the page in a browser, with stand-in answers', () => {
  let pageFolder: string;
  let standIn: StandIn;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    pageFolder = buildPageApart();
    standIn = await startStandIn(pageFolder);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await standIn?.close();
    rmSync(pageFolder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    faults.length = 0;
    standIn.seen.length = 0;
    page = await openPage('en-US');
  });

  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });

  async function openPage(locale: string): Promise<Page> {
    const context = await browser.newContext({ locale, viewport: { width: 1280, height: 860 } });
    const opened = await context.newPage();
    opened.on('pageerror', (error) => faults.push(String(error)));
    opened.on('request', (request) => {
      if (!request.url().startsWith(standIn.address)) faults.push(`foreign request: ${request.url()}`);
    });
    return opened;
  }

  async function diagnoseExample(): Promise<void> {
    await page.goto(standIn.address);
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await page.getByRole('button', { name: 'Diagnose' }).click();
    await page.getByRole('region', { name: 'Answer', exact: true }).waitFor();
  }

  const postedTo = (path: string) => standIn.seen.filter((seen) => seen.method === 'POST' && seen.path.endsWith(path));

  it('diagnoses a pasted log: sentence, sureness in words, cited lines marked', async () => {
    await diagnoseExample();

    await page.getByRole('heading', { name: 'Bring one memory module (RDIMM) for CPU1_DIMM_A3' }).waitFor();
    expect(await page.locator('.answer .sureness').textContent()).toBe('likely');
    expect(await page.locator('.answer').textContent()).not.toMatch(/\d ?%/);
    expect(await page.locator('.log-row[data-mark="for"]').count()).toBe(8);
    expect(await page.locator('.log-row[data-mark="against"] .log-text').textContent()).toContain('IERR');
    expect(JSON.parse(postedTo('/diagnoses')[0]!.body)).toMatchObject({ lang: 'en', text: expect.stringContaining('Uncorrectable ECC') });
  });

  it('shows the line that an evidence rests on', async () => {
    await diagnoseExample();

    await page.getByRole('button', { name: 'Uncorrectable memory error on one DIMM' }).first().click();

    expect(await page.locator('.log-row[data-current="true"] .log-text').textContent()).toContain('Uncorrectable ECC');
  });

  it('marks other lines when another cause is opened', async () => {
    await diagnoseExample();

    await page.getByRole('button', { name: /Processor fault/ }).click();

    expect(await page.locator('.log-row[data-mark="for"] .log-text').textContent()).toContain('IERR');
  });

  it('sends the result of a check and shows the new answer; Back returns to the old one', async () => {
    await diagnoseExample();

    await page.getByRole('button', { name: 'Yes: Do the errors follow the DIMM to its new slot?' }).click();
    await page.waitForURL(/dg-after-test/);

    expect(JSON.parse(postedTo('/findings')[0]!.body)).toEqual({
      testId: 'test.move-dimm',
      findings: [{ findingId: 'memory.follows-dimm', state: 'present', component: { class: 'memory', locator: 'CPU1_DIMM_A3' } }],
    });
    expect(await page.getByRole('status').filter({ hasText: 'changed the first cause' }).textContent()).toContain('Poor contact');
    expect(await page.locator('.log-row').count()).toBe(18);
    await page.goBack();
    await page.locator('.cause', { hasText: 'Failing memory cells' }).first().waitFor();
  });

  it('copies a summary with the log lines for the customer', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: standIn.address });
    await diagnoseExample();

    await page.getByRole('button', { name: 'Copy for the customer' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();

    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toContain('Bring one memory module (RDIMM) for CPU1_DIMM_A3');
    expect(copied).toContain('14: e | 06/04/2025');
    expect(copied).not.toMatch(/\d ?%/);
  });

  it('sends chosen files and shows them in full, whatever their encoding', async () => {
    await page.goto(standIn.address);
    const gb18030 = Buffer.from([0xc4, 0xda, 0xb4, 0xe6, 0x0a]); // 内存

    await page.locator('input[type=file]').setInputFiles([{ name: 'alarm.txt', mimeType: 'text/plain', buffer: gb18030 }]);
    await page.getByRole('button', { name: 'Diagnose' }).click();
    await page.waitForURL(/\/diagnoses\//);
    await page.getByRole('button', { name: 'alarm.txt', exact: true }).click();

    expect(await page.locator('.log-row .log-text').first().textContent()).toBe('内存');
    expect(postedTo('/diagnoses')[0]!.body).toContain('name="file"; filename="alarm.txt"');
  });

  it('keeps a log of 5,000 lines to the rows in sight', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `line ${index + 1}`).join('\n');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: standIn.address });
    await page.goto(standIn.address);
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(lines)})`);

    await page.getByRole('textbox', { name: 'Log', exact: true }).press('Control+V');
    await page.getByRole('button', { name: 'Diagnose' }).click();
    await page.waitForURL(/\/diagnoses\//);
    await page.getByRole('textbox', { name: 'Find in log' }).fill('line 4321');
    await page.keyboard.press('Enter');
    await page.getByText('line 4321', { exact: true }).waitFor();

    expect(await page.locator('.log-row').count()).toBeLessThan(120);
  });

  it('says that an answer is inconclusive, why, and what was not understood', async () => {
    await page.goto(`${standIn.address}/diagnoses/dg-00e1b2aa`);

    await page.getByRole('heading', { name: 'The log does not settle what broke' }).waitFor();
    const words = await page.locator('main').textContent();
    expect(words).toContain('Three causes explain the log equally well');
    expect(words).toContain('12 not understood: no known log format');
    expect(words).toContain('9 × frobd: bank <number> lost sync after <number> ms');
    expect(words).toContain('1 rarer kind of line is not listed');
    expect(words).toContain('Only the cited lines');
  });

  it('searches with suggestions, filters and safe snippets', async () => {
    await page.goto(`${standIn.address}/search?q=memory`);

    await page.getByRole('checkbox', { name: /Article/ }).click();
    await page.waitForURL(/filter=kind%3Aarticle/);
    await page.getByRole('combobox').fill('uncorr');
    await page.getByTitle('uncorrectable PCIe error').click();
    await page.waitForURL(/q=uncorrectable\+PCIe\+error/);

    expect(await page.locator('.hit mark').first().textContent()).toBe('corrected');
    expect(await page.locator('.hits').textContent()).toContain('ECC <asserted>');
    expect(standIn.seen.some((seen) => seen.path.includes('filter=kind%3Aarticle'))).toBe(true);
  });

  it('searches for exactly what was typed, however near a suggestion is', async () => {
    await page.goto(standIn.address);

    await page.getByRole('combobox', { name: /Search/ }).fill('uncorr');
    await page.getByTitle('uncorrectable ECC').waitFor();
    await page.keyboard.press('Enter');

    await page.waitForURL(/\/search\?q=uncorr$/);
  });

  it('says so where nothing is found', async () => {
    await page.goto(`${standIn.address}/search?q=nothing`);

    await page.getByRole('heading', { name: 'Nothing found for “nothing”' }).waitFor();
  });

  it('shows an article without running what its text carries', async () => {
    await page.goto(`${standIn.address}/articles/memory-ecc-errors`);

    await page.getByRole('heading', { name: 'Memory ECC errors: when to replace a DIMM' }).waitFor();
    expect(await page.locator('article').textContent()).toContain('<script>alert(1)</script>');
    expect(await page.locator('article a[href^="javascript"]').count()).toBe(0);
    expect(await page.locator('article table td code').first().textContent()).toBe('CPU1_DIMM_A3');
  });

  it('shows a case with its log', async () => {
    await page.goto(`${standIn.address}/cases/SR-2024-0417`);

    await page.getByRole('heading', { name: 'SR-2024-0417' }).waitFor();
    expect(await page.locator('.log-row').count()).toBe(18);
  });

  it('shows what the server says of a failure', async () => {
    await page.goto(`${standIn.address}/articles/none`);

    expect(await page.getByRole('alert').textContent()).toContain('This does not exist');
  });

  it('speaks Chinese to a Chinese browser and remembers the choice of a language', async () => {
    await page.context().close();
    page = await openPage('zh-CN');
    await page.goto(standIn.address);
    const first = await page.getByRole('heading', { level: 1 }).textContent();

    await page.getByRole('button', { name: 'English' }).click();
    await page.reload();

    expect([first, await page.getByRole('heading', { level: 1 }).textContent()]).toEqual(['哪里坏了？', 'What broke?']);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('fits a window of 800 pixels without scrolling sideways', async () => {
    await page.setViewportSize({ width: 800, height: 900 });
    const widths: number[] = [];

    for (const path of ['/', '/diagnoses/dg-7f3a1c20', '/search?q=memory', '/articles/memory-ecc-errors', '/cases/SR-2024-0417']) {
      await page.goto(standIn.address + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      widths.push(await page.evaluate<number>('document.documentElement.scrollWidth'));
    }

    expect(widths).toEqual([800, 800, 800, 800, 800]);
  });
});
