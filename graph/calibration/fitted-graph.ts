import type { CausalLink, FaultGroup, FindingDefinition, GraphCalibration, GraphFile } from '#domain/causal-graph.js';
import { toProbability } from '#domain/probability.js';
import type { CalibrationCase } from './calibration-case.js';
import type { Design } from './design.js';
import { countLinks } from './link-counts.js';
import { calibrationSettings } from './settings.js';
import { linkOfStrength } from './strength.js';

type Fitted = {
  readonly design: Design;
  readonly x: Float64Array;
  readonly groups: readonly FaultGroup[];
  readonly findings: readonly FindingDefinition[];
  readonly cases: readonly CalibrationCase[];
};

/**
 * The expert's graph with what a fit adds to it: priors, group by group; automatic findings with a link from each group they speak for; and
 * the temperature. Links of the expert stay as they are: labels cannot tell the faults of a group apart (INFERENCE §4).
 */
export function fittedGraph(expert: GraphFile, fitted: Fitted, calibration: GraphCalibration): GraphFile {
  const links = automaticLinks(fitted);
  const linked = new Set(links.map(({ findingId }) => findingId));
  const linking = new Set(links.map(({ faultId }) => faultId));
  return {
    ...withPriors(expert, fitted, calibration.settings.temperature),
    findings: [...expert.findings, ...fitted.findings.filter(({ id }) => linked.has(id))].sort((left, right) =>
      left.id < right.id ? -1 : 1,
    ),
    links: [...expert.links, ...links].sort(byEnds),
    faultGroups: mergeGroups(
      expert.faultGroups ?? [],
      fitted.groups.filter(({ id }) => linking.has(id)),
    ),
    calibration,
  };
}

function automaticLinks({ design, x, groups, findings, cases }: Fitted): CausalLink[] {
  const countsOf = countLinks(cases, groups);
  return findings.flatMap(({ id: findingId, leakProbability }, place) =>
    groups.flatMap(({ id: faultId }, group) => {
      const strength = x[place * design.groups + group] ?? 0;
      if (strength < calibrationSettings.leastStrength) return [];
      const probability = toProbability(linkOfStrength(strength, leakProbability));
      return [
        {
          faultId,
          findingId,
          linkProbability: probability,
          expertProbability: null,
          fittedProbability: probability,
          provenance: 'automatic',
          scope: 'server',
          validity: null,
          counts: countsOf(faultId, findingId),
          sources: [],
          confidence: 'wip',
        } satisfies CausalLink,
      ];
    }),
  );
}

/** An offset is added to the score after the temperature: it multiplies the prior by e^(offset / temperature). */
function withPriors(expert: GraphFile, fitted: Fitted, temperature: number): GraphFile {
  const { design, x, groups } = fitted;
  const changes = new Map(
    groups.flatMap(({ faultIds }, group) => faultIds.map((id) => [id, (x[design.findings * design.groups + group] ?? 0) / temperature])),
  );
  const moved = expert.faults.map((fault) => ({ fault, prior: fault.prior * Math.exp(changes.get(fault.id) ?? 0) }));
  const most = Math.max(1, ...moved.map(({ prior }) => prior));
  const faults = moved.map(({ fault, prior }) => ({ ...fault, prior: toProbability(prior / most), expertPrior: fault.prior }));
  return { ...expert, faults, unknownPrior: toProbability(expert.unknownPrior / most), expertUnknownPrior: expert.unknownPrior };
}

/** A group that an expert's link names already stays as it was. */
function mergeGroups(known: readonly FaultGroup[], added: readonly FaultGroup[]): FaultGroup[] {
  const merged = new Map([...added, ...known].map((group) => [group.id, group]));
  return [...merged.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
}

function byEnds(left: CausalLink, right: CausalLink): number {
  if (left.faultId !== right.faultId) return left.faultId < right.faultId ? -1 : 1;
  return left.findingId === right.findingId ? 0 : left.findingId < right.findingId ? -1 : 1;
}
