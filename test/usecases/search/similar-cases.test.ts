import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyseCase } from '#usecases/analyse-case.js';
import type { CaseSigns } from '#usecases/search/case-tokens.js';
import { caseDocument } from '#usecases/search/index-documents.js';
import { createSimilarCases, type FindSimilarCases } from '#usecases/search/similar-cases.js';
import { logEvent, supportCase } from './fixtures.js';
import { shippedTokenizer } from './judged-set.js';
import { openTestStores, type TestStores } from './test-stores.js';

const tokenizer = shippedTokenizer();
const present = (findingId: string) => ({ findingId, state: 'present' as const, component: { class: 'memory' as const, locator: null } });
const signs: Readonly<Record<string, Pick<CaseSigns, 'findings' | 'events'>>> = {
  'case-ue': { findings: [present('ue'), present('crash')], events: [logEvent('ipmi/0c/6f/01', 'Uncorrectable ECC')] },
  'case-ce': { findings: [present('ce-storm')], events: [logEvent('ipmi/0c/6f/00', 'Correctable ECC')] },
  'case-fan': { findings: [{ findingId: 'fan-slow', state: 'present' }], events: [] },
};
const cases = [
  supportCase({
    id: 'case-ue',
    vendor: 'Dell',
    model: 'R740',
    symptom: '服务器宕机',
    confirmed: { componentClass: 'memory' },
    outcome: 'resolved',
  }),
  supportCase({ id: 'case-ce', vendor: 'Dell', model: 'R640', symptom: 'memory warnings', organisation: 'north' }),
  supportCase({ id: 'case-fan', vendor: 'Dell', model: 'R740', symptom: 'loud' }),
];

let stores: TestStores;
let find: FindSimilarCases;

beforeAll(async () => {
  stores = openTestStores();
  const signsOf = ({ id }: { readonly id: string }) => signs[id] ?? { findings: [], events: [] };
  await stores.cases.putAll(cases);
  await stores.searchIndex.put(cases.map((one) => caseDocument(one, signsOf(one), tokenizer)));
  find = createSimilarCases({ ...stores, tokenizer, signsOf });
});

afterAll(() => stores.close());

describe('similar cases', () => {
  it('come most alike first and say what is shared', async () => {
    const found = await find({ findings: [present('ue')], events: [logEvent('ipmi/0c/6f/01', 'Uncorrectable ECC')], model: 'R740' });

    expect(found[0]).toMatchObject({ caseId: 'case-ue', confirmed: { componentClass: 'memory' }, outcome: 'resolved' });
    expect(found[0]?.why.slice(0, 3)).toEqual(['ue', 'ipmi/0c/6f/01', 'm:R740']);
  });

  it('leave out the case itself', async () => {
    const found = await find({ findings: [present('ue')], events: [], excludeCaseId: 'case-ue' });

    expect(found.map(({ caseId }) => caseId)).not.toContain('case-ue');
  });

  it('leave out a case that shares nothing but vendor and model', async () => {
    const found = await find({ findings: [present('unheard-of')], events: [], vendor: 'Dell', model: 'R740' });

    expect(found).toEqual([]);
  });

  it('are found by the symptom alone', async () => {
    const found = await find({ findings: [], events: [], symptom: '宕机' });

    expect(found.map(({ caseId, why }) => ({ caseId, why }))).toEqual([{ caseId: 'case-ue', why: ['宕机'] }]);
  });

  it('keep to what the asker may see', async () => {
    const found = await find({
      findings: [present('ue'), present('ce-storm')],
      events: [],
      viewer: { role: 'reader', organisation: 'north' },
    });

    expect(found.map(({ caseId }) => caseId)).toEqual(['case-ce']);
  });
});

