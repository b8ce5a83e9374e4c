import type { Disagreement, GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { checkValidity } from './check-validity.js';
import { errorOf, repeatedIds, warningOf } from './problem.js';

/** Disagreements: unique, about faults and findings that exist, two positions at least that differ, each with its source. */
export function checkDisagreements(graph: GraphFile): GraphProblem[] {
  const faults = new Set(graph.faults.map((fault) => fault.id));
  const findings = new Set(graph.findings.map((finding) => finding.id));
  return [
    ...repeatedIds(graph.disagreements).map((id) => errorOf('repeatedDisagreement', id, 'two disagreements share this id')),
    ...graph.disagreements.flatMap((one) => checkDisagreement(one, faults)),
    ...graph.disagreements.flatMap(({ id, findingIds }) =>
      findingIds
        .filter((findingId) => !findings.has(findingId))
        .map((findingId) =>
          errorOf('danglingDisagreement', `${id} → ${findingId}`, 'the disagreement asks for a finding that does not exist'),
        ),
    ),
  ];
}

function checkDisagreement({ id, faultIds, positions }: Disagreement, faults: ReadonlySet<string>): GraphProblem[] {
  const texts = new Set(positions.map(({ text }) => text.en.trim().toLowerCase()));
  return [
    ...(texts.size >= 2 ? [] : [errorOf('onePosition', id, 'a disagreement has two positions at least')]),
    ...(faultIds.length > 0 ? [] : [errorOf('danglingDisagreement', id, 'the disagreement is about no fault: it is never shown')]),
    ...faultIds
      .filter((faultId) => !faults.has(faultId))
      .map((faultId) => errorOf('danglingDisagreement', `${id} → ${faultId}`, 'the disagreement names a fault that does not exist')),
    ...(positions.every(({ sources }) => sources.length > 0) ? [] : [warningOf('noSource', id, 'a position names no source')]),
    ...positions.flatMap(({ scope }) => checkValidity(scope, id)),
  ];
}
