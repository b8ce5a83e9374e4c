import { extractFindings } from '#analyzers/findings/extract-findings.js';
import { pairEvents } from '#analyzers/logs/event/pairing.js';
import { openLog, readLog } from '#analyzers/logs/read-log.js';
import type { Finding, FindingInput } from '#domain/finding.js';
import type { LogEvent } from '#domain/log-event.js';
import type { SupportCase } from '#domain/support-case.js';
import { withStatedFindings } from './diagnose/stated-findings.js';

/** What the log text of a case shows, with the findings its people stated. */
export type CaseAnalysis = { readonly findings: readonly Finding[]; readonly events: readonly LogEvent[] };

const eventsOfCase = 5000;

/** Reads the log text of a stored case. Pure and synchronous, so that an import can index case by case. */
export function analyseCase(supportCase: Pick<SupportCase, 'id' | 'log' | 'findings'>): CaseAnalysis {
  const events = pairEvents(readText(supportCase.id, supportCase.log ?? ''));
  return { events, findings: withStatedFindings(extractFindings(events), (supportCase.findings ?? []) as readonly FindingInput[]) };
}

function readText(file: string, text: string): LogEvent[] {
  const events: LogEvent[] = [];
  const options = { zoneOffsetMinutes: null, eventLimit: eventsOfCase };
  const sink = { event: (event: LogEvent) => void events.push(event), unread: () => undefined };
  const document = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  if (document !== undefined) {
    readLog({ kind: 'json', file, document, text }, options, sink);
    return events;
  }
  const reading = openLog(file, options, sink);
  reading.push(text.split(/\r?\n/));
  reading.end();
  return events;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
