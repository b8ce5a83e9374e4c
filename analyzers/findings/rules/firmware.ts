import { isEventOfKey, type LogEvent } from '#domain/log-event.js';
import { type FindingRule, presentWhere } from '../finding-rule.js';
import { isMemoryPostError } from './memory.js';
import { isSoonAfter } from './order-of-events.js';

const changeKeys = ['ipmi/2b/6f/01', 'ipmi/2b/6f/07'];
const controllerChange = /\b(?:management controller|mngmt ctrl|bmc|idrac|ilo|imm|xcc|cimc|ibmc|hdm)\b/i;

/** A change of the controller's own firmware is its update, and none of the server's. */
export const firmwareChanges: FindingRule = {
  id: 'firmware-changes',
  produces: ['firmware-changed', 'bmc-firmware-changed'],
  evaluate: (view) => {
    const changes = view.events.filter(isChange);
    return [
      ...presentWhere('bmc-firmware-changed', null, changes.filter(isOfController)),
      ...presentWhere(
        'firmware-changed',
        null,
        changes.filter((event) => !isOfController(event)),
      ),
    ];
  },
};

/** Faults of a kind that the log did not know before the change: what changed last is looked at first. */
export const changeBeforeFault: FindingRule = {
  id: 'change-before-fault',
  produces: ['firmware-changed-before-fault'],
  evaluate: (view) => {
    const faults = view.faults.filter((event) => event.event.meaning === 'fault');
    const known = view.log.filter((event) => event.event.meaning === 'fault');
    // The change itself may lie in a quiet week before the incident.
    const changes = view.log.filter((event) => isChange(event) && !isOfController(event));
    return presentWhere(
      'firmware-changed-before-fault',
      null,
      changes.filter((change) => faults.some((fault) => isNewSince(change, fault, known))),
    );
  },
};

function isNewSince(change: LogEvent, fault: LogEvent, known: readonly LogEvent[]): boolean {
  return isSoonAfter(change, fault) && !known.some((other) => other.event.key === fault.event.key && isSoonAfter(other, change));
}

function isChange(event: LogEvent): boolean {
  return event.direction !== 'deassertion' && changeKeys.some((key) => isEventOfKey(event, key));
}

function isOfController({ event, sensor }: LogEvent): boolean {
  return controllerChange.test(`${event.details.changeType ?? ''} ${sensor?.name ?? ''} ${event.text}`);
}

/** Errors of POST by their code (IPMI 2.0 table 42-3, type 0Fh offset 0, event data 2); those of memory have a rule of their own. */
export const firmwareErrors: FindingRule = {
  id: 'firmware-error',
  produces: ['firmware-post-error', 'firmware-rom-corrupt', 'firmware-board-failure', 'firmware-defaults-loaded'],
  evaluate: (view) => {
    const errors = view.ofKey('ipmi/0f/6f/00').filter((event) => event.event.meaning === 'fault' && !isMemoryPostError(event));
    return [
      ...presentWhere('firmware-post-error', null, errors),
      ...presentWhere(
        'firmware-rom-corrupt',
        null,
        errors.filter((event) => /corrupt/i.test(codeOf(event))),
      ),
      ...presentWhere(
        'firmware-board-failure',
        null,
        errors.filter((event) => /system[- ]board failure/i.test(codeOf(event))),
      ),
      ...presentWhere('firmware-defaults-loaded', null, view.events.filter(isDefaultsLoaded)),
    ];
  },
};

const defaultsLoaded =
  /\bcmos (?:checksum|settings|battery)\b|\b(?:bios|setup|cmos)\b.{0,40}\b(?:defaults? (?:settings )?(?:were |was )?loaded|(?:reset|restored) to (?:factory )?defaults?)\b/i;

function isDefaultsLoaded({ event }: LogEvent): boolean {
  return event.class !== 'threshold' && event.meaning !== 'recovery' && defaultsLoaded.test(event.text.slice(0, 300));
}

function codeOf({ event }: LogEvent): string {
  return String(event.details.firmwareError ?? event.text);
}
