/** An ISO 8601 instant as a person reads it, in UTC to the minute; null stays null. */
export function instantText(instant: string | null): string | null {
  if (instant === null) return null;
  const time = new Date(instant);

  return Number.isNaN(time.getTime()) ? instant : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
