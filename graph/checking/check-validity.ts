import type { GraphProblem, Validity } from '#domain/causal-graph.js';
import { errorOf } from './problem.js';

/** Validity: dates that exist, the first not after the last, no name that is empty. */
export function checkValidity(validity: Validity | null, subject: string): GraphProblem[] {
  if (validity === null) return [];
  const { vendor, model, firmware, from, until } = validity;
  const dates = [from, until].flatMap((date) => date ?? []);
  const wrong = dates.filter((date) => !isDate(date));
  const isReversed = wrong.length === 0 && from !== undefined && until !== undefined && from.slice(0, until.length) > until;
  return [
    ...wrong.map((date) => errorOf('impossibleValidity', subject, `“${date}” is no date (ISO 8601)`)),
    ...(isReversed ? [errorOf('impossibleValidity', subject, `valid from ${from} until ${until}: never`)] : []),
    ...([vendor, model, firmware].some((name) => name?.trim() === '')
      ? [errorOf('impossibleValidity', subject, 'an empty vendor, model or firmware')]
      : []),
  ];
}

const isoDate = /^(?<day>\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** A day that the calendar has, or a year or month alone. */
function isDate(text: string): boolean {
  if (/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(text)) return true;
  const day = isoDate.exec(text)?.groups?.day;
  const instant = day === undefined ? Number.NaN : Date.parse(text);
  return day !== undefined && !Number.isNaN(instant) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
