import type { ComponentClass } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import { type EventView, eventsByComponent } from '../event-view.js';
import { type FindingRule, presentOf, type RuleFinding } from '../finding-rule.js';
import { eventsOfSign, ruleOfSigns, type Sign } from '../sign.js';
import { coreBankRules } from './machine-check.js';
import { memoryErrorEvents, uncorrectableMemoryEvents } from './memory-signs.js';

/**
 * What event data 2 of a CATERR says on Intel boards: a core stopped, or another part of the platform did (Intel's guide to event logs
 * G90620, "Catastrophic error sensor"); null where the byte is not printed or says unknown.
 */
function caterrKindOf({ event }: LogEvent): 'platform' | 'core' | null {
  if (event.details.oemData2 === 1) return 'platform';
  return event.details.oemData2 === 2 ? 'core' : null;
}

/** Machine checks that name a device outside the processor as their cause (Dell KB 000349127). */
const externalDeviceKeys = ['dell/CPU4001', 'dell/CPU4002', 'dell/CPU4003'];

/** The power control unit says that its voltage regulator did not answer: the part is on the board. */
const regulatorKey = 'linux/mce/voltage-regulator';

/** Signs that a processor stopped: what reports it differs, the event is one (knowledge of the field: IERR is a victim's report). */
const crashSigns: readonly Sign[] = [
  {
    findingId: 'cpu-ierr',
    class: 'cpu',
    keys: ['ipmi/07/6f/00'],
    roles: ['ierr'],
    text: /\bierr\b|internal error \(ierr\)/i,
    isReported: true,
  },
  {
    findingId: 'cpu-caterr',
    class: 'cpu',
    roles: ['caterr'],
    text: /\bcaterr\b|catastrophic error/i,
    isReported: true,
    accepts: (event) => caterrKindOf(event) === null,
  },
  { findingId: 'cpu-caterr-core', class: 'cpu', roles: ['caterr'], accepts: (event) => caterrKindOf(event) === 'core' },
  { findingId: 'cpu-mcerr', class: 'cpu', roles: ['mcerr'], text: /\bmcerr\b/i },
  { findingId: 'cpu-msmi', class: 'cpu', roles: ['msmi'], text: /\bmsmi\b/i },
  {
    findingId: 'cpu-uncorrectable-machine-check',
    class: 'cpu',
    keys: ['ipmi/07/6f/0b', 'ipmi/07/6f/06', 'dell/CPU0011', 'dell/CPU0006', 'dell/CPU0704'],
    text: /un-?correctable machine check|(?<!\bcorrect(?:able|ed) )machine check (?:error|exception)/i,
    isReported: true,
    except: [...externalDeviceKeys, regulatorKey],
  },
];

const configurationError = {
  findingId: 'cpu-configuration-error',
  class: 'cpu',
  keys: ['ipmi/07/6f/05', 'dell/CPU0005', 'redfish/OpenBMC/CPUMismatch'],
  roles: ['cpu-config'],
  isReported: true,
} as const satisfies Sign;

/** A core that waited too long for an answer: the victim of whatever did not answer. */
const threeStrike = {
  findingId: 'cpu-three-strike',
  class: 'cpu',
  keys: ['linux/mce/timer'],
  roles: ['three-strike'],
  text: /\b3-strike|three.strike|\btor time-?out|internal timer/i,
} as const satisfies Sign;

const otherSigns: readonly Sign[] = [
  {
    findingId: 'cpu-correctable-machine-check',
    class: 'cpu',
    keys: ['ipmi/07/6f/0c', 'dell/CPU0012'],
    text: /(?<!un-?)correctable machine check/i,
  },
  { findingId: 'cpu-caterr-platform', class: null, roles: ['caterr'], accepts: (event) => caterrKindOf(event) === 'platform' },
  { findingId: 'cpu-external-device-error', class: 'pcie-card', keys: externalDeviceKeys },
  { findingId: 'cpu-core-error', class: 'cpu', keys: ['linux/mce/core-uncorrected'] },
  threeStrike,
  {
    findingId: 'cpu-thermal-trip',
    class: 'cpu',
    keys: ['ipmi/07/6f/01', 'dell/CPU0001', 'redfish/OpenBMC/CPUThermalTrip'],
    isReported: true,
  },
  // A chip set trips too: only a processor's own signal is the processor's.
  { findingId: 'cpu-thermal-trip', class: 'cpu', of: 'cpu', roles: ['thermtrip'] },
  { findingId: 'cpu-throttled', class: 'cpu', keys: ['ipmi/07/6f/0a', 'dell/CPU0010'], roles: ['prochot'] },
  { findingId: 'cpu-vr-hot', class: 'cpu', roles: ['vrhot'], keys: ['redfish/OpenBMC/VoltageRegulatorOverheated'] },
  {
    findingId: 'cpu-vr-fault',
    class: 'cpu',
    keys: [
      regulatorKey,
      'dell/CPU0801',
      'dell/CPU0802',
      'dell/CPU0803',
      'dell/CPU0804',
      'dell/CPU0816',
      'redfish/Platform/VoltageRegulatorFault',
    ],
    roles: ['vr-fault'],
  },
  configurationError,
  { findingId: 'cpu-bist-failure', class: 'cpu', keys: ['ipmi/07/6f/02', 'dell/CPU0002'] },
  { findingId: 'cpu-post-hang', class: 'cpu', keys: ['ipmi/07/6f/03', 'dell/CPU0003'] },
  { findingId: 'cpu-startup-failure', class: 'cpu', keys: ['ipmi/07/6f/04', 'dell/CPU0004', 'dell/CPU0700'] },
  { findingId: 'cpu-disabled', class: 'cpu', keys: ['ipmi/07/6f/08', 'dell/CPU0008'], matchesState: true },
  { findingId: 'cpu-presence-lost', class: 'cpu', keys: ['dell/CPUA0023'] },
  { findingId: 'cpu-over-temperature', class: 'cpu', of: 'cpu', keys: ['ipmi/01/01/09', 'ipmi/01/01/0b'] },
  { findingId: 'cpu-over-temperature', class: 'cpu', of: 'cpu', roles: ['thermal-margin'] },
  {
    findingId: 'cpu-interconnect-error',
    class: 'cpu',
    keys: [
      'dell/CPU0701',
      'dell/CPU9001',
      'redfish/OpenBMC/IntelUPILinkWidthReducedToHalf',
      'redfish/OpenBMC/IntelUPILinkWidthReducedToQuarter',
      'linux/mce/bus',
    ],
    roles: ['interconnect'],
    text: /\b(?:upi|qpi) .*(?:error|crc|width)/i,
  },
];

