import { describe, expect, it } from 'vitest';
import type { GraphFile } from '#domain/causal-graph.js';
import { SupportCase } from '#domain/support-case.js';
import { compileGraph } from '#graph/model/compile-graph.js';
import { rankCandidates } from '#graph/model/score.js';
import { createCalibrate, createRefit } from '#usecases/calibrate/calibrate.js';
import { caseEvidence } from '#usecases/calibrate/case-evidence.js';
import { ratioOf } from '#usecases/calibrate/moved-numbers.js';
import { faultOf, findingOf, graphOf, linkOf } from '../../graph/tiny-graph.js';

const ue = 'memory-uncorrectable-ecc';
const log = '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted';
const fan = '2 | 05/14/2026 | 20:40:28 | Fan FAN1 | Lower Critical going low | Asserted';

const expert = graphOf({
  revision: 'g-expert',
  faults: [
    faultOf('controller', { componentClass: 'cpu' }),
    faultOf('module', { fru: { id: 'dimm', name: { en: 'd', zh: 'd' }, customerReplaceable: true } }),
  ],
  findings: [findingOf(ue)],
  links: [linkOf('controller', ue, 0.3), linkOf('module', ue, 0.9, { scope: 'sameComponent' })],
});

const caseOf = (id: string, facts: Partial<SupportCase> = {}) =>
  SupportCase.parse({ id, server: id, log, outcome: 'resolved', confirmed: { componentClass: 'memory' }, ...facts });

/** Cases of processors that also show a fan, and of modules that do not. */
const many = Array.from({ length: 300 }, (_, index) =>
  index % 3 === 0 ? caseOf(`cpu-${index}`, { log: `${log}\n${fan}`, confirmed: { componentClass: 'cpu' } }) : caseOf(`memory-${index}`),
);

function desk(cases: readonly SupportCase[], published: GraphFile | null = expert) {
  const drafts = new Map<string, { graph: GraphFile; note: string }>();
  const calibrate = createCalibrate({
    cases: { readAll: () => each(cases) },
    graphs: {
      get: async (revision) => drafts.get(revision)?.graph ?? null,
      published: async () => published,
      putDraft: async (graph, note) => void drafts.set(graph.revision ?? '', { graph, note }),
    },
  });
  return { drafts, calibrate };
}

async function* each(cases: readonly SupportCase[]): AsyncGenerator<SupportCase> {
  yield* cases;
}

