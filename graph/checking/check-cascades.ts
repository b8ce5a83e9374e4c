import type { FindingDefinition, GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { warningOf } from './problem.js';

/**
 * Cascades: rows of one root event (INFERENCE §2). A cascade of one row is none; a row that no cause of the other rows can bring
 * about contradicts the links: their root event excludes every cause of it.
 */
export function checkCascades(graph: GraphFile): GraphProblem[] {
  const causes = causesOfFindings(graph);
  return [...rowsByCascade(graph.findings)].flatMap(([cascade, rows]) => {
    if (rows.length === 1) return [warningOf('lonelyCascade', cascade, `only ${rows[0]?.id} is a row of this cascade`)];
    return rows.filter((row) => isForeign(row, rows, causes)).map((row) => warningOf('foreignRow', `${cascade} → ${row.id}`, foreignText));
  });
}

const foreignText = 'no cause of this finding can bring about another row of the cascade: they are not rows of one root event';

function isForeign(row: FindingDefinition, rows: readonly FindingDefinition[], causes: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const own = [...(causes.get(row.id) ?? [])];
  const others = rows.filter((other) => other !== row).flatMap((other) => causes.get(other.id) ?? []);
  return own.length > 0 && others.some((faults) => faults.size > 0) && !own.some((id) => others.some((faults) => faults.has(id)));
}

function rowsByCascade(findings: readonly FindingDefinition[]): Map<string, FindingDefinition[]> {
  const rows = new Map<string, FindingDefinition[]>();
  for (const finding of findings) {
    if (finding.cascade === null) continue;
    rows.set(finding.cascade, [...(rows.get(finding.cascade) ?? []), finding]);
  }
  return rows;
}

/** Finding id → ids of the faults with a link to it. */
function causesOfFindings({ links }: GraphFile): Map<string, Set<string>> {
  const causes = new Map<string, Set<string>>();
  for (const { faultId, findingId, linkProbability, confidence } of links) {
    if (linkProbability === 0 || confidence === 'archived') continue;
    const known = causes.get(findingId);
    if (known === undefined) causes.set(findingId, new Set([faultId]));
    else known.add(faultId);
  }
  return causes;
}
