import { describe, expect, it } from 'vitest';
import type { GraphFile } from '#domain/causal-graph.js';
import { checkGraph } from '#graph/checking/check-graph.js';
import { faultOf, findingOf, graphOf, linkOf, testOf } from './tiny-graph.js';

const cell = faultOf('cell');
const errors = findingOf('ce');
const link = linkOf('cell', 'ce', 0.8, { scope: 'sameComponent' });
const follows = findingOf('follows');
const outcome = { findingId: 'follows', givenFault: [{ faultId: 'cell', probability: 0.9 }], otherwise: 0.05 };
const swap = testOf('swap', [outcome]);
const sound = graphOf({ faults: [cell], findings: [errors, follows], links: [link], tests: [swap] });
const repair = cell.repairs[0];

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

describe('the check of a graph', () => {
  it('finds nothing in a sound graph', () => {
    expect(checkGraph(sound, ['ce'])).toEqual([]);
  });

  it.each(planted)('finds a planted %s (%s)', (code, level, graph) => {
    const problems = checkGraph(graph, ['ce']);

    expect(problems).toContainEqual(expect.objectContaining({ code, level }));
  });

  it('takes the same link twice where its validity differs', () => {
    const ofVendor = linkOf('cell', 'ce', 0.6, { scope: 'sameComponent', validity: { vendor: 'acme' } });

    expect(checkGraph({ ...sound, links: [link, ofVendor] }, ['ce'])).toEqual([]);
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
