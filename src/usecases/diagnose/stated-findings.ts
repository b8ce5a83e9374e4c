import { componentKey } from '#domain/component.js';
import type { Finding, FindingInput } from '#domain/finding.js';

/**
 * Findings of the log with the ones a person or a test states put over them: an explicit finding wins over what the log
 * shows for the same id and component, and without a component over every instance of that id.
 */
export function withStatedFindings(fromLog: readonly Finding[], stated: readonly FindingInput[]): Finding[] {
  const latest = new Map(stated.map((input) => [`${input.findingId}@${componentKey(input.component ?? null)}`, input]));
  const isOverruled = (finding: Finding) =>
    [...latest.values()].some(
      (input) =>
        input.findingId === finding.findingId &&
        (input.component == null || componentKey(input.component) === componentKey(finding.component)),
    );
  return [
    ...fromLog.filter((finding) => !isOverruled(finding)),
    ...[...latest.values()].map((input) => ({
      findingId: input.findingId,
      state: input.state,
      component: input.component ?? null,
      eventIds: [],
      origin: 'stated' as const,
    })),
  ];
}
