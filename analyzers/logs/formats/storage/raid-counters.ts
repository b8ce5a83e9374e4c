import type { Component } from '#domain/component.js';
import { wholeNumberOf } from '../../storage/drive-part.js';
import type { ConditionSign, StorageCondition } from '../../storage/storage-condition.js';

type CounterRule = { readonly condition: StorageCondition; readonly key: RegExp; readonly from: number };

/** Counters of a drive as RAID tools name them; `from` = the first count that is a sign. */
const driveCounters = [
  {
    condition: 'raid/media-error',
    key: /^(?:media error count|medium error count|bbm error count|hard(?:ware| read| write) error count|failed (?:read|write) recover count|media failures)$/,
    from: 1,
  },
  { condition: 'raid/other-error', key: /^(?:other error count|aborted command count|other time ?out error count)$/, from: 1 },
  { condition: 'raid/predictive-failure', key: /^(?:predictive failure count|predictive failures?)$/, from: 1 },
  { condition: 'raid/smart-alert', key: /^s\.?m\.?a\.?r\.?t\.? (?:warnings?|warning count|alert count)$/, from: 1 },
  { condition: 'raid/link-error', key: /^(?:link failure count|phy error count)$/, from: 5 },
] as const satisfies readonly CounterRule[];

const alertKeys = /^(?:s\.?m\.?a\.?r\.?t\.? alert flagged by drive|drive has flagged a s\.?m\.?a\.?r\.?t\.? alert)$/;
const temperatureKeys = /^(?:drive temperature|current temperature ?\(c\)|temperature)$/;
/** No drive is specified above this; makers' limits are 60 °C for disks and 70 °C for solid state. */
const hotCelsius = 70;

/** Sign of one counter or flag of a drive; null for none. Keys as printed, in any case. */
export function signOfDriveField(printedKey: string, value: string, component: Component): ConditionSign | null {
  const key = printedKey.trim().toLowerCase();
  if (alertKeys.test(key)) return /^y/i.test(value.trim()) ? alert(printedKey, value, component) : null;
  const count = wholeNumberOf(value);
  if (count === null) return null;
  if (temperatureKeys.test(key)) return count >= hotCelsius && count < 120 ? hot(count, component) : null;
  const rules: readonly CounterRule[] = driveCounters;
  const rule = rules.find((each) => each.key.test(key));
  if (rule === undefined || count < rule.from || /^-/.test(value.trim())) return null;
  return { condition: rule.condition, text: `${printedKey.trim()}: ${count}`, component, details: { count } };
}

function alert(key: string, value: string, component: Component): ConditionSign {
  return { condition: 'raid/smart-alert', text: `${key.trim()}: ${value.trim()}`, component };
}

function hot(celsius: number, component: Component): ConditionSign {
  return { condition: 'raid/drive-temperature', text: `Temperature of the drive ${celsius} °C`, component, details: { celsius } };
}

/** Sign of the error counts of a controller's own memory, and of its temperature. */
export function signOfControllerField(printedKey: string, value: string, component: Component): ConditionSign | null {
  const key = printedKey.trim().toLowerCase();
  const count = wholeNumberOf(value) ?? 0;
  const common = { text: `${printedKey.trim()}: ${value.trim()}`, component, details: { count } };
  if (/^memory uncorrectable errors?$/.test(key))
    return count === 0 ? null : { ...common, condition: 'raid/controller-memory-uncorrectable' };
  if (/^memory correctable errors?$/.test(key)) return count === 0 ? null : { ...common, condition: 'raid/controller-memory-correctable' };
  const isHeat = /^(?:roc|controller|asic) temperature\b/.test(key) && !/sensor/.test(key);
  if (isHeat) return count >= hotController && count < 150 ? { ...common, condition: 'raid/controller-temperature' } : null;
  return null;
}

/** Makers specify 105 to 115 °C for the chip; at 100 it throttles. */
const hotController = 100;

/** Flags of a battery (MegaCli -AdpBbuCmd, storcli /cx/bbu show all) that are signs where they say yes. */
const batteryFlags: readonly { readonly condition: StorageCondition; readonly key: RegExp }[] = [
  { condition: 'raid/battery-missing', key: /^battery pack missing$/ },
  { condition: 'raid/battery-replace', key: /^(?:battery )?replacement required$|^pack is about to fail|^battery replacement required$/ },
  { condition: 'raid/battery-low', key: /^remaining capacity low$|^remaining time alarm$|^fully discharged$/ },
  { condition: 'raid/battery-degraded', key: /^learn cycle timeout$|^i2c errors detected$|^no space to cache offload$/ },
  { condition: 'raid/battery-learning', key: /^learn cycle active$/ },
  { condition: 'raid/battery-temperature', key: /^over temperature$/ },
];

/** Sign of one field of a battery; null where it is in order. */
export function signOfBatteryField(printedKey: string, printedValue: string, component: Component): ConditionSign | null {
  const key = printedKey.trim().toLowerCase();
  const value = printedValue.trim();
  const sign = (condition: StorageCondition): ConditionSign => ({ condition, text: `BBU ${printedKey.trim()}: ${value}`, component });
  if (/^issohgood$/.test(key)) return /^n/i.test(value) ? sign('raid/battery-replace') : null;
  if (/^temperature$/.test(key) && /high|alarm/i.test(value)) return sign('raid/battery-temperature');
  if (/^(?:voltage|learn cycle status)$/.test(key)) return /^(?:low|fail|bad|not ok)/i.test(value) ? sign('raid/battery-degraded') : null;
  const flag = batteryFlags.find((each) => each.key.test(key));
  return flag !== undefined && /^(?:yes|true|1)\b/i.test(value) ? sign(flag.condition) : null;
}
