import { openLog, readLog } from '#analyzers/logs/read-log.js';
import type { Finding, FindingInput } from '#domain/finding.js';
import type { LogEvent } from '#domain/log-event.js';
import type { SupportCase } from '#domain/support-case.js';
import type { NotUnderstood } from '#domain/unread.js';
import { signsOfIncident } from './diagnose/incident-signs.js';
import { withStatedFindings } from './diagnose/stated-findings.js';
import { createMinedSink } from './mined-sink.js';

/** What the log text of a case shows of the incident at its opening, with the findings its people stated, and what nobody understands of the log. */
export type CaseAnalysis = {
  readonly findings: readonly Finding[];
  readonly events: readonly LogEvent[];
  readonly notUnderstood: NotUnderstood;
};

const eventsOfCase = 5000;

/** Reads the log text of a stored case. Pure and synchronous, so that an import can index case by case. */
export function analyseCase(supportCase: Pick<SupportCase, 'id' | 'log' | 'findings' | 'vendor' | 'model' | 'openedAt'>): CaseAnalysis {
  const { vendor, model, openedAt } = supportCase;
  const read = readText(supportCase.id, supportCase.log ?? '');
  const { incidentEvents, findings } = signsOfIncident(read.events, { vendor, model, faultTime: openedAt });
  const stated = (supportCase.findings ?? []) as readonly FindingInput[];
  return { events: incidentEvents, findings: withStatedFindings(findings, stated), notUnderstood: read.notUnderstood };
}

function readText(file: string, text: string): Pick<CaseAnalysis, 'events' | 'notUnderstood'> {
  const events: LogEvent[] = [];
  const options = { zoneOffsetMinutes: null, eventLimit: eventsOfCase };
  const sink = createMinedSink({ event: (event) => void events.push(event), unread: () => undefined });
  const document = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  if (document === undefined) {
    const reading = openLog(file, options, sink);
    reading.push(text.split(/\r?\n/));
    reading.end();
  } else {
    readLog({ kind: 'json', file, document, text }, options, sink);
  }
  return { events, notUnderstood: sink.notUnderstood() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
