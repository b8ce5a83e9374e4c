import type { GraphCalibration, GraphFile } from '#domain/causal-graph.js';
import type { Confirmed, SupportCase } from '#domain/support-case.js';
import type { CalibrationCase } from '#graph/calibration/calibration-case.js';
import { labelOf, levelOf } from '#graph/calibration/labels.js';
import type { CaseEvidence } from './case-evidence.js';

/** Why a stored case teaches nothing. */
export type LeftOutReason = 'notConfirmed' | 'notResolved' | 'noEvidence' | 'noSuchFault';

/** Closed cases read for a calibration, and how many were left out for which reason. */
export type ClosedCases = {
  readonly cases: readonly CalibrationCase[];
  readonly used: number;
  readonly leftOut: Readonly<Record<LeftOutReason, number>>;
  readonly about: Pick<GraphCalibration, 'level' | 'scope' | 'at'>;
};

type Read = { readonly confirmed: Confirmed; readonly evidence: CaseEvidence; readonly at: string | null };

/** Reads all cases that say what was the cause, each once. `read` is told the number of cases read so far. */
export async function readClosedCases(
  graph: GraphFile,
  stored: AsyncIterable<SupportCase>,
  evidenceOf: (supportCase: SupportCase) => CaseEvidence,
  onRead: (count: number) => void = () => undefined,
): Promise<ClosedCases> {
  const leftOut = { notConfirmed: 0, notResolved: 0, noEvidence: 0, noSuchFault: 0 };
  const read: Read[] = [];
  for await (const one of stored) {
    const reason = reasonToLeaveOut(one);
    if (reason !== null) leftOut[reason] += 1;
    else if (one.confirmed !== undefined) {
      read.push({ confirmed: one.confirmed, evidence: evidenceOf(one), at: one.closedAt ?? one.openedAt ?? null });
      onRead(read.length);
    }
  }
  const named = new Set(read.map(({ confirmed }) => confirmed.componentClass));
  const labelled = read.map((one) => ({ ...one, label: labelOf(graph, one.confirmed, named) }));
  const taught = labelled.filter(({ label }) => label.permitted.size > 0);
  return {
    cases: taught.flatMap(({ evidence, label }) => evidence.map((one) => ({ ...one, label: label.name, permitted: label.permitted }))),
    used: taught.length,
    leftOut: { ...leftOut, noSuchFault: labelled.length - taught.length },
    about: { level: levelOf(taught.map(({ confirmed }) => confirmed)), scope: 'site', at: newest(taught) },
  };
}

function reasonToLeaveOut({ confirmed, outcome, log = '', findings = [] }: SupportCase): Exclude<LeftOutReason, 'noSuchFault'> | null {
  if (confirmed === undefined) return 'notConfirmed';
  if (outcome === 'notResolved') return 'notResolved';
  return log.trim() === '' && findings.length === 0 ? 'noEvidence' : null;
}

function newest(cases: readonly Pick<Read, 'at'>[]): string | null {
  return cases.reduce<string | null>((latest, { at }) => (at !== null && (latest === null || at > latest) ? at : latest), null);
}
