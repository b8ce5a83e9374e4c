import type { EventDetail, LogEvent } from '#domain/log-event.js';

/** What the severity of a platform event log says. */
export type PelJudgement = { readonly meaning: EventDetail['meaning']; readonly severity: LogEvent['severity']['derived'] };

/** Severities by the high digit of the byte (platform event log user header), and the words `peltool` prints. */
const judgements = [
  [/^(?:0x)?0\d?$|^information|^non-?error/i, { meaning: 'activity', severity: 'ok' }],
  [/^(?:0x)?1\d$|^recovered/i, { meaning: 'fault', severity: 'warning' }],
  [/^(?:0x)?2\d$|^predictive/i, { meaning: 'fault', severity: 'warning' }],
  [/^(?:0x)?4\d$|^unrecover/i, { meaning: 'fault', severity: 'critical' }],
  [/^(?:0x)?5\d$|^critical/i, { meaning: 'fault', severity: 'critical' }],
  [/^(?:0x)?6\d$|diagnostic/i, { meaning: 'fault', severity: 'critical' }],
  [/^(?:0x)?7\d$|^symptom/i, { meaning: 'unknown', severity: 'warning' }],
] as const satisfies readonly (readonly [RegExp, PelJudgement])[];

/** Meaning of a severity byte (`0x40`) or its words; unknown words leave it open. */
export function severityOfPel(severity: string): PelJudgement {
  const text = severity.trim();
  return judgements.find(([form]) => form.test(text))?.[1] ?? { meaning: 'unknown', severity: 'ok' };
}
