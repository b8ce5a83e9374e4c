import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Diagnosis } from '#domain/diagnosis.js';
import { createLensOf, type Lens, replaceableParts } from '#usecases/safety/lens.js';
import { diagnosisForReader } from '#usecases/safety/reader-diagnosis.js';
import { createSearch, type Search } from '#usecases/search/search.js';
import { readShippedGraph } from '../../graph/shipped-graph.js';
import { sampleDiagnosis } from '../../stores/contracts/samples.js';
import { article, supportCase } from '../search/fixtures.js';
import { shippedTokenizer } from '../search/judged-set.js';
import { addArticles, openTestStores, starterArticles, type TestStores } from '../search/test-stores.js';

const reader = { role: 'reader', organisation: null } as const;
const agent = { role: 'agent', organisation: null } as const;
const graph = await readShippedGraph();
const lensOf = createLensOf(async () => graph);
const [seen, whole]: readonly Lens[] = [await lensOf(reader), await lensOf(agent)];

describe('an article for a reader', () => {
  it.each([
    ['raid-foreign-configuration-en', '7 steps are for a service engineer: contact support.', /import|clear|rebuild/i],
    ['raid-foreign-configuration-zh', '另有 7 个步骤须由服务工程师完成，请联系技术支持。', /导入|清除|重建/],
  ])('has the steps of the customer, and says how many it has not (%s)', async (id, counted, engineers) => {
    const found = (await starterArticles()).find((one) => one.id === id);
    const shown = found === undefined ? undefined : seen?.article(found);

    expect(shown?.resolution.split('\n\n').at(-1)).toBe(counted);
    expect(shown?.resolution).not.toMatch(engineers);
  });

  it('loses unsafe sections of a document, and keeps the others', () => {
    const sections = [
      { heading: 'Overview', page: 1, text: 'The lamp on the drive turns amber.' },
      { heading: 'Replacing the riser', page: 87, text: 'Loosen the screw of the riser and lift it.' },
    ];
    const shown = seen?.article(article({ id: 'manual', title: 'Manual', sections }));

    expect(shown?.sections.map(({ heading }) => heading)).toEqual(['Overview']);
    expect(shown?.resolution).toBe('1 step is for a service engineer: contact support.');
  });

  it('is for staff as it is written', async () => {
    for (const one of await starterArticles()) expect(whole?.article(one)).toBe(one);
  });

  it('and a case is told without what asks for an engineer, and without the articles that staff used', () => {
    const closed = supportCase({
      id: 'c',
      cause: 'A bad module.',
      resolution: 'Restarted. Replaced the CPU and the board.',
      articleIds: ['a'],
    });

    expect(seen?.supportCase(closed)).toMatchObject({ cause: 'A bad module.', resolution: 'Restarted.', articleIds: [] });
  });
});

describe('parts that a customer replaces', () => {
  it('are those that no fault of the graph calls an engineer’s', () => {
    const parts = replaceableParts(graph);

    expect([parts.has('drive'), parts.has('psu'), parts.has('cpu'), parts.has('system-board')]).toEqual([true, true, false, false]);
    expect(replaceableParts(null).size).toBe(0);
  });
});

describe('a search by a reader', () => {
  let stores: TestStores;
  let search: Search;

  beforeAll(async () => {
    stores = openTestStores();
    const tokenizer = shippedTokenizer();
    await addArticles(
      stores,
      [
        article({
          id: 'fan',
          title: 'Fan at full speed',
          issue: 'All fans are loud.',
          resolution: 'Check the room. Flash the quokkaware firmware.',
        }),
      ],
      tokenizer,
    );
    search = createSearch({ ...stores, tokenizer });
  });

  afterAll(() => stores.close());

  it('quotes nothing in a snippet, a reason or a correction that the article does not show', async () => {
    for (const query of ['fan quokkaware firmware', 'quokkawaer', 'flash firmware fans loud']) {
      const answer = await search({ query, viewer: reader });

      const { hits, didYouMean } = answer;
      expect(JSON.stringify([hits, didYouMean])).not.toMatch(/quokkaware<|flash the|"quokkaware"/i);
    }
    expect((await search({ query: 'quokkaware', viewer: agent })).hits[0]?.snippet).toContain('<mark>quokkaware</mark>');
  });
});

