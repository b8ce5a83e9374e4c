/** Table of the words that RAID tools print for states of drives, arrays, controllers and batteries. */
import type { Component } from '#domain/component.js';
import type { ConditionSign, StorageCondition } from '../../storage/storage-condition.js';

type StateRule = { readonly condition: StorageCondition | null; readonly word: RegExp };

/** States of drives: storcli, MegaCli, arcconf, ssacli, sas3ircu, mdadm. First match wins; null = in order. */
const driveStates = [
  { condition: 'raid/rebuild-failed', word: /rebuild (?:failed|aborted)/i },
  { condition: 'raid/predictive-failure', word: /predictive|pfa\b|warning \(pred/i },
  { condition: 'raid/drive-unconfigured-bad', word: /^ubad|^ubunsp|unconfigured ?\(?bad/i },
  { condition: 'raid/drive-missing', word: /^msng|missing|^mis\b|not present|removed/i },
  { condition: 'raid/rebuild', word: /^rbld|rebuil|recovering|spare rebuilding|resync/i },
  { condition: 'raid/copyback', word: /^cpybck|copyback|erasing/i },
  { condition: 'raid/drive-failed', word: /fail(?:ed|ure)?\b|^fld\b|dead|faulty|^flt|inconsistent|bad\b|not authenticated/i },
  { condition: 'raid/drive-offline', word: /^offl?n|offline|\boff-line/i },
  { condition: null, word: /./ },
] as const satisfies readonly StateRule[];

/** States of arrays (virtual, logical drives). */
const arrayStates = [
  { condition: 'raid/array-partially-degraded', word: /^pdgd|partially/i },
  { condition: 'raid/array-activity', word: /queued|^(?:transforming|expanding|initiali[sz]ing|erase)|rebuild.{0,20}complete/i },
  {
    condition: 'raid/array-degraded',
    word: /^dgrd|degraded|interim recovery|ready for rebuild|recovering|^rec\b|recovery|rebuilding|suboptimal|impacted|critical/i,
  },
  {
    condition: 'raid/array-failed',
    word: /^ofln|offline|fail(?:ed|ure)?|missing|dead|inactive|unrecoverable|broken|^msng|multiple drive/i,
  },
  { condition: null, word: /./ },
] as const satisfies readonly StateRule[];

/** States of batteries and of capacitor modules behind the cache. */
const batteryStates = [
  { condition: 'raid/battery-missing', word: /^msng|missing|not present|absent|removed|not installed/i },
  { condition: 'raid/battery-replace', word: /replace|soh bad|end of life|about to fail/i },
  { condition: 'raid/battery-learning', word: /learn/i },
  { condition: 'raid/battery-failed', word: /fail|faulty|^fld\b|^bad\b|dead|defective|permanently/i },
  { condition: 'raid/battery-temperature', word: /temperature (?:is )?(?:high|alarm)|over.?temp|overheat/i },
  { condition: 'raid/battery-low', word: /\blow\b|discharg/i },
  { condition: 'raid/battery-degraded', word: /^dgd|degraded|^awaiting|non.?operational|unknown error|need attention|sub-?optimal/i },
  { condition: null, word: /./ },
] as const satisfies readonly StateRule[];

/** States of controllers. That one needs attention is said for drives and batteries as well, so it accuses no part. */
const controllerStates = [
  { condition: 'raid/controller-failed', word: /^fail|faulty|locked|crash|dead|^fld|not responding|offline/i },
  { condition: 'raid/controller-attention', word: /attention|^ndatn|degraded|^dgd|warning|not ok|sub-?optimal|critical|error/i },
  { condition: null, word: /./ },
] as const satisfies readonly StateRule[];

const enclosureStates = [
  { condition: 'raid/enclosure-failed', word: /fail|fault|critical|missing|not ok|unrecov|communication lost|degraded/i },
  { condition: null, word: /./ },
] as const satisfies readonly StateRule[];

const tables = {
  drive: driveStates,
  array: arrayStates,
  battery: batteryStates,
  controller: controllerStates,
  enclosure: enclosureStates,
} as const satisfies Readonly<Record<string, readonly StateRule[]>>;

/** What a state is printed of; `text` = how the sign says it (`VD 0/0: Dgrd`). */
export type PrintedState = {
  readonly of: keyof typeof tables;
  readonly state: string;
  readonly text: string;
  readonly component: Component | null;
};

/** Sign of a printed state; null where it is in order or not printed. */
export function signOfState({ of, state, text, component }: PrintedState): ConditionSign | null {
  const word = state.trim().slice(0, 120);
  const rules: readonly StateRule[] = tables[of];
  const condition = rules.find((rule) => rule.word.test(word))?.condition ?? null;
  return condition === null ? null : { condition, text, component, reported: word };
}
