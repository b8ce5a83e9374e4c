import { describe, expect, it } from 'vitest';
import type { GraphFile } from '#domain/causal-graph.js';
import { toProbability } from '#domain/probability.js';
import { compileGraph } from '#graph/model/compile-graph.js';
import { graphInForce } from '#graph/model/graph-in-force.js';
import { factsOf, faultOf, findingOf, graphOf, linkOf, sign } from './tiny-graph.js';

const expert = graphOf({ faults: [faultOf('cell')], findings: [findingOf('ce'), findingOf('rail')], links: [linkOf('cell', 'ce', 0.8)] });
const calibrated: GraphFile = {
  ...expert,
  calibration: {
    cases: 500,
    level: 'class',
    scope: 'site',
    at: null,
    threshold: toProbability(0.05),
    hasAssociations: true,
    settings: { temperature: 0.6, automatic: 1, sparse: 1, prior: 1 },
    familiar: ['ce'],
  },
};

describe('the graph in force', () => {
  const graph = compileGraph(calibrated);

  it('is the calibrated one for an incident like the closed cases, whatever is absent', () => {
    const facts = factsOf([sign('ce', 'present'), sign('rail', 'absent')]);

    expect(graphInForce(graph, facts)).toBe(graph);
  });

  it("is the expert's in full where the log shows what hardly any closed case had", () => {
    const inForce = graphInForce(graph, factsOf([sign('ce', 'present'), sign('rail', 'present')]));

    expect(inForce.temperature).toBe(1);
    expect(inForce.graph.calibration).toBeUndefined();
  });

  it('does not change by what a person states', () => {
    const facts = factsOf([sign('ce', 'present'), sign('rail', 'present', null, 'stated')]);

    expect(graphInForce(graph, facts)).toBe(graph);
  });

  it('is an expert graph itself where nothing was fitted', () => {
    const alone = compileGraph(expert);

    expect(graphInForce(alone, factsOf([sign('rail', 'present')]))).toBe(alone);
  });
});
