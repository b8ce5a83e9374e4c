/** Table of the conditions that tools for drives and RAID controllers report, and the draft of an event that shows one. */

import type { Component, ComponentClass } from '#domain/component.js';
import type { EventDetail, LogEvent } from '#domain/log-event.js';
import type { PlacelessDraft } from '../event/draft-of-record.js';
import { unlocatedComponent } from '../event/unlocated-component.js';

type ConditionRow = {
  readonly severity: LogEvent['severity']['derived'];
  readonly meaning: EventDetail['meaning'];
  /** Class the condition is about; null = an array or the whole machine. */
  readonly class: ComponentClass | null;
  /** Key of the same fact in IPMI's terms (IPMI 2.0 table 42-3, types 0Dh and 29h). */
  readonly ipmi?: string;
};

const fault = (componentClass: ComponentClass | null, severity: 'warning' | 'critical', ipmi?: string): ConditionRow => ({
  severity,
  meaning: 'fault',
  class: componentClass,
  ...(ipmi === undefined ? {} : { ipmi }),
});
const other = (
  componentClass: ComponentClass | null,
  meaning: 'state' | 'activity' | 'recovery' | 'unknown',
  ipmi?: string,
): ConditionRow => ({
  severity: 'ok',
  meaning,
  class: componentClass,
  ...(ipmi === undefined ? {} : { ipmi }),
});

const driveFailed = 'ipmi/0d/6f/01';
const predictiveFailure = 'ipmi/0d/6f/02';
const criticalArray = 'ipmi/0d/6f/05';
const failedArray = 'ipmi/0d/6f/06';
const rebuildRunning = 'ipmi/0d/6f/07';
const rebuildAborted = 'ipmi/0d/6f/08';
const batteryLow = 'ipmi/29/6f/00';
const batteryFailed = 'ipmi/29/6f/01';