describe('what a similar case tells', () => {
  const log = '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted';
  const stored = [
    supportCase({
      id: 'alike',
      model: 'R740',
      firmware: 'BIOS 2.1.0\nBMC 4.40',
      log,
      cause: 'A bad module.',
      resolution: 'Swapped it.',
      confirmed: { componentClass: 'memory' },
      testsDone: [
        { testId: 'swap', outcome: 'follows' },
        { testId: 'reseat', outcome: 'no change' },
      ],
      partsReplaced: [{ fruId: 'dimm', locator: 'A3', helped: true }],
    }),
    supportCase({ id: 'other-model', model: 'R640', log }),
    supportCase({
      id: 'more-beside',
      model: 'R740',
      log: `${log}\n2 | 05/14/2026 | 20:40:27 | Fan FAN3 | Lower Critical going low | Asserted`,
    }),
  ];
  const asked = { ...analyseCase({ id: 'asked', log }), model: 'r740', firmware: 'bmc  4.40', componentClass: 'memory' };
  let own: TestStores;
  let findLike: FindSimilarCases;

  beforeAll(async () => {
    own = openTestStores();
    await own.cases.putAll(stored);
    await own.searchIndex.put(stored.map((one) => caseDocument(one, analyseCase(one), tokenizer)));
    findLike = createSimilarCases({ ...own, tokenizer, signsOf: analyseCase });
  });

  afterAll(() => own.close());

  it('is first what shares the most and has the least beside, scored from 0 to 1', async () => {
    const found = await findLike(asked);

    expect(found.map(({ caseId }) => caseId)).toEqual(['alike', 'other-model', 'more-beside']);
    expect(found.every(({ score }) => score > 0 && score <= 1)).toBe(true);
  });

  it('is why: findings, model, firmware and the class that was confirmed', async () => {
    const [first, second] = await findLike(asked);

    expect(first?.why).toEqual(expect.arrayContaining(['memory-uncorrectable-ecc', 'm:R740', 'w:bmc  4.40', 'b:memory']));
    expect(second?.why).not.toContain('m:R740');
  });

  it('is what was done then, and what of it is missing now', async () => {
    const [first] = await findLike({ ...asked, testIds: ['swap'], formats: ['racadm-sel'] });

    expect(first?.doneThen).toEqual({
      tests: [
        { testId: 'swap', title: 'swap', outcome: 'follows' },
        { testId: 'reseat', title: 'reseat', outcome: 'no change' },
      ],
      parts: [{ fruId: 'dimm', name: 'dimm', locator: 'A3', helped: true }],
      cause: 'A bad module.',
      resolution: 'Swapped it.',
    });
    expect(first?.missingNow).toEqual({
      tests: [{ testId: 'reseat', title: 'reseat' }],
      evidence: ['ipmitool sel list / sel elist'],
    });
  });

  it('misses no log that is here as well', async () => {
    const [first] = await findLike({ ...asked, formats: ['ipmitool-sel-list'] });

    expect(first?.missingNow.evidence).toEqual([]);
  });
});

describe('similar cases by lines that nobody understands', () => {
  const logs = {
    // Here the lines differ in a word as well: the template is more general than the masked line.
    'case-frob': 'frobd: bank 3 of riser left lost sync\nfrobd: bank 4 of riser right lost sync',
    'case-rule': '--------- 7 ---------\n========',
    'case-else': 'pump 7 vibrates more than before',
  };
  const stored = Object.entries(logs).map(([id, log]) => supportCase({ id, log }));
  const asked = (log: string) => ({ ...analyseCase({ id: 'asked', log, findings: [] }) });
  let own: TestStores;
  let findUnread: FindSimilarCases;

  beforeAll(async () => {
    own = openTestStores();
    await own.cases.putAll(stored);
    await own.searchIndex.put(stored.map((one) => caseDocument(one, analyseCase(one), tokenizer)));
    findUnread = createSimilarCases({ ...own, tokenizer, signsOf: analyseCase });
  });

  afterAll(() => own.close());

  it('are found by one such line that they share, whatever its values, and say that this is why', async () => {
    const found = await findUnread(asked('frobd: bank 12 of riser left lost sync'));

    expect(found.map(({ caseId, why }) => ({ caseId, why }))).toEqual([
      { caseId: 'case-frob', why: [expect.stringMatching(/^t:[0-9a-f]{12}$/)] },
    ]);
  });

  it('are found by the template of several lines', async () => {
    const found = await findUnread(asked('frobd: bank 5 of riser upper lost sync\nfrobd: bank 6 of riser lower lost sync'));

    expect(found.map(({ caseId }) => caseId)).toEqual(['case-frob']);
  });

  it('are not found by rules of dashes and lone numbers', async () => {
    const found = await findUnread(asked('--------- 9 ---------\n========'));

    expect(found).toEqual([]);
  });
});
