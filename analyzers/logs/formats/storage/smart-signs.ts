import type { ConditionSign } from '../../storage/storage-condition.js';

/** A self-test as a log lists it: its printed status, newest first in the log. */
export type SelfTest = { readonly status: string; readonly kind: string | null };

const failedTest =
  /^(?:completed: (?!without)|completed:? ?(?:.{0,20})?fail|fatal or unknown|failed|the previous self-test completed having|completed with (?:a )?(?:read |electrical |servo |unknown )?fail)|\bfail(?:ed|ure)\b/i;
const passedTest = /without error|^completed(?:\s|$|,)/i;

/** True where a self-test's printed status says that the drive failed it. */
export function isFailedTest(status: string): boolean {
  const said = status.slice(0, 120);
  return failedTest.test(said) && !/without error/i.test(said);
}

/** True where a self-test came to an end, well or badly. */
export function isFinishedTest(status: string): boolean {
  return isFailedTest(status) || passedTest.test(status.slice(0, 120));
}

/** Sign of a failed self-test; where a later test went well it belongs to the past. */
export function signOfSelfTest({ status, kind }: SelfTest, isLatest: boolean): ConditionSign {
  return {
    condition: isLatest ? 'smart/self-test' : 'smart/self-test-past',
    key: 'smart/self-test',
    text: `Self-test${kind === null ? '' : ` (${kind})`}: ${status}`,
    details: { status },
  };
}

/** Sign of a health status that is not good. */
export function signOfHealth(status: string): ConditionSign {
  return { condition: 'smart/health', text: `SMART overall health: ${status}`, reported: status };
}

/** Errors of an ATA error log by what they say: uncorrectable data or a broken transfer (ATA8-ACS, error register). */
const mediaError = /\b(?:UNC|AMNF)\b/;
const linkError = /\bICRC\b/;
/** An entry older than this is history: the log keeps its entries for life. */
const recentHours = 2000;

/** One entry of the ATA error log; hours of life at the time of the error and now, where printed. */
export type LoggedError = { readonly text: string; readonly atHours: number | null; readonly nowHours: number | null };

/** Sign of an entry of the ATA error log; null where the entry says neither bad data nor a broken transfer. */
export function signOfLoggedError({ text, atHours, nowHours }: LoggedError): ConditionSign | null {
  const isOld = atHours !== null && nowHours !== null && nowHours - atHours > recentHours;
  const common = { key: 'smart/error-log', text: `Error log entry: ${text}`, ...(atHours === null ? {} : { details: { atHours } }) };
  if (mediaError.test(text)) return { ...common, condition: isOld ? 'smart/error-log' : 'smart/media-error' };
  if (linkError.test(text)) return { ...common, condition: isOld ? 'smart/error-log' : 'smart/link-error' };
  return null;
}

/** Sign that the error log has entries, which alone says little. */
export function signOfErrorCount(count: number): ConditionSign {
  return { condition: 'smart/error-log', text: `Error log holds ${count} entries`, details: { count } };
}

/** Grown defects of a SCSI disk from which on its media is going. */
const manyDefects = 100;

/** Sign of the grown defect list of a SCSI drive; null for an empty one. */
export function signOfGrownDefects(count: number): ConditionSign | null {
  if (count === 0) return null;
  return {
    condition: count >= manyDefects ? 'smart/media-error' : 'smart/reallocated',
    key: 'smart/scsi/grown_defects',
    text: `Elements in grown defect list: ${count}`,
    details: { count },
  };
}

/** Sign of errors that a SCSI drive could not correct, by operation; null for none. */
export function signOfUncorrected(operation: string, count: number): ConditionSign | null {
  if (count === 0) return null;
  return {
    condition: 'smart/media-error',
    key: `smart/scsi/uncorrected_${operation}`,
    text: `Uncorrected ${operation} errors: ${count}`,
    details: { count },
  };
}

/** Sign of a temperature at or over the drive's own limit, in °C; null below it or where no limit is printed. */
export function signOfTemperature(celsius: number | null, limitCelsius: number | null): ConditionSign | null {
  if (celsius === null || limitCelsius === null || limitCelsius <= 0 || celsius < limitCelsius) return null;
  return {
    condition: 'smart/temperature',
    text: `Temperature ${celsius} °C at limit ${limitCelsius} °C`,
    details: { celsius, limitCelsius },
  };
}

const wornPercent = 90;

/** Sign of used-up endurance in percent; null below 90 %. */
export function signOfEndurance(percentUsed: number): ConditionSign | null {
  if (percentUsed < wornPercent) return null;
  return { condition: 'smart/wear', key: 'smart/endurance', text: `Endurance used: ${percentUsed} %`, details: { percentUsed } };
}