/** Conditions by key. Sources: smartctl(8), smartd(8), NVM Express base specification (SMART log 02h), MegaRAID and Smart Array guides. */
export const storageConditions = {
  'smart/health': fault('drive', 'critical', predictiveFailure),
  'smart/attribute-failed': fault('drive', 'critical', predictiveFailure),
  'smart/attribute-failed-past': fault('drive', 'warning'),
  'smart/media-error': fault('drive', 'warning'),
  'smart/reallocated': fault('drive', 'warning'),
  'smart/link-error': fault('drive', 'warning'),
  'smart/other-error': fault('drive', 'warning'),
  'smart/wear': fault('drive', 'warning'),
  'smart/self-test': fault('drive', 'critical'),
  'smart/self-test-past': fault('drive', 'warning'),
  'smart/temperature': fault('drive', 'warning'),
  'smart/unreachable': fault('drive', 'critical'),
  'smart/open-failed': other('drive', 'unknown'),
  'smart/error-log': other('drive', 'unknown'),
  'smart/counter': other('drive', 'unknown'),
  'smart/age': other('drive', 'state'),
  'smart/state': other('drive', 'state'),
  'smart/activity': other('drive', 'activity'),
  'nvme/available_spare': fault('drive', 'critical'),
  'nvme/temperature': fault('drive', 'warning'),
  'nvme/reliability': fault('drive', 'critical', predictiveFailure),
  'nvme/read_only': fault('drive', 'critical'),
  'nvme/volatile_backup': fault('drive', 'critical'),
  'nvme/pmr': fault('drive', 'warning'),
  'nvme/media_errors': fault('drive', 'warning'),
  'nvme/percentage_used': fault('drive', 'warning'),
  'nvme/error-log': other('drive', 'unknown'),
  'raid/drive-failed': fault('drive', 'critical', driveFailed),
  'raid/drive-unconfigured-bad': fault('drive', 'critical', driveFailed),
  'raid/drive-offline': fault('drive', 'critical'),
  'raid/drive-missing': fault('drive', 'critical'),
  'raid/drive-timeout': fault('drive', 'warning'),
  'raid/drive-inserted': other('drive', 'activity'),
  'raid/predictive-failure': fault('drive', 'critical', predictiveFailure),
  'raid/smart-alert': fault('drive', 'critical', predictiveFailure),
  'raid/media-error': fault('drive', 'warning'),
  'raid/other-error': fault('drive', 'warning'),
  'raid/link-error': fault('drive', 'warning'),
  'raid/wear': fault('drive', 'warning'),
  'raid/drive-temperature': fault('drive', 'warning'),
  'raid/sense': other('drive', 'unknown'),
  'raid/rebuild': other('drive', 'activity', rebuildRunning),
  'raid/rebuild-failed': fault('drive', 'critical', rebuildAborted),
  'raid/copyback': other('drive', 'activity'),
  'raid/array-degraded': fault(null, 'critical', criticalArray),
  'raid/array-partially-degraded': fault(null, 'warning', criticalArray),
  'raid/array-failed': fault(null, 'critical', failedArray),
  'raid/array-optimal': other(null, 'recovery', criticalArray),
  'raid/array-activity': other(null, 'activity'),
  'raid/array-state': other(null, 'state'),
  'raid/bad-blocks': fault(null, 'critical'),
  'raid/foreign-configuration': fault(null, 'warning'),
  'raid/controller-failed': fault('raid-controller', 'critical'),
  'raid/controller-attention': { severity: 'warning', meaning: 'unknown', class: 'raid-controller' },
  'raid/controller-memory-uncorrectable': fault('raid-controller', 'critical'),
  'raid/controller-memory-correctable': fault('raid-controller', 'warning'),
  'raid/controller-temperature': fault('raid-controller', 'warning'),
  'raid/controller-firmware': fault('raid-controller', 'critical'),
  'raid/controller-state': other('raid-controller', 'state'),
  'raid/controller-activity': other('raid-controller', 'activity'),
  'raid/cache-lost': fault('raid-battery', 'warning'),
  'raid/cache-pinned': fault(null, 'critical'),
  'raid/battery-failed': fault('raid-battery', 'critical', batteryFailed),
  'raid/battery-replace': fault('raid-battery', 'critical', batteryFailed),
  'raid/battery-missing': fault('raid-battery', 'critical'),
  'raid/battery-degraded': fault('raid-battery', 'warning'),
  'raid/battery-low': fault('raid-battery', 'warning', batteryLow),
  'raid/battery-temperature': fault('raid-battery', 'warning'),
  'raid/battery-learning': other('raid-battery', 'activity'),
  'raid/battery-state': other('raid-battery', 'state'),
  'raid/enclosure-failed': fault('backplane', 'critical'),
  'raid/phy-error': fault('backplane', 'warning'),
  'raid/enclosure-state': other('backplane', 'state'),
} as const satisfies Readonly<Record<string, ConditionRow>>;

export type StorageCondition = keyof typeof storageConditions;

/** One sign of a condition as a tool printed it. `key` = its own identity (`smart/ata/197`), of which the condition is then an alias. */
export type ConditionSign = {
  readonly condition: StorageCondition;
  readonly key?: string;
  readonly text: string;
  /** The part that shows it; null where none is named. */
  readonly component?: Component | null;
  readonly reported?: string | null;
  readonly severity?: LogEvent['severity']['derived'];
  readonly meaning?: EventDetail['meaning'];
  readonly details?: EventDetail['details'];
};

/** Draft of the event that a sign is. */
export function draftOfCondition({ condition, key, text, component, ...sign }: ConditionSign): PlacelessDraft {
  const row: ConditionRow = storageConditions[condition];
  const aliases = [...(key === undefined ? [] : [condition]), ...(row.ipmi === undefined ? [] : [row.ipmi])];
  const meaning = sign.meaning ?? row.meaning;
  return {
    key: key ?? condition,
    aliases,
    class: 'message',
    text,
    meaning,
    severity: { reported: sign.reported ?? null, derived: sign.severity ?? row.severity },
    components: component ? [component] : vagueComponent(row.class),
    ...(sign.details === undefined ? {} : { details: sign.details }),
  };
}

/** Class of the part that a condition is about, where no label of it is printed. */
function vagueComponent(componentClass: ComponentClass | null): Component[] {
  return componentClass === null ? [] : [unlocatedComponent(componentClass)];
}
