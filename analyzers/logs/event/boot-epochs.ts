import type { LogEvent } from '#domain/log-event.js';
import { reliableMs } from './chronology.js';

/** Sensor type of IPMI boot rows (IPMI 2.0 table 42-3, 1Dh), and the ACPI state of a running system (22h, S0). */
const bootKey = /^ipmi\/1d\/6f\//;
const runningKey = 'ipmi/22/6f/00';
const offKey = /^ipmi\/22\/6f\/(?:05|06|07|0a)$/;
/** Messages of service processors that say the host starts. */
const bootMessage = /\/(?:BIOSBoot|DCPowerOn|ServerPoweredOn|ServerResetDetected|PlatformReset)$/;
/** One start writes several rows; what follows it within this time belongs to the same start. */
const sameStartMs = 120_000;

/** Boot epoch of each event of one file, oldest first: 0 before the first start that the log shows, one more with each start. */
export function bootEpochsOf(events: readonly LogEvent[]): number[] {
  let epoch = 0;
  let lastStart: LogEvent | null = null;
  let previous: LogEvent | null = null;
  let wasOff = false;
  return events.map((event) => {
    if (isAsserted(event, offKey)) wasOff = true;
    if (isStart(event, wasOff)) {
      if (!isSameStart(event, lastStart, previous)) epoch += 1;
      lastStart = event;
      wasOff = false;
    }
    previous = event;
    return epoch;
  });
}

function isStart(event: LogEvent, wasOff: boolean): boolean {
  if (event.direction === 'deassertion') return false;
  const { key } = event.event;
  return bootKey.test(key) || bootMessage.test(key) || (wasOff && key === runningKey);
}

function isAsserted(event: LogEvent, key: RegExp): boolean {
  return event.direction !== 'deassertion' && key.test(event.event.key);
}

/** Without times, only the very next row is taken for the same start. */
function isSameStart(event: LogEvent, lastStart: LogEvent | null, previous: LogEvent | null): boolean {
  if (lastStart === null) return false;
  const [now, before] = [reliableMs(event), reliableMs(lastStart)];
  return now === null || before === null ? previous === lastStart : Math.abs(now - before) <= sameStartMs;
}
