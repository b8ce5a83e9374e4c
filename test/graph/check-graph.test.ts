import { describe, expect, it } from 'vitest';
import type { GraphFile } from '#domain/causal-graph.js';
import { checkGraph } from '#graph/checking/check-graph.js';
import { faultOf, findingOf, graphOf, linkOf, testOf } from './tiny-graph.js';

const cell = faultOf('cell', { prior: 0.8 });
const errors = findingOf('ce');
const link = linkOf('cell', 'ce', 0.8, { scope: 'sameComponent' });
const follows = findingOf('follows');
const outcome = { findingId: 'follows', givenFault: [{ faultId: 'cell', probability: 0.9 }], otherwise: 0.05 };
const drained = { preconditions: ['drained'], preconditionTexts: [{ en: 'drained', zh: '已排空' }] } as const;
const changing = { changes: true, inconclusiveProbability: 0.2, ...drained } as const;
const swap = testOf('swap', [outcome], changing);
const text = (en: string, zh = `${en}（中文）`) => ({ en, zh });
const position = (en: string) => ({ text: text(en), scope: null, sources: ['a book'] });
const disagreement = {
  id: 'swap-first',
  question: text('Swap first?'),
  findingIds: [],
  faultIds: ['cell'],
  positions: [position('yes'), position('no')],
};
const sound = graphOf({ faults: [cell], findings: [errors, follows], links: [link], tests: [swap], disagreements: [disagreement] });
const repair = cell.repairs[0];

const withFault = (facts: Parameters<typeof faultOf>[1]): GraphFile => ({ ...sound, faults: [faultOf('cell', { prior: 0.8, ...facts })] });
const withStep = (action: string, facts: object = {}, componentClass = 'memory') =>
  withFault({ componentClass, repairs: [{ ...repair, action: text(action), ...facts }] });
const withFinding = (facts: Parameters<typeof findingOf>[1]): GraphFile => ({ ...sound, findings: [findingOf('ce', facts), follows] });
const withLink = (facts: Parameters<typeof linkOf>[3], probability = 0.8): GraphFile => ({
  ...sound,
  links: [linkOf('cell', 'ce', probability, facts)],
});
const withTest = (facts: Parameters<typeof testOf>[2], change: object = {}): GraphFile => ({
  ...sound,
  tests: [testOf('swap', [{ ...outcome, ...change }], { ...changing, ...facts })],
});
const withDisagreement = (change: object): GraphFile => ({ ...sound, disagreements: [{ ...disagreement, ...change }] });
/** Two faults and two findings that are told to be rows of one event. */
const withRows = (links: GraphFile['links'], cascade: readonly (string | null)[]): GraphFile =>
  graphOf({
    faults: [faultOf('cell', { prior: 0.4 }), faultOf('slot', { prior: 0.4 })],
    findings: [findingOf('ce', { cascade: cascade[0] ?? null }), findingOf('follows', { cascade: cascade[1] ?? null })],
    links: [linkOf('cell', 'ce', 0.8), ...links],
    tests: [swap],
  });

