import { DateTime } from 'luxon';
import { z } from 'zod';

/** How a file prints its times: formats of Luxon (`dd/MM/yyyy HH:mm`) beside ISO 8601, and the zone of times that name none. */
export const TimeFormat = z.strictObject({
  formats: z.array(z.string().min(1).max(60)).max(20).default([]),
  zone: z.string().max(60).default('UTC').refine(isZone, 'is no time zone: expected UTC, +02:00 or a name such as Asia/Shanghai'),
});
export type TimeFormat = z.infer<typeof TimeFormat>;

/** A time as ISO 8601 in UTC; null where no format reads it. */
export function isoTime(text: string, { formats, zone }: TimeFormat): string | null {
  const read = [
    () => DateTime.fromISO(text.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T').replace(/ (?=[+-]\d\d:?\d\d$)/, ''), { zone }),
    ...formats.map((format) => () => DateTime.fromFormat(text, format, { zone, locale: 'en' })),
  ];
  for (const attempt of read) {
    const time = attempt();
    if (time.isValid) return time.toUTC().toISO({ suppressMilliseconds: true });
  }
  return null;
}

function isZone(zone: string): boolean {
  return DateTime.now().setZone(zone).isValid;
}
