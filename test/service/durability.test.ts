import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openProduct } from '../../src/compose.js';
import { runFaultbook, startFaultbook, temporaryFolder } from '../cli/run-faultbook.js';

const count = 6000;
const folders: { readonly remove: () => void }[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function casesFile(folder: string): string {
  const path = join(folder, 'cases.jsonl');
  const rows = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `case-${index}`,
      symptom: `marker${index} hangs`,
      log: 'Memory DIMM_A1 | Correctable ECC | Asserted',
      outcome: 'resolved',
    }),
  );
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

/** Imports until `acknowledged` cases or more are reported, then kills the process; answers with the last number it reported. */
function importAndKill(cases: string, data: string, acknowledged: number): Promise<number> {
  const child = startFaultbook(['import', 'cases', cases], { data });
  let last = 0;
  return new Promise((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      for (const match of text.matchAll(/^imported (\d+)$/gm)) last = Number(match[1]);
      if (last >= acknowledged) child.kill('SIGKILL');
    });
    child.once('exit', () => resolve(last));
  });
}

describe('an import that is killed', () => {
  it.each([200, 2000, 4400])('after %i acknowledged cases loses none of them, and goes on where it was', async (acknowledged) => {
    const folder = temporaryFolder();
    folders.push(folder);
    const cases = casesFile(folder.path);

    const reported = await importAndKill(cases, folder.path, acknowledged);
    const product = await openProduct(folder.path, Date.now, { isSeeded: false });
    const stored = await product.stores.cases.count();
    const indexed = await product.stores.searchIndex.count('case');
    const lastFound = await product.search({ query: `marker${reported - 1}`, kind: 'case' });
    product.close();
    const again = await runFaultbook(['import', 'cases', cases, '--json'], { data: folder.path });
    const whole = await openProduct(folder.path, Date.now, { isSeeded: false });
    const total = [await whole.stores.cases.count(), await whole.stores.searchIndex.count('case')];
    whole.close();

    expect(reported).toBeGreaterThanOrEqual(acknowledged);
    expect(reported).toBeLessThan(count);
    expect(stored).toBeGreaterThanOrEqual(reported);
    expect(indexed).toBeGreaterThanOrEqual(stored);
    expect(lastFound.hits[0]?.id).toBe(`case-${reported - 1}`);
    expect(JSON.parse(again.out)).toMatchObject({ read: count, added: count - stored, unchanged: stored, rejectedTotal: 0 });
    expect(total).toEqual([count, count]);
  });
});
