/** An id or kind as BullMQ takes it for a job's id or a queue's name: it refuses `:` and what looks like a whole number. Two never become one. */
export function encodeName(name: string): string {
  return `n-${name.replaceAll(/[%:]/g, encodeURIComponent)}`;
}
