import { type NvmeHealth, nvmeHealthOf, signsOfNvmeHealth } from '../../storage/nvme-health.js';
import {
  isFailedTest,
  isFinishedTest,
  type SelfTest,
  signOfErrorCount,
  signOfLoggedError,
  signOfSelfTest,
  signOfTemperature,
} from './smart-signs.js';
import type { PlacedSign } from './storage-report.js';

/** Numbers of a report that are judged together at its end. */
export type NumberField = keyof NvmeHealth | 'celsius' | 'limitCelsius' | 'hours';

/** A fact with the line that prints it. */
export type Placed<Fact> = Fact & { readonly line: number; readonly raw: string };

/** The error log of a drive: how many entries it says to hold, and those that it prints. */
export type LoggedErrors = {
  count: Placed<{ readonly count: number }> | null;
  lastHours: number | null;
  readonly entries: Placed<{ readonly text: string; readonly atHours: number | null }>[];
};

type Numbers = ReadonlyMap<NumberField, Placed<{ readonly value: number }>>;

/** Signs of the NVMe health values and of the temperature. */
export function signsOfNumbers(numbers: Numbers): PlacedSign[] {
  const value = (field: NumberField) => numbers.get(field)?.value ?? null;
  const signs = signsOfNvmeHealth(nvmeHealthOf(value));
  const heat = signOfTemperature(value('celsius'), value('limitCelsius'));
  const all = [...signs, ...(heat === null ? [] : [{ ...heat, field: 'celsius' as const }])];
  return all.map(({ field, ...sign }): PlacedSign => ({ ...sign, ...placeOf(numbers, field) }));
}

function placeOf(numbers: Numbers, field: NumberField): Pick<PlacedSign, 'line' | 'raw'> {
  const found = numbers.get(field);
  return found === undefined ? {} : { line: found.line, raw: found.raw };
}

/** Sign of the newest failed self-test; the log lists the newest first. */
export function signsOfTests(tests: readonly Placed<SelfTest>[]): PlacedSign[] {
  const finished = tests.filter((test) => isFinishedTest(test.status));
  const at = finished.findIndex((test) => isFailedTest(test.status));
  const failed = finished[at];
  return failed === undefined ? [] : [{ ...signOfSelfTest(failed, at === 0), line: failed.line, raw: failed.raw }];
}

/** The newest telling entry of the error log; where none tells, that there are entries. */
export function signsOfErrors({ entries, count }: LoggedErrors, nowHours: number | null): PlacedSign[] {
  for (const { line, raw, ...entry } of entries) {
    const sign = signOfLoggedError({ ...entry, nowHours });
    if (sign !== null) return [{ ...sign, line, raw }];
  }
  return count === null ? [] : [{ ...signOfErrorCount(count.count), line: count.line, raw: count.raw }];
}
