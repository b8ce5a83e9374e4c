import type { ConditionSign, StorageCondition } from './storage-condition.js';

/** Values of the NVMe SMART / health log (log page 02h); null = not printed. Percentages; `criticalWarning` is the byte of bits. */
export type NvmeHealth = {
  readonly criticalWarning: number | null;
  readonly availableSpare: number | null;
  readonly spareThreshold: number | null;
  readonly percentageUsed: number | null;
  readonly mediaErrors: number | null;
};

/** Names of the values, for evidence that points to the line a value stands on. */
export type NvmeField = keyof NvmeHealth;

/** One sign with the value that shows it. */
export type NvmeSign = ConditionSign & { readonly field: NvmeField };

/** The values of a health log, each asked for by its name. */
export function nvmeHealthOf(value: (field: NvmeField) => number | null): NvmeHealth {
  return {
    criticalWarning: value('criticalWarning'),
    availableSpare: value('availableSpare'),
    spareThreshold: value('spareThreshold'),
    percentageUsed: value('percentageUsed'),
    mediaErrors: value('mediaErrors'),
  };
}

/** Bits of the critical warning byte (NVM Express base specification, SMART / health information log). */
const warningBits: readonly { readonly condition: StorageCondition; readonly text: string }[] = [
  { condition: 'nvme/available_spare', text: 'available spare below threshold' },
  { condition: 'nvme/temperature', text: 'temperature outside its thresholds' },
  { condition: 'nvme/reliability', text: 'reliability degraded by media or internal errors' },
  { condition: 'nvme/read_only', text: 'media in read-only mode' },
  { condition: 'nvme/volatile_backup', text: 'volatile memory backup failed' },
  { condition: 'nvme/pmr', text: 'persistent memory region read-only or unreliable' },
];
const wornPercent = 90;

/** What the health log of an NVMe drive shows. Error log entries and unsafe shutdowns are not among it: they are benign as a rule. */
export function signsOfNvmeHealth(health: NvmeHealth): NvmeSign[] {
  const bits = signsOfWarning(health.criticalWarning ?? 0).map((sign): NvmeSign => ({ ...sign, field: 'criticalWarning' }));
  return [...bits, ...(bits.some((sign) => sign.condition === 'nvme/available_spare') ? [] : spareSigns(health)), ...counterSigns(health)];
}

/** What the bits of a critical warning byte say. */
export function signsOfWarning(byte: number): ConditionSign[] {
  return warningBits.flatMap(({ condition, text }, bit) =>
    (byte >> bit) & 1 ? [{ condition, text: `NVMe critical warning: ${text}`, details: { criticalWarning: byte } }] : [],
  );
}

function spareSigns({ availableSpare, spareThreshold }: NvmeHealth): NvmeSign[] {
  if (availableSpare === null || spareThreshold === null || spareThreshold === 0 || availableSpare > spareThreshold) return [];
  const text = `NVMe available spare ${availableSpare} % of threshold ${spareThreshold} %`;
  return [{ condition: 'nvme/available_spare', text, details: { availableSpare, spareThreshold }, field: 'availableSpare' }];
}

function counterSigns({ percentageUsed, mediaErrors }: NvmeHealth): NvmeSign[] {
  const signs: NvmeSign[] = [];
  if (mediaErrors !== null && mediaErrors > 0)
    signs.push({
      condition: 'nvme/media_errors',
      text: `NVMe media and data integrity errors: ${mediaErrors}`,
      details: { mediaErrors },
      field: 'mediaErrors',
    });
  if (percentageUsed !== null && percentageUsed >= wornPercent)
    signs.push({
      condition: 'nvme/percentage_used',
      text: `NVMe endurance used: ${percentageUsed} %`,
      details: { percentageUsed },
      field: 'percentageUsed',
    });
  return signs;
}