describe('calibrating on stored cases', () => {
  it('tells which associations it saw, and from which counts, and keeps nothing unless asked', async () => {
    const { drafts, calibrate } = desk(many);

    const report = await calibrate({ isKept: false });

    expect(report).toMatchObject({
      base: 'g-expert',
      draft: null,
      cases: { used: 300 },
      calibration: { cases: 300, level: 'class', hasAssociations: true },
    });
    const ofFan = report.automatic.filter(({ findingId }) => findingId.startsWith('auto/key/ipmi/04/'));
    expect(ofFan.map(({ faultId, counts }) => ({ faultId, counts }))).toEqual([
      { faultId: 'group:cpu', counts: { present: 100, absent: 0 } },
    ]);
    expect(report.automatic.every(({ probability, leak }) => probability > 0 && leak > 0)).toBe(true);
    expect(report.validation.length).toBeGreaterThan(1);
    expect(drafts.size).toBe(0);
  });

  it('keeps a draft beside the published graph, the same for the same cases', async () => {
    const { drafts, calibrate } = desk(many);

    const [first, second] = [await calibrate({ isKept: true }), await calibrate({ isKept: true })];

    expect(drafts.size).toBe(1);
    expect(second.draft).toBe(first.draft);
    expect(drafts.get(first.draft ?? '')).toMatchObject({
      graph: { parent: 'g-expert', calibration: { cases: 300 } },
      note: 'calibrated on 300 closed cases',
    });
  });

  it('orders associations by how much they say', async () => {
    const { automatic } = await desk(many).calibrate({ isKept: false });
    const ratios = automatic.map(ratioOf);

    expect(ratios.length).toBeGreaterThan(1);
    expect(ratios).toEqual([...ratios].sort((left, right) => right - left));
  });

  it('leaves out, with the reason, what teaches nothing', async () => {
    const open = caseOf('open', { confirmed: undefined });
    const unsolved = caseOf('unsolved', { outcome: 'notResolved' });
    const silent = caseOf('silent', { log: ' ' });
    const foreign = caseOf('foreign', { confirmed: { componentClass: 'gpu' } });

    const { cases } = await desk([...many, open, unsolved, silent, foreign]).calibrate({ isKept: false });

    expect(cases).toEqual({ used: 300, leftOut: { notConfirmed: 1, notResolved: 1, noEvidence: 1, noSuchFault: 1 } });
  });

  it('reads what a label names: any other class, a FRU, a fault', async () => {
    const finer = [
      caseOf('other', { confirmed: { componentClass: 'other' } }),
      caseOf('memory', { confirmed: { componentClass: 'memory', fruId: 'dimm' } }),
      caseOf('fault', { confirmed: { componentClass: 'memory', faultId: 'module' } }),
      caseOf('no such FRU', { confirmed: { componentClass: 'memory', fruId: 'cpu' } }),
    ];

    const { cases, calibration } = await desk(finer).calibrate({ isKept: false });

    expect(cases).toMatchObject({ used: 3, leftOut: { noSuchFault: 1 } });
    expect(calibration).toMatchObject({ level: 'fault', hasAssociations: false });
  });

  it('says the time of the newest case', async () => {
    const times = ['2025-03-01T00:00:00Z', '2026-01-01T00:00:00Z', '2024-01-01T00:00:00Z'];

    const { calibration } = await desk(times.map((closedAt) => caseOf(closedAt, { closedAt }))).calibrate({ isKept: false });

    expect(calibration.at).toBe('2026-01-01T00:00:00Z');
  });

  it('refuses where there is nothing to fit to, or nothing to fit', async () => {
    await expect(desk([caseOf('open', { confirmed: undefined })]).calibrate({ isKept: false })).rejects.toMatchObject({
      code: 'invalidInput',
    });
    await expect(desk(many, null).calibrate({ isKept: false })).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('fitting a calibrated graph again', () => {
  it('fits to the cases it is given alone, and leaves an expert graph as it is', async () => {
    const { drafts, calibrate } = desk(many);
    const { draft } = await calibrate({ isKept: true });
    const calibrated = drafts.get(draft ?? '')?.graph ?? expert;
    const refit = createRefit();

    const [again, untouched] = [await refit(calibrated, each(many.slice(0, 250))), await refit(expert, each(many))];

    expect(again.calibration).toMatchObject({ cases: 250, settings: calibrated.calibration?.settings });
    expect(untouched).toBe(expert);
  });
});

describe('the evidence of a case', () => {
  it('is what a diagnosis would see, and once more with another cut of the log', () => {
    const rows = Array.from(
      { length: 30 },
      (_, index) => `${index + 1} | 05/14/2026 | 20:40:${String(index + 10)} | Fan FAN${index} | Lower Critical going low | Asserted`,
    );

    const [original, perturbed] = caseEvidence(caseOf('a', { log: [log, ...rows].join('\n') }));
    const namedIn = (evidence = original) => evidence?.facts.instances.filter(({ named }) => named).length ?? 0;

    expect(original).toMatchObject({ id: 'a', group: 'a', weight: 1, isPerturbed: false });
    expect(perturbed).toMatchObject({ id: 'a', group: 'a', isPerturbed: true });
    expect(perturbed!.weight).toBeLessThan(1);
    expect(namedIn(perturbed)).toBeLessThan(namedIn(original));
    expect(caseEvidence(caseOf('a', { log: [log, ...rows].join('\n') }))[1]).toEqual(perturbed);
  });

  it('holds what people stated, over what the log shows', () => {
    const [evidence] = caseEvidence(caseOf('a', { findings: [{ findingId: ue, state: 'absent' }] }));

    const { ranked } = rankCandidates(compileGraph(expert), evidence!.facts);

    expect(evidence!.facts.findings.filter(({ findingId }) => findingId === ue)).toEqual([
      expect.objectContaining({ state: 'absent', origin: 'stated' }),
    ]);
    expect(ranked.length).toBeGreaterThan(0);
  });
});
