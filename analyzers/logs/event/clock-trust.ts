/** Why a time cannot be the time it happened: a day that clocks start from, or one that 32 signed bits do not hold. */
export type ClockFault = 'startDate' | 'beyond2038';

/** A server log starts after this; what is printed before it is a clock that was not set. */
const earliestReliableMs = Date.UTC(2000, 0, 2);
const dayMs = 86_400_000;
/** Days that BMC firmware starts from when its clock has lost the time. */
const startDays: ReadonlySet<number> = new Set([2010, 2016, 2017].map((year) => Date.UTC(year, 0, 1)));
const signedSecondsEndMs = 0x8000_0000 * 1000;

/** Judges a clock time (ms since 1970 as printed); null where nothing speaks against it. */
export function clockFaultOf(clockMs: number): ClockFault | null {
  if (clockMs >= signedSecondsEndMs) return 'beyond2038';
  return clockMs < earliestReliableMs || startDays.has(clockMs - (clockMs % dayMs)) ? 'startDate' : null;
}