/** One planted problem each: code, level, and the graph that has it. */
const planted: readonly (readonly [string, 'error' | 'warning', GraphFile])[] = [
  ['noFault', 'error', graphOf({})],
  ['repeatedFault', 'error', { ...sound, faults: [cell, cell] }],
  ['unreachableFault', 'error', { ...sound, faults: [cell, faultOf('alone')] }],
  ['noRepair', 'error', { ...sound, faults: [{ ...cell, repairs: [] }] }],
  ['noSource', 'warning', { ...sound, faults: [{ ...cell, sources: [] }] }],
  ['zeroPrior', 'warning', { ...sound, faults: [faultOf('cell', { prior: 0 })] }],
  ['derivedCondition', 'error', { ...sound, faults: [cell, faultOf('cpu-ierr')], links: [link, linkOf('cpu-ierr', 'ce', 0.5)] }],
  ['unsafeRepair', 'error', { ...sound, faults: [faultOf('cell', { repairs: [{ ...repair, downtime: 'powerOff' }] })] }],
  ['unsafeRepair', 'error', { ...sound, faults: [faultOf('cell', { repairs: [{ ...repair, risk: 'high' }] })] }],
  ['repeatedFinding', 'error', { ...sound, findings: [errors, errors, follows] }],
  [
    'unproducibleFinding',
    'warning',
    { ...sound, findings: [errors, follows, findingOf('odd')], links: [link, linkOf('cell', 'odd', 0.5)] },
  ],
  ['unusedFinding', 'warning', { ...sound, links: [linkOf('cell', 'follows', 0.8)] }],
  ['oddLeak', 'warning', { ...sound, findings: [findingOf('ce', { leakProbability: 0 }), follows] }],
  ['oddLeak', 'warning', { ...sound, findings: [findingOf('ce', { leakProbability: 1 }), follows] }],
  ['undefinedFinding', 'warning', { ...sound, findings: [follows], links: [linkOf('cell', 'follows', 0.8)] }],
  ['danglingLink', 'error', { ...sound, links: [link, linkOf('cell', 'nothing', 0.5)] }],
  ['danglingLink', 'error', { ...sound, links: [link, linkOf('nothing', 'ce', 0.5)] }],
  ['impossibleScope', 'error', { ...sound, findings: [findingOf('ce', { componentClass: 'cpu' }), follows] }],
  ['noSource', 'warning', { ...sound, faults: [{ ...cell, sources: [] }], links: [{ ...link, sources: [] }] }],
  ['zeroLink', 'warning', { ...sound, links: [linkOf('cell', 'ce', 0)] }],
  ['certainLink', 'warning', { ...sound, links: [linkOf('cell', 'ce', 1)] }],
  ['repeatedLink', 'error', { ...sound, links: [link, link] }],
  ['repeatedTest', 'error', { ...sound, tests: [swap, swap] }],
  ['danglingOutcome', 'error', { ...sound, tests: [swap, testOf('odd', [{ ...outcome, findingId: 'nothing' }])] }],
  [
    'danglingOutcome',
    'error',
    { ...sound, tests: [testOf('swap', [{ ...outcome, givenFault: [{ faultId: 'nothing', probability: 0.9 }] }])] },
  ],
  ['inhibitingOutcome', 'warning', { ...sound, tests: [testOf('swap', [{ ...outcome, otherwise: 0.95 }])] }],
  ['unsafeTest', 'error', { ...sound, tests: [testOf('swap', [outcome], { downtime: 'reboot' })] }],
  ['danglingPrerequisite', 'error', { ...sound, tests: [testOf('swap', [outcome], { prerequisiteTestIds: ['nothing'] })] }],
  [
    'circularPrerequisites',
    'error',
    {
      ...sound,
      tests: [testOf('swap', [outcome], { prerequisiteTestIds: ['look'] }), testOf('look', [outcome], { prerequisiteTestIds: ['swap'] })],
    },
  ],
];

