/** Time of day as printed: ms since midnight, and the zone behind it. `offsetMinutes` null = the letters name no single zone. */
export type ClockTime = { readonly ms: number; readonly zone: string | null; readonly offsetMinutes: number | null };

const clock =
  /^(?<before>AM|PM|上午|下午)? ?(?<hour>\d{1,2}) ?[:时時点] ?(?<minute>\d{1,2}) ?(?:[:分] ?(?<second>\d{1,2})(?:[.,](?<fraction>\d{1,9}))? ?秒?)? ?(?<after>AM|PM|上午|下午)? ?(?<zone>[A-Z]{1,5}|[+-]\d{2}:?\d{2})?$/i;
const numericZone = /^(?<sign>[+-])(?<hours>\d{2}):?(?<minutes>\d{2})$/;
/** CST, IST, BST, EST … each name several zones, so their letters resolve nothing. */
const unambiguousZones = new Set(['UTC', 'GMT', 'Z', 'UCT']);

/** Reads a printed time of day in the 12 and 24 hour and the Chinese and Japanese forms; null where it is none. */
export function parseClock(text: string): ClockTime | null {
  const found = clock.exec(text)?.groups;
  if (!found) return null;
  const hour = hourOf(Number(found.hour), found.before ?? found.after ?? null);
  const minute = Number(found.minute);
  const second = Number(found.second ?? 0);
  if (hour > 24 || minute > 59 || second > 60) return null;
  const ms = ((hour * 60 + minute) * 60 + second) * 1000 + Math.trunc(Number(`0.${found.fraction ?? 0}`) * 1000);
  return { ms, zone: found.zone ?? null, offsetMinutes: found.zone ? zoneOffset(found.zone) : null };
}

/** Minutes east of UTC that zone letters or `±hhmm` state; null where they are ambiguous. */
function zoneOffset(zone: string): number | null {
  if (unambiguousZones.has(zone.toUpperCase())) return 0;
  const numeric = numericZone.exec(zone)?.groups;
  if (!numeric) return null;
  const minutes = Number(numeric.hours) * 60 + Number(numeric.minutes);
  return numeric.sign === '-' ? -minutes : minutes;
}

function hourOf(hour: number, half: string | null): number {
  if (half === null || hour > 12) return hour;
  const isAfternoon = /^(?:pm|下午)$/i.test(half);
  return (hour % 12) + (isAfternoon ? 12 : 0);
}
