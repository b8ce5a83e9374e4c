import type { FindingDefinition, GraphFile } from '#domain/causal-graph.js';
import { toProbability } from '#domain/probability.js';
import { automaticTitle } from './automatic-titles.js';
import type { CalibrationCase } from './calibration-case.js';
import { presenceOf } from './presence.js';
import { calibrationSettings as settings } from './settings.js';

/** Automatic findings that enough cases show and no expert adopted yet, sorted by id, each with the definition it would get in the graph. */
export function observedFindings(cases: readonly CalibrationCase[], expert: Pick<GraphFile, 'findings'>): FindingDefinition[] {
  const adopted = new Set(expert.findings.map(({ id }) => id));
  const originals = cases.filter(({ isPerturbed }) => !isPerturbed);
  return [...presenceOf(originals.map(({ automatic }) => automatic))]
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
  const shown = cases
    .filter(({ isPerturbed }) => !isPerturbed)
    .map(({ facts }) => facts.findings.filter(({ state }) => state === 'present').map(({ findingId }) => findingId));
  return [...presenceOf(shown)].flatMap(([id, count]) => (count >= settings.leastFamiliar ? [id] : [])).sort();
}
