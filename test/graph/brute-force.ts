import type { CausalLink, GraphFile } from '#domain/causal-graph.js';
import type { ComponentRef, Place } from '#domain/component.js';
import type { IncidentFacts } from '#graph/model/facts.js';

/** One hypothesis of an incident: a fault on a component, or `unknown`. */
export type Hypothesis = { readonly faultId: string; readonly locator: string | null; readonly posterior: number };

type Options = { readonly withCascades: boolean; readonly withAbsenceLimit: boolean };
type Candidate = {
  readonly faultId: string;
  readonly component: ComponentRef | null;
  readonly place: Place | null;
  readonly prior: number;
};

/**
 * INFERENCE §2 written down again, with products instead of logarithms and without a look at the product's code:
 * weight(h) = prior(h) × Π P(f|h) over present × Π (1 − P(f|h)) over absent; posterior = weight / Σ weights.
 */
export function enumerate(graph: GraphFile, facts: IncidentFacts, options: Options): Hypothesis[] {
  const candidates = [...groundedFaults(graph, facts), { faultId: 'unknown', component: null, place: null, prior: graph.unknownPrior }];
  const weights = candidates.map((candidate) => candidate.prior * likelihood(graph, facts, candidate, options));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return candidates.map(({ faultId, component }, index) => ({
    faultId,
    locator: component?.locator ?? null,
    posterior: (weights[index] ?? 0) / total,
  }));
}

function groundedFaults(graph: GraphFile, { instances }: IncidentFacts): Candidate[] {
  return graph.faults.flatMap((fault) => {
    const installed = instances.filter((one) => one.class === fault.componentClass && one.locator !== null);
    const named = installed.filter((one) => one.named);
    const shares = Math.max(installed.length, named.length + 1);
    const at = (locator: string | null, place: Place | null, count: number): Candidate => ({
      faultId: fault.id,
      component: { class: fault.componentClass, locator },
      place,
      prior: (fault.prior * count) / shares,
    });
    return [...named.map((one) => at(one.locator, one.place, 1)), at(null, null, shares - named.length)];
  });
}

function likelihood(graph: GraphFile, facts: IncidentFacts, candidate: Candidate, options: Options): number {
  let product = 1;
  const strongest = new Map<string, number>();
  for (const finding of facts.findings) {
    const definition = graph.findings.find((one) => one.id === finding.findingId);
    if (definition === undefined || finding.state === 'unknown') continue;
    const place = facts.instances.find((one) => isSame(one, finding.component))?.place ?? null;
    const holding = graph.links.filter((link) => link.findingId === finding.findingId && holds(link, finding.component, place, candidate));
    const link = Math.max(0, ...holding.map((one) => one.linkProbability));
    const leak = definition.leakProbability;
    const present = 1 - (1 - leak) * (1 - link);
    if (finding.state === 'absent') {
      const ratio = (1 - present) / (1 - leak);
      const isLimited = options.withAbsenceLimit && finding.origin === 'log' && !definition.reliableAbsence;
      product *= isLimited ? Math.max(Math.exp(-0.7), ratio) : ratio;
    } else if (options.withCascades && definition.cascade !== null) {
      strongest.set(definition.cascade, Math.max(strongest.get(definition.cascade) ?? 0, present / leak));
    } else product *= present / leak;
  }
  return [...strongest.values()].reduce((result, ratio) => result * ratio, product);
}

function holds(link: CausalLink, component: ComponentRef | null, place: Place | null, candidate: Candidate): boolean {
  if (link.faultId !== candidate.faultId) return false;
  if (link.scope === 'server' || component === null) return true;
  if (link.scope === 'sameComponent')
    return (
      component.class === candidate.component?.class && (component.locator === null || component.locator === candidate.component.locator)
    );
  const isCpuOpen = place?.cpu === undefined || candidate.place?.cpu === undefined || place.cpu === candidate.place.cpu;
  if (link.scope === 'sameCpu') return isCpuOpen;
  const isChannelOpen = place?.channel === undefined || candidate.place?.channel === undefined || place.channel === candidate.place.channel;
  return isCpuOpen && isChannelOpen;
}

function isSame(one: ComponentRef, other: ComponentRef | null): boolean {
  return one.class === other?.class && one.locator === other.locator;
}
