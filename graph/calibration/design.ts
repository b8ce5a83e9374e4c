import type { FaultGroup, FindingDefinition } from '#domain/causal-graph.js';
import type { CompiledGraph } from '../model/compile-graph.js';
import { graphInForce } from '../model/graph-in-force.js';
import { hasEvidence, rankCandidates } from '../model/score.js';
import type { CalibrationCase } from './calibration-case.js';
import { factsOf } from './calibration-case.js';
import { calibrationSettings as settings } from './settings.js';

/**
 * All cases as flat arrays. `groups` groups a case, in their order: `isPermitted` by its label; for each temperature `logMass` = log Σ e^score over
 * the candidates of the group as the expert's graph scores them at that temperature, and `best` = the same of its likeliest candidate, and
 * `hasEvidence` whether a telling finding speaks for that one. `observed` =
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
  readonly logMass: ReadonlyMap<number, Float64Array>;
  readonly best: ReadonlyMap<number, Float64Array>;
  readonly hasEvidence: ReadonlyMap<number, Uint8Array>;
  readonly observedFrom: Int32Array;
  readonly observed: Int32Array;
};

/** Lays out cases over an expert's graph, compiled for each of the temperatures that will be asked for. Cases whose label permits no fault weigh
 * nothing, and neither do those that a calibration leaves to the expert. */
export function designCases(
  expertAt: ReadonlyMap<number, CompiledGraph>,
  cases: readonly CalibrationCase[],
  faultGroups: readonly FaultGroup[],
  findings: readonly FindingDefinition[],
): Design {
  const groups = faultGroups.length;
  const placeOfGroup = new Map(faultGroups.flatMap(({ faultIds }, place) => faultIds.map((id) => [id, place])));
  const isFamiliar = ({ facts }: CalibrationCase) => [...expertAt.values()].every((graph) => graphInForce(graph, facts) === graph);
  const placeOfFinding = new Map(findings.map(({ id }, place) => [id, place]));
  const observed = cases.map(({ automatic }) => [...new Set(automatic)].flatMap((id) => placeOfFinding.get(id) ?? []));
  const flags = () => new Uint8Array(cases.length * groups);
  const logs = () =>
    new Map([...expertAt.keys()].map((one) => [one, new Float64Array(cases.length * groups).fill(Number.NEGATIVE_INFINITY)]));
  const design: Design = {
    cases: cases.length,
    groups,
    findings: findings.length,
    weight: Float64Array.from(cases, (one) => (one.permitted.size > 0 && isFamiliar(one) ? one.weight : 0)),
    fold: Uint8Array.from(cases, ({ group }) => foldOfGroup(group)),
    isPerturbed: Uint8Array.from(cases, ({ isPerturbed }) => (isPerturbed ? 1 : 0)),
    isPermitted: flags(),
    logMass: logs(),
    best: logs(),
    hasEvidence: new Map([...expertAt.keys()].map((temperature) => [temperature, flags()])),
    observedFrom: startsOf(observed.map(({ length }) => length)),
    observed: Int32Array.from(observed.flat()),
  };
  cases.forEach((one, index) => {
    faultGroups.forEach(({ faultIds }, place) => {
      if (faultIds.some((id) => one.permitted.has(id))) design.isPermitted[index * groups + place] = 1;
    });
    for (const [temperature, expert] of expertAt) addMasses(design, expert, temperature, one, index * groups, placeOfGroup);
  });
  return design;
}

/** Adds what the graph of one temperature says of a case. */
function addMasses(
  design: Design,
  expert: CompiledGraph,
  temperature: number,
  one: CalibrationCase,
  from: number,
  placeOfGroup: ReadonlyMap<string, number>,
): void {
  const adopted = one.automatic.filter((id) => expert.findings.has(id));
  const ranking = rankCandidates(expert, factsOf({ facts: one.facts, automatic: adopted }));
  const [logMass, best, evidence] = [design.logMass.get(temperature), design.best.get(temperature), design.hasEvidence.get(temperature)];
  if (logMass === undefined || best === undefined || evidence === undefined) return;
  for (const candidate of ranking.ranked) {
    const place = from + (placeOfGroup.get(candidate.candidate.faultId) ?? Number.NaN);
    if (Number.isNaN(place)) continue;
    if ((best[place] ?? 0) < candidate.score) {
      best[place] = candidate.score;
      evidence[place] = hasEvidence(ranking, candidate) ? 1 : 0;
    }
    logMass[place] = addLogs(logMass[place] ?? Number.NEGATIVE_INFINITY, candidate.score);
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
