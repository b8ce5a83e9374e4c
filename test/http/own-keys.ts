import { createHash } from 'node:crypto';

/** An entry of `FAULTBOOK_API_KEYS` for a key. */
export function entryOf(role: string, organisation: string, key: string): string {
  return `${role}:${organisation}:${createHash('sha256').update(key, 'utf8').digest('hex')}`;
}
