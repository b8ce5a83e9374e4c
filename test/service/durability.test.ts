import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProduct } from '../../src/compose.js';
import { runFaultbook, startFaultbook, temporaryFolder } from '../cli/run-faultbook.js';

const count = 20_000;
const folder = temporaryFolder();
const cases = join(folder.path, 'cases.jsonl');
const data = join(folder.path, 'data');
/** Rounds share one data folder: each goes on where the one before was killed. */
let storedBefore = 0;

beforeAll(() => {
  const rows = Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: `case-${index}`, symptom: `marker${index} hangs`, log: 'Memory DIMM_A1 | Correctable ECC | Asserted' }),
  );
  writeFileSync(cases, `${rows.join('\n')}\n`);
});

afterAll(folder.remove);

/** Imports until `acknowledged` cases or more are reported, then kills the process; answers with the last number it reported. */
function importAndKill(acknowledged: number): Promise<number> {
  const child = startFaultbook(['import', 'cases', cases], { data });
  let text = '';
  const reported = () => Number([...text.matchAll(/^imported (\d+)$/gm)].at(-1)?.[1] ?? 0);
  return new Promise((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (reported() >= acknowledged) child.kill('SIGKILL');
    });
    child.once('close', () => resolve(reported()));
  });
}

/** Opens the data folder anew: what is stored, what is indexed, and which of the numbered cases search does not find. */
async function look(numbers: readonly number[]) {
  const product = await openProduct(data, Date.now, { isSeeded: false });
  const missed: number[] = [];
  for (const number of numbers) {
    const { hits } = await product.search({ query: `marker${number}`, kind: 'case' });
    if (hits.length !== 1 || hits[0]?.id !== `case-${number}`) missed.push(number);
  }
  const answer = { stored: await product.stores.cases.count(), indexed: await product.stores.searchIndex.count('case'), missed };
  product.close();
  return answer;
}

/** Up to 60 numbers below `end`, evenly spread, and the batch before it whole. */
function sampleBelow(end: number): number[] {
  const spread = Array.from({ length: 60 }, (_, index) => Math.floor((index * end) / 60));
  return [...new Set([...spread, ...Array.from({ length: Math.min(end, 200) }, (_, index) => end - 1 - index)])];
}

describe('an import that is killed', () => {
  it.each([200, 7000, 13_400])(
    'after %i acknowledged cases has all of them, each found by search',
    async (acknowledged) => {
      const reported = await importAndKill(acknowledged);
      const { stored, indexed, missed } = await look(sampleBelow(reported));
      storedBefore = stored;

      expect(reported).toBeGreaterThanOrEqual(acknowledged);
      expect(reported).toBeLessThan(count);
      expect(stored).toBeGreaterThanOrEqual(reported);
      expect(indexed).toBeGreaterThanOrEqual(stored);
      expect(missed).toEqual([]);
    },
    120_000,
  );

  it('adds the rest when it is run again, and nothing twice', async () => {
    const again = await runFaultbook(['import', 'cases', cases, '--json'], { data });
    const whole = await look(sampleBelow(count));

    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({
      read: count,
      added: count - storedBefore,
      changed: 0,
      unchanged: storedBefore,
      rejectedTotal: 0,
    });
    expect(whole).toEqual({ stored: count, indexed: count, missed: [] });
  }, 120_000);
});
