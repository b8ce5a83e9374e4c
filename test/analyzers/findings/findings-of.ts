import { extractFindings } from '#analyzers/findings/extract-findings.js';
import type { Finding } from '#domain/finding.js';
import { readDocument, readText } from '../logs/read-text.js';

/** Findings of a log text. */
export function findingsOf(...lines: readonly string[]): Finding[] {
  return extractFindings(readText(lines.join('\n')).events);
}

/** What is present in a log text, as `finding` or `finding@locator`, sorted; rows that every start shows are left out. */
export function presentIn(...lines: readonly string[]): string[] {
  return namesOf(findingsOf(...lines), 'present');
}

/** What is absent in a log text. */
export function absentIn(...lines: readonly string[]): string[] {
  return namesOf(findingsOf(...lines), 'absent');
}

/** What is present in one Redfish message. */
export function presentInMessage(messageId: string, message: string, severity = 'Critical'): string[] {
  const entry = { '@odata.type': '#LogEntry.v1_9_0.LogEntry', Id: '1', EntryType: 'Event', Created: '2024-01-02T03:04:05Z' };
  const { events } = readDocument({ ...entry, MessageId: messageId, Message: message, Severity: severity });
  return namesOf(extractFindings(events), 'present');
}

function namesOf(findings: readonly Finding[], state: Finding['state']): string[] {
  return findings
    .filter((finding) => finding.state === state)
    .map(({ findingId, component }) => (component?.locator == null ? findingId : `${findingId}@${component.locator}`));
}

/** Rows of `ipmitool sel elist`, one minute apart, from sensor texts and events (`Memory DIMM_A1 | Correctable ECC | Asserted`). */
export function elist(...rows: readonly string[]): string[] {
  return rows.map((row, index) => {
    const minute = String(index % 60).padStart(2, '0');
    return `${(index + 1).toString(16).padStart(4)} | 03/12/2024 | 08:${minute}:00 | ${row}`;
  });
}