const more: readonly (readonly [string, 'error' | 'warning', GraphFile])[] = [
  ['unreachableFault', 'error', { ...sound, links: [linkOf('cell', 'ce', 0)] }],
  ['unreachableFault', 'error', withLink({ confidence: 'archived' })],
  ['unreachableFault', 'error', { ...sound, findings: [errors, follows, findingOf('odd')], links: [linkOf('cell', 'odd', 0.5)] }],
  ['missingTranslation', 'error', withFault({ title: { en: 'cell', zh: ' ' } })],
  ['missingTranslation', 'warning', withFault({ explanation: { en: 'cell', zh: 'cell' } })],
  ['missingTranslation', 'warning', withFault({ fru: { id: 'dimm', name: { en: 'DIMM', zh: 'DIMM' }, customerReplaceable: true } })],
  ['missingTranslation', 'warning', withFault({ repairs: [{ ...repair, verify: { en: 'quiet', zh: 'quiet' } }] })],
  ['missingTranslation', 'warning', withFinding({ title: { en: '内存', zh: '内存' } })],
  ['missingTranslation', 'warning', withTest({ title: { en: 'look', zh: 'look' } })],
  ['missingTranslation', 'warning', withTest({ preconditionTexts: [] })],
  ['missingTranslation', 'warning', withDisagreement({ question: { en: 'Swap?', zh: 'Swap?' } })],
  ['noQuestion', 'warning', withFinding({ question: text('corrected errors') })],
  ['noSource', 'warning', withFinding({ sources: [] })],
  ['noSource', 'warning', withTest({ sources: [] })],
  ['noSource', 'warning', withDisagreement({ positions: [{ ...position('yes'), sources: [] }, position('no')] })],
  ['certainPrior', 'warning', withFault({ prior: 1 })],
  ['priorSum', 'warning', withFault({ prior: 0.1 })],
  ['priorSum', 'warning', { ...sound, faults: [cell, faultOf('slot', { prior: 0.9 })], links: [link, linkOf('slot', 'ce', 0.5)] }],
  ['oddUnknownPrior', 'warning', graphOf({ ...sound, unknownPrior: 0 })],
  ['oddUnknownPrior', 'warning', graphOf({ ...withFault({ prior: 0.3 }), unknownPrior: 0.4 })],
  ['quietLink', 'warning', withLink({ scope: 'sameComponent' }, 0.05)],
  ['fineNumber', 'warning', withFault({ prior: 0.812 })],
  ['fineNumber', 'warning', withFinding({ leakProbability: 0.04 })],
  ['fineNumber', 'warning', withLink({ scope: 'sameComponent' }, 0.77)],
  ['fineNumber', 'warning', withTest({}, { otherwise: 0.07 })],
  ['certainOutcome', 'warning', withTest({}, { otherwise: 0 })],
  ['uselessTest', 'warning', withTest({}, { givenFault: [{ faultId: 'cell', probability: 0.05 }] })],
  [
    'overlappingOutcomes',
    'warning',
    {
      ...sound,
      findings: [errors, follows, findingOf('stays')],
      tests: [testOf('swap', [outcome, { ...outcome, findingId: 'stays' }], changing)],
    },
  ],
  ['danglingPrerequisite', 'error', withTest({ onlyAfter: ['nothing'] })],
  ['noInconclusive', 'warning', withTest({ inconclusiveProbability: undefined })],
  ['unsaidChange', 'warning', withTest({ title: text('Reseat the module'), changes: false })],
  ['riskyForCustomer', 'error', withTest({ risk: 'high', who: 'customer' })],
  ['unsafeTest', 'error', withTest({ risk: 'high', preconditions: [] })],
  ['unsaidOutage', 'error', withTest({ title: text('Reboot and look again') })],
  ['unsaidOutage', 'error', withStep('Restart the server and look.')],
  ['unsaidOutage', 'error', withStep('Replace the module.', { preconditions: [text('spare at hand')] })],
  ['unsaidOutage', 'error', withStep('Pull the drive.', {}, 'drive')],
  ['unsaidOutage', 'error', withStep('Look at it; then clear the foreign configuration.', {}, 'none')],
  ['impossibleValidity', 'error', withLink({ scope: 'sameComponent', validity: { from: '2024-02-30' } })],
  ['impossibleValidity', 'error', withLink({ scope: 'sameComponent', validity: { from: '2025-01-01', until: '2024-12-31' } })],
  ['impossibleValidity', 'error', withLink({ scope: 'sameComponent', validity: { until: 'soon' } })],
  ['impossibleValidity', 'error', withLink({ scope: 'sameComponent', validity: { vendor: '' } })],
  ['impossibleValidity', 'error', withDisagreement({ positions: [position('yes'), { ...position('no'), scope: { from: '2024-13' } }] })],
  ['idleScope', 'warning', { ...withFinding({ componentClass: null }), links: [linkOf('cell', 'ce', 0.8, { scope: 'sameChannel' })] }],
  [
    'repeatedLink',
    'error',
    {
      ...sound,
      links: [
        linkOf('cell', 'ce', 0.8, { validity: { vendor: 'acme', model: 'one' } }),
        linkOf('cell', 'ce', 0.6, { validity: { model: 'one', vendor: 'acme' } }),
      ],
    },
  ],
  ['lonelyCascade', 'warning', withRows([linkOf('slot', 'follows', 0.5)], ['memory', null])],
  ['foreignRow', 'warning', withRows([linkOf('slot', 'follows', 0.5)], ['memory', 'memory'])],
  ['repeatedDisagreement', 'error', { ...sound, disagreements: [disagreement, disagreement] }],
  ['onePosition', 'error', withDisagreement({ positions: [position('yes'), position('Yes')] })],
  ['danglingDisagreement', 'error', withDisagreement({ faultIds: ['nothing'] })],
  ['danglingDisagreement', 'error', withDisagreement({ faultIds: [] })],
  ['danglingDisagreement', 'error', withDisagreement({ findingIds: ['nothing'] })],
];