const step = (who: 'customer' | 'agent' | 'fieldEngineer', action: string) => ({
  step: 1,
  action,
  who,
  downtime: 'none' as const,
  preconditions: [],
  stopIf: null,
  verify: null,
});
const callout = (fruId: string, customerReplaceable: boolean) => ({
  fru: fruId,
  fruId,
  partNumber: null,
  serialNumber: null,
  state: 'indicted' as const,
  locator: null,
  priority: 'high' as const,
  probability: 0.7,
  customerReplaceable,
  faultIds: ['f'],
});
const check = (testId: string, who: 'customer' | 'agent', prerequisiteTestIds: readonly string[] = []) => ({
  testId,
  title: testId,
  component: null,
  expectedGainBits: 1,
  costMinutes: 5,
  downtime: 'none' as const,
  risk: 'none' as const,
  preconditions: [],
  prerequisiteTestIds: [...prerequisiteTestIds],
  who,
  outcomes: [],
});
const forReader = (fields: object) =>
  diagnosisForReader(Diagnosis.parse({ ...sampleDiagnosis('dx-1', 'none'), lang: 'en', ...fields }), new Set(['drive']), new Set(['own']));

describe('a diagnosis for a reader', () => {
  it('has the steps of the customer up to the first visit, numbered anew', () => {
    const plan = [step('agent', 'read'), step('customer', 'look'), step('fieldEngineer', 'open'), step('customer', 'start')];

    expect(forReader({ plan }).plan.map(({ step: number, action }) => [number, action])).toEqual([[1, 'look']]);
  });

  it('has checks of the customer that need none of another', () => {
    const nextTests = [check('a', 'agent'), check('own', 'customer'), check('later', 'customer', ['a'])];

    expect(forReader({ nextTests }).nextTests.map(({ testId }) => testId)).toEqual(['own']);
  });

  it('pushes no part that is not the customer’s, and sends to support instead', () => {
    const { callouts, escalate } = forReader({ callouts: [callout('board', false), callout('drive', true)] });

    expect(callouts.map(({ fruId }) => fruId)).toEqual(['drive']);
    expect(escalate).toMatchObject({ toTier: 2, reason: expect.stringContaining('contact support') });
  });

  it.each([
    ['the next step is hidden', { plan: [step('fieldEngineer', 'open')] }, true],
    ['the next check is hidden', { nextTests: [check('a', 'agent')] }, true],
    ['the next step is the customer’s', { plan: [step('customer', 'look'), step('agent', 'read')] }, false],
    ['there is nothing to do', {}, false],
  ])('sends to support where %s', (_case, fields, isSent) => {
    expect(forReader(fields).escalate !== null).toBe(isSent);
  });

  it('saves first only what a customer can', () => {
    const collectFirst = [
      { what: 'photo of the console', how: 'through the BMC page', lostBy: 'reboot' as const },
      { what: 'the log', how: 'ipmitool sel writeraw FILE, then clear it', lostBy: 'selClear' as const },
    ];

    expect(forReader({ collectFirst }).collectFirst.map(({ what }) => what)).toEqual(['photo of the console']);
  });

  it('tells of an earlier case of theirs without the words of staff, their parts and their tests', () => {
    const similar = {
      caseId: 'c',
      score: 1,
      confirmed: { componentClass: 'board', faultId: 'f', fruId: 'board' },
      outcome: 'resolved',
      why: ['x'],
      doneThen: {
        tests: [
          { testId: 'own', title: 'own', outcome: 'ok' },
          { testId: 'swap', title: 'swap', outcome: 'ok' },
        ],
        parts: [
          { fruId: 'board', name: 'board', locator: null, helped: true },
          { fruId: 'drive', name: 'drive', locator: null, helped: false },
        ],
        cause: 'board',
        resolution: 'replaced',
      },
      missingNow: { tests: [{ testId: 'swap', title: 'swap' }], evidence: ['SEL'] },
    };

    expect(forReader({ similarCases: [similar] }).similarCases).toMatchObject([
      {
        confirmed: { componentClass: 'board' },
        doneThen: { tests: [{ testId: 'own' }], parts: [{ fruId: 'drive' }], cause: null, resolution: null },
        missingNow: { tests: [], evidence: ['SEL'] },
      },
    ]);
  });

  it('leaves out advice of others and positions of vendors', () => {
    const advice = [
      { text: 'look', who: 'customer', risk: 'none' },
      { text: 'open', who: 'fieldEngineer', risk: 'high' },
    ];
    const disagreements = [{ question: 'Replace?', positions: [] }];

    expect(forReader({ advice, disagreements })).toMatchObject({ advice: [{ text: 'look' }], disagreements: [] });
  });
});
