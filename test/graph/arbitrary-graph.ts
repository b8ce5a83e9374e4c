import fc from 'fast-check';
import type { GraphFile } from '#domain/causal-graph.js';
import type { IncidentComponent } from '#domain/log-analysis.js';
import type { IncidentFacts } from '#graph/model/facts.js';
import { dimm, factsOf, faultOf, findingOf, graphOf, linkOf, sign } from './tiny-graph.js';

const faultIds = ['f1', 'f2', 'f3', 'f4'];
const findingIds = ['s1', 's2', 's3', 's4', 's5'];
const dimms: readonly IncidentComponent[] = [
  dimm('A1', { cpu: 1, channel: 'A' }),
  dimm('A2', { cpu: 1, channel: 'A' }),
  dimm('B1', { cpu: 2, channel: 'B' }),
  dimm('C1', null, false),
  { class: 'cpu', locator: 'CPU1', place: { cpu: 1 }, named: true },
];

const probability = fc.double({ min: 0.01, max: 0.95, noNaN: true });
const componentClass = fc.constantFrom('memory', 'cpu');

const faults = fc.array(fc.tuple(probability, componentClass), { minLength: 2, maxLength: 4 });
const findings = fc.array(fc.tuple(probability, fc.constantFrom(null, 'c1', 'c2'), fc.boolean()), { minLength: 2, maxLength: 5 });
const links = fc.uniqueArray(
  fc.record({
    fault: fc.constantFrom(...faultIds),
    finding: fc.constantFrom(...findingIds),
    probability,
    scope: fc.constantFrom('sameComponent', 'sameChannel', 'sameCpu', 'server'),
  }),
  { maxLength: 12, selector: (link) => `${link.fault}-${link.finding}-${link.scope}` },
);
const observed = fc.uniqueArray(
  fc.record({
    finding: fc.constantFrom(...findingIds),
    state: fc.constantFrom('present' as const, 'absent' as const, 'unknown' as const),
    where: fc.constantFrom(null, 'A1', 'A2', 'B1', ''),
    origin: fc.constantFrom('log' as const, 'stated' as const),
  }),
  { maxLength: 8, selector: (one) => `${one.finding}@${one.where}` },
);

/** A small graph with what was seen of an incident. */
export const incident: fc.Arbitrary<{ graph: GraphFile; facts: IncidentFacts }> = fc
  .record({ faults, findings, links, observed, instances: fc.subarray([...dimms]) })
  .map((drawn) => ({
    graph: graphOf({
      faults: drawn.faults.map(([prior, part], index) => faultOf(faultIds[index] ?? '', { prior, componentClass: part })),
      findings: drawn.findings.map(([leakProbability, cascade, reliableAbsence], index) =>
        findingOf(findingIds[index] ?? '', { leakProbability, cascade, reliableAbsence }),
      ),
      links: drawn.links.map((link) => linkOf(link.fault, link.finding, link.probability, { scope: link.scope })),
    }),
    facts: factsOf(
      drawn.observed.map(({ finding, state, where, origin }) =>
        sign(finding, state, where === null ? null : { class: 'memory', locator: where || null }, origin),
      ),
      drawn.instances,
    ),
  }));

/** The same graph and facts without what INFERENCE adds to the plain model: cascades, and the limit of an inferred absence. */
export function plain({ graph, facts }: { graph: GraphFile; facts: IncidentFacts }): { graph: GraphFile; facts: IncidentFacts } {
  return {
    graph: { ...graph, findings: graph.findings.map((finding) => ({ ...finding, cascade: null, reliableAbsence: true })) },
    facts,
  };
}
