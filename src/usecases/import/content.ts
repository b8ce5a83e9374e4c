import { createHash } from 'node:crypto';

/** Text of a document's content: equal for equal content, whatever the order of keys, without `version`, which the store counts. */
export function contentText(document: object): string {
  return JSON.stringify({ ...document, version: undefined }, (_key, value: unknown) => (isMapping(value) ? sortKeys(value) : value));
}

/** Short digest of a document's content. */
export function contentDigest(document: object): string {
  return createHash('sha256').update(contentText(document)).digest('base64').slice(0, 22);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortKeys(value: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
