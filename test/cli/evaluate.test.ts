import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScoreCard } from '#domain/score-card.js';
import { linesOf, runFaultbook, runHere, stackTrace, temporaryFolder } from './run-faultbook.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const data = at('data');
const mapped = ['evaluate', at('cases.csv'), '--map', at('map.json')];

const logs: Readonly<Record<string, string>> = {
  memory: 'Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted',
  cpu: 'Processor CPU0_Status | IERR | Asserted. Processor CPU0_Status | Configuration Error | Asserted',
  psu: 'Power Supply PS2 Status | Failure detected | Asserted. Power Unit PS_RDNDNT_MODE | Redundancy Lost | Asserted',
};

beforeAll(() => {
  const rows = Array.from({ length: 24 }, (_, index) => {
    const label = (['memory', 'cpu', 'psu'] as const)[index % 3] ?? 'memory';
    const own = index % 4 < 2 ? '' : `. Fan FAN${index} | Lower Critical going low | Asserted`;
    return `srv-${index % 8},${index},"${logs[label]}${own}",${label}`;
  });
  writeFileSync(at('cases.csv'), `sn,fault_time,events,label\n${rows.join('\n')}\nsrv-1,99,x,unlisted\n`);
  writeFileSync(
    at('map.json'),
    JSON.stringify({
      id: ['sn', 'fault_time'],
      server: 'sn',
      log: { field: 'events', split: '. ' },
      confirmed: { componentClass: { field: 'label', values: { memory: 'memory', cpu: 'cpu', psu: 'other' } } },
    }),
  );
});

afterAll(folder.remove);

describe('evaluate', () => {
  it('prints the score card of the contract for a fold, with the cases whose text is not stored apart', async () => {
    const { code, out, err } = await runFaultbook([...mapped, '--folds', '2', '--group-by', 'sn', '--only-fold', '0', '--json'], { data });
    const { unseen, ...card } = JSON.parse(out);

    expect(code).toBe(1);
    expect(Object.keys(card).sort()).toEqual(Object.keys(ScoreCard.shape).sort());
    expect(ScoreCard.parse(card)).toMatchObject({ fault: null, fru: null, locator: null });
    expect(ScoreCard.parse(unseen).cases).toBeLessThan(card.cases);
    expect(Object.keys(card.componentClass.confusion).sort()).toEqual(['cpu', 'memory', 'other']);
    expect(err).toContain('cases.csv:26 confirmed.componentClass: "unlisted" has no value in the map');
  });

  it('scores every labelled case once, whether the folds are walked or there are none', async () => {
    const [whole, folded, first, second] = await Promise.all([
      runHere([...mapped, '--json'], { data }),
      runHere([...mapped, '--json', '--folds', '2', '--group-by', 'sn', '--revision', 'starter'], { data }),
      runHere([...mapped, '--json', '--folds', '2', '--group-by', 'server', '--only-fold', '0'], { data }),
      runHere([...mapped, '--json', '--folds', '2', '--group-by', 'sn', '--only-fold', '1'], { data }),
    ]);
    const cases = [whole, folded, first, second].map(({ out }) => JSON.parse(out).cases);

    expect(cases.slice(0, 2)).toEqual([24, 24]);
    expect(cases[2] + cases[3]).toBe(24);
    expect(JSON.parse(whole.out).unseen).toBeNull();
    expect(JSON.parse(whole.out).componentClass.top1).toBe(1);
  });

  it('prints the card as lines, and says what is not labelled', async () => {
    const { code, out } = await runHere(mapped, { data });

    expect(code).toBe(1);
    expect(linesOf(out)[0]).toMatch(/^cases +24$/);
    expect(out).toMatch(/^fault, top 1 \/ top 3 +not labelled$/m);
  });

  it('keeps none of the cases it scored', async () => {
    const { out } = await runHere(['search', 'srv-1', '--kind', 'case', '--json'], { data });

    expect(JSON.parse(out).hits).toEqual([]);
  });

  it('refuses a field to group by that the map does not read alone, and a file without labels that can be read', async () => {
    const [group, missing] = await Promise.all([
      runHere([...mapped, '--folds', '2', '--group-by', 'fault_time'], { data }),
      runHere(['evaluate', at('missing.csv')], { data }),
    ]);

    expect(group.code).toBe(2);
    expect(group.err).toContain('fault_time');
    expect(missing.code).toBe(1);
    expect(missing.err).toMatch(/rejected: .*missing\.csv.*cannot be opened/);
    expect(missing.err).not.toMatch(stackTrace);
  });
});
