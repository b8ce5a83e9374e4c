import { zoneOffset } from './zone-offsets.js';

/** Time of day as printed: ms since midnight, and the zone behind it. `offsetMinutes` null = none, or letters that name no single zone. */
export type ClockTime = { readonly ms: number; readonly zone: string | null; readonly offsetMinutes: number | null };

const clock =
  /^(?<before>AM|PM|[ap]\. ?m\.|上午|下午|凌晨|中午|晚上|午前|午後|오전|오후)? ?(?<hour>\d{1,2}) ?[:.時时点시] ?(?<minute>\d{1,2}) ?(?:[:.分분] ?(?<second>\d{1,2})(?:[.,](?<fraction>\d{1,9}))? ?[秒초]?)? ?(?<after>AM|PM|[ap]\. ?m\.|上午|下午)? ?(?:\((?=[A-Z+-]))?(?<zone>(?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?|[A-Z]{1,5}|[+-]\d{2}(?::?\d{2})?(?= ?\(?[A-Z]{2,5}\)?$|\)?$))?(?: ?\(?[A-Z]{2,5})?\)?$/i;
const afternoon = /^(?:p|下午|中午|晚上|午後|오후)/i;

/** Reads a printed time of day in the 12 and 24 hour and the Chinese, Japanese and Korean forms; null where it is none. */
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

function hourOf(hour: number, half: string | null): number {
  if (half === null || hour > 12) return hour;
  return (hour % 12) + (afternoon.test(half) ? 12 : 0);
}
