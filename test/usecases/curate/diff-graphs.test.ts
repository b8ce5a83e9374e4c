import { describe, expect, it } from 'vitest';
import { diffGraphs } from '#usecases/curate/diff-graphs.js';
import { faultOf, findingOf, graphOf, linkOf, testOf } from '../../graph/tiny-graph.js';

const none = { added: [], removed: [], changed: [] };
const before = graphOf({
  revision: 'g-a',
  faults: [faultOf('cell'), faultOf('row')],
  findings: [findingOf('ce')],
  links: [linkOf('cell', 'ce', 0.8), linkOf('row', 'ce', 0.4)],
  tests: [testOf('look', [{ findingId: 'ce', givenFault: [{ faultId: 'cell', probability: 0.9 }], otherwise: 0.5 }])],
});

describe('the difference of two graphs', () => {
  it('is none where only the order of the lists is another', () => {
    const diff = diffGraphs(before, { ...before, revision: 'g-b', faults: before.faults.toReversed(), links: before.links.toReversed() });

    expect(diff).toEqual({
      from: 'g-a',
      to: 'g-b',
      faults: none,
      findings: none,
      links: none,
      tests: none,
      disagreements: none,
      graph: [],
    });
  });

  it('names what was added and removed', () => {
    const after = { ...before, faults: [faultOf('cell'), faultOf('seat')], links: [linkOf('cell', 'ce', 0.8), linkOf('seat', 'ce', 0.2)] };

    const { faults, links } = diffGraphs(before, after);

    expect(faults).toEqual({ added: ['seat'], removed: ['row'], changed: [] });
    expect(links).toEqual({ added: ['seat → ce'], removed: ['row → ce'], changed: [] });
  });

  it('tells each changed field with its old and its new number, deep in an item as well', () => {
    const after = {
      ...before,
      unknownPrior: graphOf({ unknownPrior: 0.2 }).unknownPrior,
      faults: [faultOf('cell', { prior: 0.3, title: { ...faultOf('cell').title, en: 'worn cells' } }), faultOf('row')],
      links: [linkOf('cell', 'ce', 0.9, { scope: 'sameComponent' }), linkOf('row', 'ce', 0.4)],
      tests: [testOf('look', [{ findingId: 'ce', givenFault: [{ faultId: 'cell', probability: 0.7 }], otherwise: 0.5 }])],
    };

    const diff = diffGraphs(before, after);

    expect(diff.graph).toEqual([{ field: 'unknownPrior', from: 0.1, to: 0.2 }]);
    expect(diff.faults.changed).toEqual([
      {
        id: 'cell',
        fields: [
          { field: 'title.en', from: 'cell', to: 'worn cells' },
          { field: 'prior', from: 0.1, to: 0.3 },
        ],
      },
    ]);
    expect(diff.links.changed).toEqual([
      {
        id: 'cell → ce',
        fields: [
          { field: 'linkProbability', from: 0.8, to: 0.9 },
          { field: 'scope', from: 'server', to: 'sameComponent' },
        ],
      },
    ]);
    expect(diff.tests.changed[0]?.fields).toEqual([{ field: 'outcomes.0.givenFault.0.probability', from: 0.9, to: 0.7 }]);
  });

  it('tells a list of another length as a whole, and what was not there as null', () => {
    const after = {
      ...before,
      faults: [
        faultOf('cell', { sources: ['a book', 'a guide'] }),
        faultOf('row', { fru: { id: 'dimm', name: { en: 'DIMM', zh: 'DIMM' }, customerReplaceable: true } }),
      ],
    };

    const { changed } = diffGraphs(before, after).faults;

    expect(changed.map(({ fields }) => fields)).toEqual([
      [{ field: 'sources', from: '["a book"]', to: '["a book","a guide"]' }],
      [{ field: 'fru', from: null, to: expect.stringContaining('"id":"dimm"') }],
    ]);
  });

  it('tells links of one pair apart by their validity, and by their number where that is the same', () => {
    const scoped = {
      ...before,
      links: [...before.links, linkOf('cell', 'ce', 0.3, { validity: { vendor: 'Acme' } }), linkOf('cell', 'ce', 0.1)],
    };

    const { links } = diffGraphs(before, scoped);

    expect(links).toEqual({ added: ['cell → ce {"vendor":"Acme"}', 'cell → ce (2)'], removed: [], changed: [] });
  });
});
