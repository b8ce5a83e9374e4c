import type { FaultGroup, FindingDefinition } from '#domain/causal-graph.js';
import type { CompiledGraph } from '../model/compile-graph.js';
import { hasEvidence, rankCandidates } from '../model/score.js';
import type { CalibrationCase } from './calibration-case.js';
import { factsOf } from './calibration-case.js';
import { calibrationSettings as settings } from './settings.js';

/**
 * All cases as flat arrays. `groups` groups a case, in their order: `isPermitted` by its label; for each temperature `logMass` = log Σ e^(temperature
 * · score) over the candidates of the group as an expert's graph scores them, and `best` = the same of its likeliest candidate. `observed` =
 * places of the automatic findings that are present, of case i from `observedFrom[i]` to `observedFrom[i + 1]`.
 */
export type Design = {
  readonly cases: number;
  readonly groups: number;
  readonly findings: number;
  readonly weight: Float64Array;
  readonly fold: Uint8Array;
  readonly isPerturbed: Uint8Array;
  readonly isPermitted: Uint8Array;
  readonly hasEvidence: Uint8Array;
  readonly logMass: ReadonlyMap<number, Float64Array>;
  readonly best: ReadonlyMap<number, Float64Array>;
  readonly observedFrom: Int32Array;
  readonly observed: Int32Array;
};

/** Lays out cases over an expert's graph, for each of the temperatures that will be asked for. Cases whose label permits no fault weigh nothing. */
export function designCases(
  expert: CompiledGraph,
  cases: readonly CalibrationCase[],
  faultGroups: readonly FaultGroup[],
  findings: readonly FindingDefinition[],
  temperatures: readonly number[],
): Design {
  const groups = faultGroups.length;
  const placeOfGroup = new Map(faultGroups.flatMap(({ faultIds }, place) => faultIds.map((id) => [id, place])));
  const placeOfFinding = new Map(findings.map(({ id }, place) => [id, place]));
  const observed = cases.map(({ automatic }) => [...new Set(automatic)].flatMap((id) => placeOfFinding.get(id) ?? []));
  const flags = () => new Uint8Array(cases.length * groups);
  const logs = () => new Map(temperatures.map((one) => [one, new Float64Array(cases.length * groups).fill(Number.NEGATIVE_INFINITY)]));
  const design: Design = {
    cases: cases.length,
    groups,
    findings: findings.length,
    weight: Float64Array.from(cases, ({ weight, permitted }) => (permitted.size === 0 ? 0 : weight)),
    fold: Uint8Array.from(cases, ({ group }) => foldOfGroup(group)),
    isPerturbed: Uint8Array.from(cases, ({ isPerturbed }) => (isPerturbed ? 1 : 0)),
    isPermitted: flags(),
    hasEvidence: flags(),
    logMass: logs(),
    best: logs(),
    observedFrom: startsOf(observed.map(({ length }) => length)),
    observed: Int32Array.from(observed.flat()),
  };
  cases.forEach((one, index) => {
    faultGroups.forEach(({ faultIds }, place) => {
      if (faultIds.some((id) => one.permitted.has(id))) design.isPermitted[index * groups + place] = 1;
    });
    addMasses(design, expert, one, index * groups, placeOfGroup);
  });
  return design;
}

/** Ranks a case once: a temperature multiplies every score, so that the order within a group stays. */
function addMasses(
  design: Design,
  expert: CompiledGraph,
  one: CalibrationCase,
  from: number,
  placeOfGroup: ReadonlyMap<string, number>,
): void {
  const adopted = one.automatic.filter((id) => expert.findings.has(id));
  const ranking = rankCandidates(expert, factsOf({ facts: one.facts, automatic: adopted }));
  for (const candidate of ranking.ranked) {
    const place = placeOfGroup.get(candidate.candidate.faultId);
    if (place === undefined) continue;
    for (const [temperature, logMass] of design.logMass) {
      const score = temperature * candidate.score;
      const best = design.best.get(temperature);
      if (best !== undefined && (best[from + place] ?? 0) < score) {
        best[from + place] = score;
        design.hasEvidence[from + place] = hasEvidence(ranking, candidate) ? 1 : 0;
      }
      logMass[from + place] = addLogs(logMass[from + place] ?? Number.NEGATIVE_INFINITY, score);
    }
  }
}

/** Fold of a group of cases: FNV-1a over its text (Fowler, Noll, Vo), so that it is the same everywhere. */
export function foldOfGroup(group: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < group.length; index += 1) hash = Math.imul(hash ^ group.charCodeAt(index), 0x01000193) >>> 0;
  return (hash >>> 8) % settings.innerFolds;
}

function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    starts[index + 1] = (starts[index] ?? 0) + length;
  });
  return starts;
}

function addLogs(left: number, right: number): number {
  const most = Math.max(left, right);
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log(Math.exp(left - most) + Math.exp(right - most));
}
