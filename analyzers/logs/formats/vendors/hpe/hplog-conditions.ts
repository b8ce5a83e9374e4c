import type { Component, ComponentClass } from '#domain/component.js';
import { draftOfPart } from '../../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';

/** Sensor type and the generic severity event of IPMI that a condition stands for (IPMI 2.0 table 42-2, type 07h). */
const sensorTypes: Readonly<Partial<Record<ComponentClass, number>>> = { fan: 0x04, psu: 0x08, memory: 0x0c, cpu: 0x07, environment: 0x01 };
const severityType = 0x07;
const well = /^(?:ok|normal|good|n\/?a|not installed|absent|unknown|other|none|-+|yes|)$/i;
const failed = /^(?:fail\w*|critical|error|uncorrectable.*|bad)$/i;

/** A row of a condition table: the part with its label, whether it is there, and its condition as printed. */
export type Condition = {
  readonly class: ComponentClass;
  readonly label: string;
  readonly slot: string | null;
  readonly status: string;
  readonly isPresent: boolean;
  readonly details?: Readonly<Record<string, string>>;
};

/** Draft of a condition: a fault where it is not good, else the part's state. Empty for places without a part. */
export function draftsOfCondition(condition: Condition): PlacelessDraft[] {
  if (!condition.isPresent) return [];
  const component = componentOf(condition);
  const part = draftOfPart({ component });
  const state = {
    ...part,
    text: `${condition.label}: ${condition.status}`,
    details: { ...condition.details, condition: condition.status },
  };
  return [well.test(condition.status.trim()) ? state : { ...faultOf(condition, component), details: state.details }];
}

function faultOf({ class: componentClass, label, status }: Condition, component: Component): PlacelessDraft {
  const isFailed = failed.test(status.trim());
  const sensorType = sensorTypes[componentClass] ?? null;
  return {
    ...(sensorType === null
      ? { key: 'unknown' }
      : { ipmi: { sensorType, eventType: severityType, offset: isFailed ? 2 : 1, eventData: null } }),
    class: 'message',
    text: `${label}: ${status}`,
    meaning: 'fault',
    severity: { reported: status, derived: isFailed ? 'critical' : 'warning' },
    components: [component],
    provenance: 'inferred',
  };
}

function componentOf({ class: componentClass, label, slot }: Condition): Component {
  return { class: componentClass, locator: label, place: slot === null ? null : { slot }, provenance: 'printed' };
}