describe('the check of a graph', () => {
  it('finds nothing in a sound graph', () => {
    expect(checkGraph(sound, ['ce'])).toEqual([]);
  });

  it.each([...planted, ...more])('finds a planted %s (%s)', (code, level, graph) => {
    const problems = checkGraph(graph, ['ce']);

    expect(problems).toContainEqual(expect.objectContaining({ code, level }));
  });

  it('takes the same link twice where its validity differs', () => {
    const ofVendor = linkOf('cell', 'ce', 0.6, { scope: 'sameComponent', validity: { vendor: 'acme' } });

    expect(checkGraph({ ...sound, links: [link, ofVendor] }, ['ce'])).toEqual([]);
  });

  it.each([
    ['a finding that the automatic rules produce', 'auto/ipmi/0c/6f/00/assert'],
    ['a finding that only a person can state', 'stated/smell-of-burning'],
  ])('takes %s as observable', (_, id) => {
    const graph = { ...sound, findings: [findingOf(id), errors, follows], links: [linkOf('cell', id, 0.5)] };

    const codes = checkGraph(graph, []).map((problem) => problem.code);

    expect(codes).not.toContain('unreachableFault');
    expect(checkGraph(graph, ['ce'])).toEqual([expect.objectContaining({ code: 'unusedFinding', subject: 'ce' })]);
  });

  it.each([
    ['a precondition', withStep('Pull the drive.', { preconditions: [text('the volume is optimal')] }, 'drive')],
    ['its downtime', withStep('Reboot once.', { downtime: 'reboot', preconditions: [text('drained')] })],
    ['a clause that forbids it', withStep('Pull no drive; never clear the configuration blindly.', {}, 'drive')],
    ['a clause about what comes before it', withStep('Save the log before any power-off or reset.')],
  ])('takes a step that names %s', (_, graph) => {
    expect(checkGraph(graph, ['ce']).filter((problem) => problem.level === 'error' && problem.code !== 'impossibleScope')).toEqual([]);
  });

  it('takes rows of one event that share a cause', () => {
    expect(checkGraph(withRows([linkOf('cell', 'follows', 0.5), linkOf('slot', 'follows', 0.5)], ['memory', 'memory']), ['ce'])).toEqual(
      [],
    );
  });

  it('takes fitted numbers as fine as they are, and as weak', () => {
    const fitted = { provenance: 'fitted', expertProbability: 0.8, scope: 'sameComponent' } as const;

    expect(checkGraph(withLink(fitted, 0.0123), ['ce'])).toEqual([]);
  });

  it('takes outcomes of tests as producible', () => {
    const codes = checkGraph(sound, ['ce']).map((problem) => problem.code);

    expect(codes).not.toContain('unproducibleFinding');
  });

  it('names errors before warnings, then by code and subject', () => {
    const broken = { ...sound, faults: [{ ...cell, repairs: [], sources: [] }, faultOf('b'), faultOf('a')] };

    const problems = checkGraph(broken, ['ce']).map((problem) => `${problem.level} ${problem.code} ${problem.subject}`);

    expect(problems).toEqual(['error noRepair cell', 'error unreachableFault a', 'error unreachableFault b', 'warning noSource cell']);
  });
});
