import type { Component, ComponentClass } from '#domain/component.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import type { MessageSense } from '../../../event/message-keys.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { classOfWord } from '../part-words.js';
import { draftOfRegistryMessage } from './openbmc-registry-message.js';

/** One log entry of phosphor-logging; `timestamp` in milliseconds or ISO 8601, `additional` by key. */
export type PhosphorEntry = {
  readonly id: string | null;
  readonly message: string;
  /** Last word of the level (`Error`). */
  readonly severity: string;
  readonly timestamp: string;
  readonly isResolved: boolean;
  readonly resolution: string | null;
  readonly eventId: string | null;
  readonly additional: ReadonlyMap<string, string>;
  /** Inventory path that an association of the entry calls out. */
  readonly callout?: string | null;
};

const registryMessage = /^(?<id>[A-Z]\w{1,60}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\.\w{1,100})$/;
const errorName = /^(?:xyz|org|com)\.\w+\.(?<name>[\w.]{1,200})$/;
const keptKeys = /^(?!_|ESEL|CODE_|TRANSACTION_ID)[A-Z][A-Z0-9_]{1,60}$/;
const mostDetails = 12;
const longestDetail = 200;

/** Wordings of the BMC's own messages that the common table does not know. */
const senses = [
  [/\bDIMM Failure Event\b|\bno DIMM in system\b|MemoryTrainingFail/i, 'ipmi/0c/6f/07'],
  [/\bUncorrectable ECC\b|MemoryECCUncorrectable/i, 'ipmi/0c/6f/01'],
  [/(?<!un)\bCorrectable ECC\b|MemoryECCCorrectable/i, 'ipmi/0c/6f/00'],
  [/PowerSupply\.Error\.InputFault|power_supply.*input.?fault|\bPSU.{0,40}\binput fault\b|\bVinUVFault\b/i, 'ipmi/08/6f/03'],
  [
    /Power\.(?:PowerSupply\.)?Fault\.Error\.(?:PowerSupply|PSKillFault|VoutOVFault|IoutOCFault)|PowerSupply\.Error\.\w*Fault/i,
    'ipmi/08/6f/01',
  ],
  [/Power(?:OnErr|OnFail)|PowerSequencer|PGOOD|PowerOnFailure|Shutdown\.Power\.Fault/i, 'ipmi/09/6f/05'],
  [/Fan\.Error\.(?:Fault|Stalled)|Fan\.Error|fan.{0,20}nonfunctional/i, 'ipmi/04/01/02'],
  [/ThermalTrip|Thermal_Trip|Over ?temperature shutdown/i, 'ipmi/07/6f/01'],
  [/CATERR|\bIERR\b/i, 'ipmi/07/6f/00'],
  [/PCIe.{0,30}\b(?:fatal)\b(?!.{0,5}non)/i, 'ipmi/13/6f/0a'],
  [/SystemEventLog.{0,10}Clear/i, 'ipmi/10/6f/02'],
] as const;

/** Event of an entry; null where it has no message. A resolved entry is history. An eSEL inside is noted. */
export function draftsOfPhosphorEntry(entry: PhosphorEntry, times: TimeReader): readonly PlacelessDraft[] | null {
  if (entry.message.trim() === '') return null;
  const draft = draftOfEntry(entry);
  const callout = calloutOf(entry);
  return [
    {
      ...draft,
      recordId: entry.id,
      time: readPrintedTime(entry.timestamp, times),
      severity: { reported: entry.severity === '' ? null : entry.severity },
      details: { ...draft.details, ...detailsOf(entry) },
      ...(callout === null ? {} : { components: [callout] }),
      ...(entry.isResolved ? { meaning: 'recovery' as const } : {}),
    },
  ];
}

function draftOfEntry({ message, severity, additional }: PhosphorEntry): PlacelessDraft {
  const redfishId = additional.get('REDFISH_MESSAGE_ID') ?? registryMessage.exec(message)?.groups?.id;
  if (redfishId !== undefined) {
    const args = (additional.get('REDFISH_MESSAGE_ARGS') ?? '').split(',').filter((arg) => arg !== '');
    return draftOfRegistryMessage(redfishId, args, redfishId === message ? null : message);
  }
  const name = errorName.exec(message)?.groups?.name?.replace(/^openbmc_project\./, '');
  return draftOfMessage({ text: message, severity, vendorKey: name === undefined ? null : `openbmc/${name}`, sense: senseOf(message) });
}

function senseOf(message: string): MessageSense | null {
  const searched = message.slice(0, 500);
  const key = senses.find(([phrase]) => phrase.test(searched))?.[1];
  return key === undefined ? null : { key, direction: 'assertion' };
}

function detailsOf({ additional, resolution, eventId }: PhosphorEntry): Record<string, string> {
  const pairs = [...additional].filter(([key, value]) => keptKeys.test(key) && value !== '').slice(0, mostDetails);
  return {
    ...Object.fromEntries(pairs.map(([key, value]) => [key, value.slice(0, longestDetail)])),
    ...(resolution === null || resolution === '' ? {} : { resolution }),
    ...(eventId === null || eventId === '' ? {} : { eventId }),
    ...(additional.has('ESEL') ? { esel: 'attached' } : {}),
  };
}

/** The part that an inventory path names (`…/motherboard/dimm3`). */
function calloutOf({ additional, callout }: PhosphorEntry): Component | null {
  const path = additional.get('CALLOUT_INVENTORY_PATH') ?? additional.get('INVENTORY_PATH') ?? callout ?? '';
  const label = path.split('/').findLast((part) => part !== '');
  if (label === undefined) return null;
  const componentClass = classOfPathPart(label);
  return componentClass && { class: componentClass, locator: label, place: null, provenance: 'printed' };
}

/** Class of the last part of an inventory path; its number is not part of the word. */
function classOfPathPart(label: string): ComponentClass | null {
  return classOfWord(label.replace(/[\d_]+$/, ''));
}
