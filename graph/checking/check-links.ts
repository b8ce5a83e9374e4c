import type { CausalLink, Fault, FindingDefinition, GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { errorOf, warningOf } from './problem.js';

/** Links: both ends exist, a scope that can hold, a number that says something, sources. */
export function checkLinks(graph: GraphFile): GraphProblem[] {
  const faults = new Map(graph.faults.map((fault) => [fault.id, fault]));
  const findings = new Map(graph.findings.map((finding) => [finding.id, finding]));
  return [
    ...checkRepeats(graph.links),
    ...graph.links.flatMap((link) => checkLink(link, faults.get(link.faultId), findings.get(link.findingId))),
  ];
}

function checkLink(link: CausalLink, fault: Fault | undefined, finding: FindingDefinition | undefined): GraphProblem[] {
  const subject = `${link.faultId} → ${link.findingId}`;
  if (fault === undefined || finding === undefined) {
    return [errorOf('danglingLink', subject, `the link names ${fault === undefined ? 'a fault' : 'a finding'} that does not exist`)];
  }
  const isImpossible = link.scope === 'sameComponent' && finding.componentClass !== fault.componentClass;
  return [
    ...(isImpossible ? [errorOf('impossibleScope', subject, 'scope sameComponent between different component classes never holds')] : []),
    ...(link.sources.length > 0 || fault.sources.length > 0
      ? []
      : [warningOf('noSource', subject, 'neither the link nor its fault names a source')]),
    ...(link.linkProbability > 0 ? [] : [warningOf('zeroLink', subject, 'a link of 0 says nothing')]),
    ...(link.linkProbability < 0.999 ? [] : [warningOf('certainLink', subject, 'a link of 1 lets one missing row rule the fault out')]),
  ];
}

function checkRepeats(links: readonly CausalLink[]): GraphProblem[] {
  const seen = new Set<string>();
  return links.flatMap((link) => {
    const key = JSON.stringify([link.faultId, link.findingId, link.scope, link.validity]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [errorOf('repeatedLink', `${link.faultId} → ${link.findingId}`, 'the same link with the same scope and validity stands twice')];
  });
}
