import type { Finding, FindingInput } from '#domain/finding.js';
import type { LogEvent } from '#domain/log-event.js';
import type { SupportCase } from '#domain/support-case.js';
import type { NotUnderstood } from '#domain/unread.js';
import { signsOfIncident } from './diagnose/incident-signs.js';
import { withStatedFindings } from './diagnose/stated-findings.js';
import { readChunks, textChunks } from './read-chunks.js';

/** What the log text of a case shows of the incident at its opening, with the findings its people stated, and what nobody understands of the log. */
export type CaseAnalysis = {
  readonly findings: readonly Finding[];
  readonly events: readonly LogEvent[];
  readonly notUnderstood: NotUnderstood;
  /** Ids of the log formats that were read. */
  readonly formats: readonly string[];
};

const eventsOfCase = 5000;

/** Reads the log text of a stored case. Pure and synchronous, so that an import can index case by case. */
export function analyseCase(supportCase: Pick<SupportCase, 'id' | 'log' | 'findings' | 'vendor' | 'model' | 'openedAt'>): CaseAnalysis {
  const { id, vendor, model, openedAt, log = '' } = supportCase;
  const { events, reading } = readChunks(textChunks(id, log.split(/\r?\n/)), eventsOfCase);
  const { incidentEvents, findings } = signsOfIncident(events, { vendor, model, faultTime: openedAt });
  const stated = (supportCase.findings ?? []) as readonly FindingInput[];
  return {
    events: incidentEvents,
    findings: withStatedFindings(findings, stated),
    notUnderstood: reading.notUnderstood,
    formats: reading.formats,
  };
}
