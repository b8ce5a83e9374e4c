import { changeFindings } from '#analyzers/findings/change-findings.js';
import { symptomFindings } from '#analyzers/findings/symptom-findings.js';
import { componentKey } from '#domain/component.js';
import type { DiagnosisInput } from '#domain/diagnosis.js';
import type { FindingInput } from '#domain/finding.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { IncidentFacts } from '#graph/model/facts.js';
import { withStatedFindings } from './stated-findings.js';

/**
 * The facts of the incident that was asked about: what the log shows with what is stated put over it. `at` = end of the incident, where the
 * input does not say when the fault was. What symptom and recent changes say outright counts as stated, unless it is stated otherwise. Automatic findings are not among them.
 */
export function incidentFacts(
  signs: Pick<LogAnalysis, 'components' | 'findings'> & { readonly at: string | null },
  input: Pick<DiagnosisInput, 'vendor' | 'model' | 'firmware' | 'faultTime' | 'symptom' | 'recentChanges'>,
  given: readonly FindingInput[],
): IncidentFacts {
  const at = input.faultTime ?? signs.at;
  const told = [...symptomFindings(input.symptom ?? ''), ...changeFindings(input.recentChanges ?? [], at)].filter(
    (sign) => !given.some((finding) => finding.findingId === sign.findingId),
  );
  const stated = [...told, ...given];
  return {
    instances: withNamed(signs.components, [...signs.findings, ...stated]),
    findings: withStatedFindings(signs.findings, stated),
    subject: {
      vendor: input.vendor ?? null,
      model: input.model ?? null,
      firmware: input.firmware ?? null,
      at,
    },
  };
}

/** The components of the log with those that a finding is about (a fan that is gone, what a person names): what was only reported as present is a candidate then. */
function withNamed(components: LogAnalysis['components'], findings: readonly FindingInput[]): IncidentFacts['instances'] {
  const named = findings.flatMap((finding) => (finding.component == null || finding.state !== 'present' ? [] : [finding.component]));
  const instances = new Map(components.map((component) => [componentKey(component), component]));
  for (const component of named)
    instances.set(componentKey(component), { ...component, place: instances.get(componentKey(component))?.place ?? null, named: true });
  return [...instances.values()];
}
