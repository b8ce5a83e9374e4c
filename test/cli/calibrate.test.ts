import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf, runFaultbook, runHere, temporaryFolder } from './run-faultbook.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const data = at('data');

const logs: Readonly<Record<string, string>> = {
  memory: 'Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted',
  cpu: 'Processor CPU0_Status | IERR | Asserted. Processor CPU0_Status | Configuration Error | Asserted',
  psu: 'Power Supply PS2 Status | Failure detected | Asserted. Power Unit PS_RDNDNT_MODE | Redundancy Lost | Asserted',
};

beforeAll(async () => {
  const rows = Array.from({ length: 240 }, (_, index) => {
    const label = (['memory', 'cpu', 'psu'] as const)[index % 3] ?? 'memory';
    const own = label === 'psu' && index % 2 === 0 ? `. Fan FAN1 | Lower Critical going low | Asserted` : '';
    return `srv-${index % 60},${index},"${logs[label]}${own}",${label}`;
  });
  writeFileSync(at('cases.csv'), `sn,fault_time,events,label\n${rows.join('\n')}\n`);
  writeFileSync(
    at('map.json'),
    JSON.stringify({
      id: ['sn', 'fault_time'],
      server: 'sn',
      log: { field: 'events', split: '. ' },
      confirmed: { componentClass: { field: 'label', values: { memory: 'memory', cpu: 'cpu', psu: 'other' } } },
    }),
  );
  await runHere(['import', 'cases', at('cases.csv'), '--map', at('map.json')], { data });
}, 60_000);

afterAll(folder.remove);

describe('calibrate', () => {
  it('prints what it observed and from which counts, and keeps nothing', async () => {
    const { code, out } = await runHere(['calibrate'], { data });
    const { out: revisions } = await runHere(['graph', 'revisions'], { data });

    expect(code).toBe(0);
    expect(out).toMatch(/^cases: 240 used; labels name the class$/m);
    expect(out).toMatch(/^ {2}×\d+\.\d {2}\d+ \/ \d+ {2}group:\S+ → auto\/\S+$/m);
    expect(out).not.toMatch(/^draft /m);
    expect(linesOf(revisions)).toHaveLength(1);
  });

  it('keeps a draft with --write, which is checked and answers', async () => {
    const { out } = await runHere(['calibrate', '--write'], { data });
    const revision = /^draft (g-\w+)$/m.exec(out)?.[1] ?? '';
    const [check, exported] = await Promise.all([
      runHere(['graph', 'check', revision], { data }),
      runHere(['graph', 'export', revision], { data }),
    ]);
    const graph = JSON.parse(exported.out);

    expect(check.code).toBe(0);
    expect(graph.calibration).toMatchObject({ cases: 240, level: 'class', hasAssociations: true });
    expect(graph.links.filter((link: { provenance: string }) => link.provenance === 'automatic').length).toBeLessThanOrEqual(600);
  });

  it('prints the report as one document with --json, on standard output alone', async () => {
    const { code, out } = await runFaultbook(['calibrate', '--json'], { data });
    const report = JSON.parse(out);

    expect(code).toBe(0);
    expect(Object.keys(report).sort()).toEqual(['automatic', 'base', 'calibration', 'cases', 'draft', 'priors', 'validation']);
    expect(report.draft).toBeNull();
  });

  it('says what it needs where it has nothing to fit to', async () => {
    const empty = await runHere(['calibrate'], { data: at('empty') });
    const words = await runHere(['calibrate', 'now'], { data });

    expect(empty.code).not.toBe(0);
    expect(empty.err).toContain('no stored case says what was the cause');
    expect(words.code).toBe(2);
  });
});

describe('evaluate --calibrate', () => {
  it('fits each fold to the others before it scores it', async () => {
    const folds = ['evaluate', at('cases.csv'), '--map', at('map.json'), '--folds', '2', '--group-by', 'sn', '--only-fold', '0', '--json'];
    const [plain, calibrated] = [await runHere(folds, { data }), await runHere([...folds, '--calibrate'], { data })];

    expect(JSON.parse(calibrated.out).cases).toBe(JSON.parse(plain.out).cases);
    expect(JSON.parse(calibrated.out).brier).not.toBe(JSON.parse(plain.out).brier);
    expect(JSON.parse(calibrated.out).componentClass.top1).toBe(1);
  });

  it('is refused without folds: no case may be scored by numbers that were fitted to it', async () => {
    const { code, err } = await runHere(['evaluate', at('cases.csv'), '--map', at('map.json'), '--calibrate'], { data });

    expect(code).toBe(2);
    expect(err).toContain('--folds');
  });
});
