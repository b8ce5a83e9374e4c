import { isEventOfKey, type LogEvent } from '#domain/log-event.js';
import type { EventView } from '../event-view.js';
import { type FindingRule, presentWhere } from '../finding-rule.js';
import { isSign } from './signs-of-fault.js';

const watchdogResetKeys = [
  'ipmi/23/6f/01',
  'ipmi/23/6f/02',
  'ipmi/23/6f/03',
  'ipmi/11/6f/00',
  'ipmi/11/6f/01',
  'ipmi/11/6f/03',
  'ipmi/11/6f/04',
];
const watchdogExpiredKeys = ['ipmi/23/6f/00', 'ipmi/11/6f/06'];
const watchdogMessages = ['redfish/Platform/PlatformResetWatchdogTimer', 'redfish/iLOEvents/IPMIWatchdogTimerReset'];

const postHangKey = 'ipmi/07/6f/03';
const besideMs = 120_000;
const selfTestUse = /FRB-?2|\bPOST\b/i;
const systemUse = /SMS\/OS|\bOS\b/i;

/** A watchdog by who had armed it (IPMI 2.0 §27.6, timer use): one of the self-test says nothing of an operating system. */
export const watchdog: FindingRule = {
  id: 'watchdog',
  produces: ['watchdog-reset', 'watchdog-expired', 'watchdog-in-post', 'watchdog-of-system'],
  evaluate: (view) => {
    const [resets, expired] = [rowsOf(view, [...watchdogResetKeys, ...watchdogMessages]), rowsOf(view, watchdogExpiredKeys)];
    const hangs = view.ofKey(postHangKey);
    const inPost = [...resets, ...expired].filter(
      (event) => selfTestUse.test(armedFor(event)) || hangs.some((hang) => isBeside(event, hang)),
    );
    const ofSystem = [...resets, ...expired].filter((event) => !inPost.includes(event) && systemUse.test(armedFor(event)));
    return [
      ...presentWhere('watchdog-in-post', null, inPost),
      ...presentWhere('watchdog-of-system', null, ofSystem),
      ...presentWhere(
        'watchdog-reset',
        null,
        resets.filter((event) => !inPost.includes(event)),
      ),
      ...presentWhere(
        'watchdog-expired',
        null,
        expired.filter((event) => !inPost.includes(event)),
      ),
    ];
  },
};

/** A watchdog that a processor's "hang in POST" stands beside is the one of the self-test. */
function isBeside(event: LogEvent, hang: LogEvent): boolean {
  const [at, hungAt] = [event.time.instant, hang.time.instant];
  return at !== null && hungAt !== null && Math.abs(Date.parse(at) - Date.parse(hungAt)) <= besideMs;
}

function rowsOf(view: EventView, keys: readonly string[]): LogEvent[] {
  return keys.flatMap((key) => view.ofKey(key)).filter((event) => event.direction !== 'deassertion');
}

/** Timer use as decoded, else as the row prints it. */
function armedFor({ event }: LogEvent): string {
  return String(event.details.timerUse ?? event.text);
}

const restartKeys = [...['00', '01', '02', '05', '06', '07'].map((offset) => `ipmi/1d/6f/${offset}`), 'linux/kernel/start'];

/** A start of the server in a log that holds no sign of a fault (knowledge of the field, row 82). */
export const plainRestart: FindingRule = {
  id: 'plain-restart',
  produces: ['restart-without-hardware-event'],
  evaluate: (view) => {
    const isTold = view.events.some((event) => isSign(event) && !isOfLogItself(event));
    return isTold ? [] : presentWhere('restart-without-hardware-event', null, rowsOf(view, restartKeys));
  },
};

/** A log that is full, or nearly, is no sign of a fault of the server (IPMI 2.0 table 42-3, type 10h). */
function isOfLogItself(event: LogEvent): boolean {
  return ['ipmi/10/6f/04', 'ipmi/10/6f/05'].some((key) => isEventOfKey(event, key));
}

/** Messages in which a person or a tool orders the server off, on or anew (Dell event message reference, RAC07xx). */
const orderedKeys = ['dell/RAC0701', 'dell/RAC0702', 'dell/RAC0703', 'dell/RAC0704'];
const orderedText =
  /\b(?:power|shut ?down|reset|restart|reboot)\b.{0,40}\b(?:requested|initiated|ordered|issued)\b.{0,12}\b(?:by|via|from|through)\b.{0,20}\b(?:user|admin\w*|operator|root|web|console|command|ipmi|redfish|button|cli|api)\b/i;

/** Restart and power-off causes that a person gives (IPMI 2.0 table 42-3, type 1Dh offset 7, event data 2: chassis command, reset and power button). */
export const personRestart: FindingRule = {
  id: 'person-restart',
  produces: ['person-reset'],
  evaluate: (view) => {
    const restarts = view
      .ofKey('ipmi/1d/6f/07')
      .filter(({ event }) => /command|button/i.test(String(event.details.restartCause ?? event.text)));
    const messages = orderedKeys.flatMap((key) => view.ofKey(key));
    const said = view.events.filter(
      ({ event }) => event.class === 'message' && event.meaning !== 'fault' && orderedText.test(event.text.slice(0, 300)),
    );
    return presentWhere('person-reset', null, [...restarts, ...messages, ...said]);
  },
};
