import type { CausalLink, GraphProblem, GraphRevision } from '#domain/causal-graph.js';
import type { GraphItem } from '#usecases/curate-graph.js';

/** A problem of a graph in one line. */
export function problemText({ level, code, subject, text }: GraphProblem): string {
  return `${level.padEnd(8)}${code.padEnd(22)}${subject}: ${text}`;
}

/** A revision in one line. */
export function revisionText({ revision, state, createdAt, faults, links, note }: GraphRevision): string {
  return `${revision}  ${state.padEnd(11)}${createdAt}  ${faults} faults, ${links} links  ${note}`;
}

/** A fault, finding or test with its links. */
export function graphItemText(item: GraphItem): string {
  if (item.kind === 'fault') {
    const { fault } = item;
    const repairs = fault.repairs.map((repair, index) => `  ${index + 1}. ${repair.action.en} (${repair.who}, ${repair.costMinutes} min)`);
    return [
      `${fault.id} (${fault.componentClass}): ${fault.title.en} / ${fault.title.zh}`,
      fault.explanation.en,
      `prior ${fault.prior}; ${fault.confidence}; ${fault.sources.join(', ')}`,
      ...repairs,
      ...linkLines(item.links),
    ].join('\n');
  }
  if (item.kind === 'finding') {
    const { finding } = item;
    return [
      `${finding.id}: ${finding.title.en} / ${finding.title.zh}`,
      finding.question.en,
      `leak ${finding.leakProbability}; cascade ${finding.cascade ?? 'none'}`,
      ...linkLines(item.links),
    ].join('\n');
  }
  const { test } = item;
  return [
    `${test.id}: ${test.title.en} / ${test.title.zh}`,
    `${test.costMinutes} min, ${test.downtime}, risk ${test.risk}, ${test.who}`,
    ...test.outcomes.map(
      (outcome) =>
        `  ${outcome.findingId}: ${outcome.givenFault.map((given) => `${given.faultId} ${given.probability}`).join(', ')}; otherwise ${outcome.otherwise}`,
    ),
  ].join('\n');
}

function linkLines(links: readonly CausalLink[]): string[] {
  const byStrength = [...links].sort((left, right) => right.linkProbability - left.linkProbability);
  return byStrength.map((link) => `  ${link.linkProbability.toFixed(3)}  ${link.faultId} → ${link.findingId} (${link.scope})`);
}
