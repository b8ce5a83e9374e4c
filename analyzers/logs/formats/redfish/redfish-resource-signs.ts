import type { ComponentClass } from '#domain/component.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { type JsonRecord, textAt } from '../../syntax/json-fields.js';
import { componentOfResource } from './redfish-resource-fields.js';

/** IPMI events that say the same as a failing resource of a class; a memory module or processor may be critical for many reasons. */
const aliasOfCritical: Readonly<Partial<Record<ComponentClass, string>>> = { psu: 'ipmi/08/6f/01', drive: 'ipmi/0d/6f/01' };
const lostInput = /^(?:LossOfInput|OutOfRange)$/;

/** Signs of trouble that a resource shows now: its health, a predicted failure, lost input power (DSP2046 Status, Drive, PowerSupply). */
export function signsOfResource(resource: JsonRecord, componentClass: ComponentClass): PlacelessDraft[] {
  return [healthSign(resource, componentClass), predictedFailure(resource), inputSign(resource)].flatMap((sign) =>
    sign === null ? [] : [{ ...sign, class: 'message', components: [componentOfResource(resource, componentClass)] } as const],
  );
}

/** `Health` is the resource's own; `HealthRollup` repeats what its members say. */
function healthSign(resource: JsonRecord, componentClass: ComponentClass): PlacelessDraft | null {
  const health = textAt(resource, 'Status', 'Health');
  if (health !== 'Warning' && health !== 'Critical') return null;
  const alias = health === 'Critical' ? aliasOfCritical[componentClass] : undefined;
  return {
    key: `redfish/ResourceEvent/ResourceStatusChanged${health}`,
    ...(alias === undefined ? {} : { aliases: [alias] }),
    text: `${textAt(resource, 'Name') ?? componentClass}: health ${health}, state ${textAt(resource, 'Status', 'State') ?? 'not given'}`,
    meaning: 'fault',
    severity: { reported: health },
    provenance: 'standard',
  };
}

function predictedFailure(resource: JsonRecord): PlacelessDraft | null {
  if (textAt(resource, 'FailurePredicted') !== 'true') return null;
  return {
    key: 'redfish/StorageDevice/DrivePredictiveFailure',
    aliases: ['ipmi/0d/6f/02'],
    text: `${textAt(resource, 'Name') ?? 'Drive'}: the drive predicts its failure`,
    meaning: 'fault',
    severity: { reported: null, derived: 'warning' },
    provenance: 'standard',
  };
}

function inputSign(resource: JsonRecord): PlacelessDraft | null {
  const input = textAt(resource, 'LineInputStatus') ?? '';
  if (!lostInput.test(input)) return null;
  return {
    key: 'redfish/Power/LossOfInputPower',
    aliases: [input === 'LossOfInput' ? 'ipmi/08/6f/03' : 'ipmi/08/6f/05'],
    text: `${textAt(resource, 'Name') ?? 'Power supply'}: line input ${input}`,
    meaning: 'fault',
    severity: { reported: null, derived: 'critical' },
    provenance: 'standard',
  };
}
