import { automaticFindings } from '#analyzers/findings/automatic.js';
import { extractFindings } from '#analyzers/findings/extract-findings.js';
import { instancesOf } from '#analyzers/findings/instances.js';
import type { LogEvent } from '#domain/log-event.js';
import type { SupportCase } from '#domain/support-case.js';
import type { CalibrationCase } from '#graph/calibration/calibration-case.js';
import { perturbedWeight } from '#graph/calibration/settings.js';
import { incidentFacts } from '../diagnose/incident-facts.js';
import { signsOfIncident } from '../diagnose/incident-signs.js';
import { readChunks, textChunks } from '../read-chunks.js';
import { perturbWindow } from './perturb-window.js';

/** What a closed case shows, once as it is and once with another cut of its log: a calibration without the label. */
export type CaseEvidence = readonly Omit<CalibrationCase, 'label' | 'permitted'>[];

/** Reads a closed case as a diagnosis would read it when it was opened. Pure; nothing of the log itself is kept. */
export function caseEvidence(supportCase: SupportCase): CaseEvidence {
  const { id, log } = supportCase;
  return evidenceOfEvents(supportCase, log === undefined ? [] : readChunks(textChunks(id, log.split(/\r?\n/))).events);
}

/** The same of events that were read already. */
export function evidenceOfEvents(supportCase: SupportCase, events: readonly LogEvent[]): CaseEvidence {
  const { id, server, vendor, model, findings = [], openedAt } = supportCase;
  const input = { vendor, model, faultTime: openedAt };
  const signs = signsOfIncident(events, input);
  const at = signs.choice?.incident.to ?? null;
  const evidenceOf = (shown: Pick<typeof signs, 'findings' | 'components' | 'incidentEvents'>, weight: number, isPerturbed: boolean) => ({
    id,
    group: server ?? id,
    facts: withoutEvents(incidentFacts({ ...shown, at }, input, findings)),
    automatic: automaticFindings(shown.incidentEvents, shown.findings).map(({ findingId }) => findingId),
    weight,
    isPerturbed,
  });
  const original = evidenceOf(signs, 1, false);
  if (perturbedWeight === 0 || signs.incidentEvents.length < 2) return [original];
  const incidentEvents = perturbWindow(signs.incidentEvents, signs.events, id);
  const perturbed = {
    incidentEvents,
    findings: extractFindings(incidentEvents, { log: signs.events, history: input }),
    components: instancesOf(incidentEvents, signs.events),
  };
  return [original, evidenceOf(perturbed, perturbedWeight, true)];
}

/** Thousands of cases are held at once: which events showed a finding is not asked. */
function withoutEvents(facts: CalibrationCase['facts']): CalibrationCase['facts'] {
  return { ...facts, findings: facts.findings.map((finding) => ({ ...finding, eventIds: [] })) };
}
