import { createHash } from 'node:crypto';
import { AppError } from '#domain/app-error.js';
import { Viewer } from '#domain/viewer.js';
import type { ApiKey } from '#http/plugins/authentication.js';

const keyLimit = 1000;

/** `role:organisation:digest`; an organisation may hold colons itself. */
const entryPattern = /^(?<role>[a-z]+):(?<organisation>.*):(?<digest>[0-9a-f]{64})$/i;

/** What `printf %s "$KEY" | sha256sum` prints where KEY is not set. */
const digestOfNothing = createHash('sha256').digest('hex');

/**
 * Reads a list of keys, each `role:organisation:sha256-hex-of-key`, separated by commas or line ends; null = none. Wrong: AppError
 * `wrongConfiguration` that names the place of the entry and nothing of what it holds.
 */
export function readApiKeys(text: string | null): readonly ApiKey[] {
  if (text === null) return [];
  const entries = text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) throw wrong('holds no key');
  if (entries.length > keyLimit) throw wrong(`holds more than ${keyLimit} keys`);
  const keys = entries.map((entry, index) => readEntry(entry, `entry ${index + 1}`));
  const places = new Map<string, number>();
  for (const [index, { digest }] of keys.entries()) {
    const hex = digest.toString('hex');
    const first = places.get(hex);
    if (first !== undefined) throw wrong(`entry ${index + 1}: is the key of entry ${first} again`);
    places.set(hex, index + 1);
  }
  return keys;
}

function readEntry(entry: string, place: string) {
  const { role, organisation = '', digest = '' } = entryPattern.exec(entry)?.groups ?? {};
  if (role === undefined) throw wrong(`${place}: expected role:organisation:sha256-hex-of-key`);
  if (digest.toLowerCase() === digestOfNothing) throw wrong(`${place}: is the digest of an empty key`);
  const viewer = Viewer.safeParse({ role, organisation: organisation.trim() || null });
  if (viewer.success) return { viewer: viewer.data, digest: Buffer.from(digest, 'hex') };
  const field = viewer.error.issues[0]?.path[0];
  throw wrong(
    field === 'role'
      ? `${place}: the role is none of ${Viewer.shape.role.options.join(', ')}`
      : `${place}: the organisation is longer than 200 characters`,
  );
}

function wrong(what: string): AppError {
  return new AppError('wrongConfiguration', `FAULTBOOK_API_KEYS: ${what}`, {});
}
