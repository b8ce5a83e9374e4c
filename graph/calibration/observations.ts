import type { FindingDefinition, GraphFile } from '#domain/causal-graph.js';
import { toProbability } from '#domain/probability.js';
import { automaticTitle } from './automatic-titles.js';
import type { CalibrationCase } from './calibration-case.js';
import { calibrationSettings as settings } from './settings.js';

/** Automatic findings that enough cases show and no expert adopted yet, sorted by id, each with the definition it would get in the graph. */
export function observedFindings(cases: readonly CalibrationCase[], expert: Pick<GraphFile, 'findings'>): FindingDefinition[] {
  const adopted = new Set(expert.findings.map(({ id }) => id));
  const originals = cases.filter(({ isPerturbed }) => !isPerturbed);
  const present = new Map<string, number>();
  for (const { automatic } of originals) for (const id of new Set(automatic)) present.set(id, (present.get(id) ?? 0) + 1);
  return [...present]
    .filter(([id, count]) => count >= settings.leastPresent && !adopted.has(id))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, count]) => definitionOf(id, count / originals.length));
}

function definitionOf(id: string, rate: number): FindingDefinition {
  const title = automaticTitle(id);
  const leak = Math.min(settings.mostLeak, Math.max(settings.leastLeak, rate * settings.leakShare));
  return {
    id,
    title,
    question: title,
    cascade: null,
    reliableAbsence: false,
    componentClass: null,
    leakProbability: toProbability(leak),
    sources: ['closed cases'],
  };
}

/** Findings of the expert that enough cases show for a calibration to say something of them, sorted. */
export function familiarFindings(cases: readonly CalibrationCase[]): string[] {
  const present = new Map<string, number>();
  for (const { facts } of cases.filter(({ isPerturbed }) => !isPerturbed)) {
    const ids = new Set(facts.findings.filter(({ state }) => state === 'present').map(({ findingId }) => findingId));
    for (const id of ids) present.set(id, (present.get(id) ?? 0) + 1);
  }
  return [...present].flatMap(([id, count]) => (count >= settings.leastFamiliar ? [id] : [])).sort();
}
