import type { CausalLink, Fault, FindingDefinition, GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { checkValidity } from './check-validity.js';
import { errorOf, warningOf } from './problem.js';

/** Links: both ends exist, each once, a scope and a validity that can hold, a number that says something, sources. */
export function checkLinks(graph: GraphFile): GraphProblem[] {
  const faults = new Map(graph.faults.map((fault) => [fault.id, fault]));
  const findings = new Map(graph.findings.map((finding) => [finding.id, finding]));
  const groups = new Map((graph.faultGroups ?? []).map(({ id, faultIds }) => [id, faultIds]));
  const speakers = (id: string) => groups.get(id) ?? [id];
  return [
    ...checkRepeats(graph.links),
    ...[...groups].flatMap(([id, members]) => checkGroup(id, members, faults)),
    ...graph.links.flatMap((link) => {
      const finding = findings.get(link.findingId);
      return groups.has(link.faultId) && link.provenance === 'automatic'
        ? checkAutomatic(link, finding)
        : speakers(link.faultId).flatMap((faultId) => checkLink(link, faults.get(faultId), finding));
    }),
  ];
}

function checkGroup(id: string, members: readonly string[], faults: ReadonlyMap<string, Fault>): GraphProblem[] {
  return [
    ...(faults.has(id) ? [errorOf('groupNamedLikeFault', id, 'a group of faults has the id of a fault')] : []),
    ...members
      .filter((member) => !faults.has(member))
      .map((member) => errorOf('danglingGroup', id, `the group names ${member}, which does not exist`)),
  ];
}

/** What a calibration observed needs neither source nor an expert's scale. */
function checkAutomatic(link: CausalLink, finding: FindingDefinition | undefined): GraphProblem[] {
  const subject = `${link.faultId} → ${link.findingId}`;
  return finding === undefined ? [errorOf('danglingLink', subject, 'the link names a finding that does not exist')] : [];
}

function checkLink(link: CausalLink, fault: Fault | undefined, finding: FindingDefinition | undefined): GraphProblem[] {
  const subject = `${link.faultId} → ${link.findingId}`;
  if (fault === undefined || finding === undefined) {
    return [errorOf('danglingLink', subject, `the link names ${fault === undefined ? 'a fault' : 'a finding'} that does not exist`)];
  }
  return [
    ...checkScope(link, fault, finding, subject),
    ...checkValidity(link.validity, subject),
    ...(link.sources.length > 0 || fault.sources.length > 0
      ? []
      : [warningOf('noSource', subject, 'neither the link nor its fault names a source')]),
    ...checkStrength(link, finding, subject),
  ];
}

function checkScope({ scope }: CausalLink, fault: Fault, finding: FindingDefinition, subject: string): GraphProblem[] {
  if (scope === 'sameComponent' && finding.componentClass !== fault.componentClass)
    return [errorOf('impossibleScope', subject, 'scope sameComponent between different component classes never holds')];
  if ((scope === 'sameChannel' || scope === 'sameCpu') && finding.componentClass === null)
    return [warningOf('idleScope', subject, `scope ${scope} says nothing of a finding of the whole server`)];
  return [];
}

/** A fitted link may be as weak as the cases say; an expert who says less than chance says nothing. */
function checkStrength({ linkProbability, provenance }: CausalLink, finding: FindingDefinition, subject: string): GraphProblem[] {
  const isQuiet = provenance === 'expert' && linkProbability > 0 && linkProbability <= finding.leakProbability;
  return [
    ...(linkProbability > 0 ? [] : [warningOf('zeroLink', subject, 'a link of 0 says nothing')]),
    ...(linkProbability < 0.999 ? [] : [warningOf('certainLink', subject, 'a link of 1 lets one missing row rule the fault out')]),
    ...(isQuiet ? [warningOf('quietLink', subject, `a link not above the leak (${finding.leakProbability}) says next to nothing`)] : []),
  ];
}

function checkRepeats(links: readonly CausalLink[]): GraphProblem[] {
  const seen = new Set<string>();
  return links.flatMap((link) => {
    const key = JSON.stringify([link.faultId, link.findingId, link.scope, Object.entries(link.validity ?? {}).sort()]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [errorOf('repeatedLink', `${link.faultId} → ${link.findingId}`, 'the same link with the same scope and validity stands twice')];
  });
}
