import type { GraphFile } from '#domain/causal-graph.js';
import { isAutomaticFinding } from '#domain/finding.js';

/** The graph with an expert's numbers alone: what was fitted is taken back, automatic links that no expert adopted are gone. */
export function expertGraph({ calibration: _calibration, expertUnknownPrior, faultGroups = [], ...graph }: GraphFile): GraphFile {
  const links = graph.links.filter((link) => link.provenance !== 'automatic');
  const found = new Set(links.map((link) => link.findingId));
  const linking = new Set(links.map((link) => link.faultId));
  const kept = faultGroups.filter(({ id }) => linking.has(id));
  return {
    ...graph,
    links,
    findings: graph.findings.filter(({ id }) => !isAutomaticFinding(id) || found.has(id)),
    faults: graph.faults.map(({ expertPrior, ...fault }) => ({ ...fault, prior: expertPrior ?? fault.prior })),
    unknownPrior: expertUnknownPrior ?? graph.unknownPrior,
    ...(kept.length > 0 ? { faultGroups: kept } : {}),
  };
}
