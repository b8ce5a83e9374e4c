import type { LogEvent } from '#domain/log-event.js';
import { componentsOfClass, type EventView } from '../event-view.js';
import { type FindingRule, presentOf, presentWhere } from '../finding-rule.js';
import { ruleOfSigns } from '../sign.js';
import { memoryRateRules } from './memory-rates.js';
import { memoryReplaced } from './memory-replaced.js';
import { memorySigns } from './memory-signs.js';
import { memorySpreadRules } from './memory-spread.js';

const repairWords = /\b(?:post[- ]?package[- ]repair|PPR|self-?heal(?:ing)?)\b/i;
const repairFailed = /\b(?:un-?success\w*|fail\w*|could not|exhausted|no spare)\b/i;
const repairDone = /\b(?:success\w*|complete[d]?|repaired|applied)\b/i;

/** What the record of a post-package repair says; a repair that is only planned or wanted says nothing. */
const memoryRepair: FindingRule = {
  id: 'memory-repair',
  produces: ['memory-self-heal-succeeded', 'memory-self-heal-failed'],
  evaluate: (view) =>
    view.events.flatMap((event) => {
      const findingId = repairOutcomeOf(event);
      return findingId === null ? [] : componentsOfClass(event, 'memory').map((component) => presentOf(findingId, component, [event]));
    }),
};

function repairOutcomeOf(event: LogEvent): string | null {
  if (event.event.key === 'dell/MEM0804') return 'memory-self-heal-succeeded';
  if (event.event.key === 'dell/MEM0805') return 'memory-self-heal-failed';
  if (event.event.class !== 'message' || !repairWords.test(event.event.text)) return null;
  if (repairFailed.test(event.event.text)) return 'memory-self-heal-failed';
  return repairDone.test(event.event.text) ? 'memory-self-heal-succeeded' : null;
}

/** A DIMM that was there and is no longer reported, or that POST cannot use. */
const memoryPresence: FindingRule = {
  id: 'memory-presence',
  produces: ['memory-presence-lost', 'memory-post-error'],
  evaluate: (view) => [
    ...view
      .ofKey('ipmi/0c/6f/06')
      .filter((event) => event.direction === 'deassertion' && !isAssertedToo(view, event))
      .flatMap((event) => componentsOfClass(event, 'memory').map((component) => presentOf('memory-presence-lost', component, [event]))),
    ...view
      .ofKey('ipmi/0f/6f/00')
      .filter(isMemoryPostError)
      .map((event) => presentOf('memory-post-error', null, [event])),
    ...view.events
      .filter(
        (event) =>
          event.event.class === 'message' &&
          /post error:? ?2\d\d|memory (?:initiali[sz]ation|training) (?:error|failed|failure)/i.test(event.event.text),
      )
      .map((event) => presentOf('memory-post-error', null, [event])),
  ],
};

/** Presence that goes and comes back is a restart, not a lost part. */
function isAssertedToo(view: EventView, lost: LogEvent): boolean {
  return view
    .ofKey('ipmi/0c/6f/06')
    .some(
      (event) =>
        event.direction === 'assertion' && event.sensor?.name === lost.sensor?.name && event.sensor?.number === lost.sensor?.number,
    );
}

/** Firmware errors that say memory (IPMI 2.0 table 42-3, type 0Fh offset 0, event data 2: no memory, no usable memory). */
export function isMemoryPostError(event: LogEvent): boolean {
  return /memory/i.test(String(event.event.details.firmwareError ?? ''));
}

/**
 * A complete log that says nothing of memory at all: one observation, and a reliable one, where the single absences are bounded.
 * Said only when absent; when present, the signs themselves speak.
 */
const memorySilence: FindingRule = {
  id: 'memory-silence',
  produces: ['memory-any-event'],
  evaluate: (view) => {
    const hasEvent = view.faults.some((event) => event.components.some((one) => one.class === 'memory'));
    return hasEvent || !view.hasCompleteEventLog ? [] : [{ findingId: 'memory-any-event', state: 'absent', component: null, eventIds: [] }];
  },
};

/** Decoders that contradict each other: only the channel may be said (detail of `analyzers/disputed-dimms.ts`). */
const decodersDisagree: FindingRule = {
  id: 'memory-decoders',
  produces: ['memory-decoders-disagree'],
  evaluate: (view) =>
    presentWhere(
      'memory-decoders-disagree',
      null,
      view.events.filter((event) => event.event.details.disputedLocators !== undefined),
    ),
};

/** Rules over memory events. */
export const memoryRules: readonly FindingRule[] = [
  ruleOfSigns('memory-signs', memorySigns),
  ...memoryRateRules,
  ...memorySpreadRules,
  memoryReplaced,
  memoryRepair,
  memoryPresence,
  memorySilence,
  decodersDisagree,
];
