import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';

/** A prefix of keys that no other test has. */
export function newPrefix(): string {
  return `faultbook-test-${randomUUID()}`;
}

/** The keys that match a pattern. */
export async function keysOf(url: string, pattern: string): Promise<readonly string[]> {
  const client = new Redis(url);
  const found: string[] = [];
  for await (const keys of client.scanStream({ match: pattern, count: 1_000 })) found.push(...keys);
  await client.quit();
  return found;
}

/** Removes all keys of a prefix: the Redis may be somebody's. */
export async function removeKeys(url: string, prefix: string): Promise<void> {
  const keys = await keysOf(url, `${prefix}:*`);
  const client = new Redis(url);
  if (keys.length > 0) await client.del(...keys);
  await client.quit();
}