/** A crash with and without a memory event are two different stories: the pair carries more than its halves. */
const crashPairs: FindingRule = {
  id: 'processor-pairs',
  produces: ['cpu-error-without-memory-event', 'cpu-error-with-memory-uncorrectable', 'cpu-errors-on-several-sockets'],
  evaluate: (view) => {
    const crashes = crashSigns.flatMap((sign) => eventsOfSign(sign, view));
    if (crashes.length === 0) return [];
    const eventIds = [...new Set(crashes.map((event) => event.id))];
    const ofServer = (findingId: string): RuleFinding => ({ findingId, state: 'present', component: null, eventIds });
    return [
      ...(memoryErrorEvents(view).length === 0 && view.hasCompleteEventLog ? [ofServer('cpu-error-without-memory-event')] : []),
      ...withUncorrectable(view, eventIds),
      ...(socketsOf(crashes).size > 1 ? [ofServer('cpu-errors-on-several-sockets')] : []),
    ];
  },
};

/** Bound to the DIMM: what the processor met there speaks for this module and no other. */
function withUncorrectable(view: EventView, crashIds: readonly string[]): RuleFinding[] {
  return eventsByComponent(uncorrectableMemoryEvents(view), 'memory').map(({ component, events }) => ({
    findingId: 'cpu-error-with-memory-uncorrectable',
    state: 'present',
    component,
    eventIds: [...crashIds, ...events.map((event) => event.id)],
  }));
}

function socketsOf(crashes: readonly LogEvent[]): Set<string> {
  return new Set(
    crashes.flatMap((event) =>
      event.components.filter((one) => one.class === 'cpu' && one.locator !== null).map((one) => one.locator ?? ''),
    ),
  );
}

/** A card that does not answer makes the core that waits for it time out: the completion timeout comes first. */
const timeoutOfCard: FindingRule = {
  id: 'processor-timeout-of-card',
  produces: ['cpu-timeout-after-pcie-timeout'],
  evaluate: (view) => {
    const strikes = eventsOfSign(threeStrike, view);
    if (strikes.length === 0) return [];
    return eventsByComponent(view.faults.filter(isCompletionTimeout), 'pcie-card').map(({ component, events }) =>
      presentOf('cpu-timeout-after-pcie-timeout', component, [...events, ...strikes]),
    );
  },
};

/** The bit of the AER status register as the kernel prints it, or its name (PCI Express Base Specification, "Completion Timeout"). */
function isCompletionTimeout({ event }: LogEvent): boolean {
  return /\bCmpltTO\b/.test(String(event.details.bits ?? '')) || /\bcompletion time-?out\b/i.test(event.text);
}

/** Whether the processor that reports owns the module that failed: poisoned data travels, so the reporter may sit on the other socket. */
const crashSockets: FindingRule = {
  id: 'processor-sockets',
  produces: ['cpu-error-on-socket-of-memory-error', 'cpu-error-on-other-socket-than-memory-error'],
  evaluate: (view) => {
    const sockets = placesOf(
      [...crashSigns, configurationError].flatMap((sign) => eventsOfSign(sign, view)),
      'cpu',
    );
    if (sockets.size === 0) return [];
    return eventsByComponent(uncorrectableMemoryEvents(view), 'memory').flatMap(({ component, events }) => {
      const [owner] = placesOf(events, 'memory', component.locator);
      if (owner === undefined) return [];
      const isSame = sockets.has(owner);
      return [presentOf(isSame ? 'cpu-error-on-socket-of-memory-error' : 'cpu-error-on-other-socket-than-memory-error', component, events)];
    });
  },
};

/** Numbers of the processors at which events of a class are placed, as printed. */
function placesOf(events: readonly LogEvent[], wanted: ComponentClass, locator?: string | null): Set<number> {
  const named = events.flatMap((event) =>
    event.components.filter((one) => one.class === wanted && (locator === undefined || one.locator === locator)),
  );
  return new Set(named.flatMap((one) => one.place?.cpu ?? []));
}

/** Rules over processor events. */
export const processorRules: readonly FindingRule[] = [
  ruleOfSigns('processor-signs', [...crashSigns, ...otherSigns]),
  crashPairs,
  crashSockets,
  timeoutOfCard,
  ...coreBankRules,
];
