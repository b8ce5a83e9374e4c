/** An object of a parsed JSON document. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** True for a JSON object, not an array. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; none where the value is no list. */
export function recordsOf(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Object at a path of keys; an empty one where the path leads nowhere. */
export function recordAt(record: JsonRecord, ...path: readonly string[]): JsonRecord {
  const found = valueAt(record, path);
  return isRecord(found) ? found : {};
}

/**
 * Text at a path of keys, trimmed; null where there is none. Services print numbers, arrays of one text and, on iDRAC 7 and 8,
 * arrays of `{"Member": text}` where the schema wants a text.
 */
export function textAt(record: JsonRecord, ...path: readonly string[]): string | null {
  return plainText(valueAt(record, path));
}

/** Number at a path of keys, also where it is printed as text (decimal or `0x` hex); null where there is none. */
export function numberAt(record: JsonRecord, ...path: readonly string[]): number | null {
  const text = textAt(record, ...path);
  const number = text === null ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

function valueAt(record: JsonRecord, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (isRecord(node) ? node[key] : undefined), record);
}

/** JSON of a value, cut at `limit` characters; empty where it cannot be written (nested too deep). */
export function rawJson(value: unknown, limit: number): string {
  try {
    return (JSON.stringify(value) ?? '').slice(0, limit);
  } catch {
    return '';
  }
}

const deepestWrapping = 3;

function plainText(value: unknown, depth = 0): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (depth === deepestWrapping) return null;
  if (Array.isArray(value)) return plainText(value[0], depth + 1);
  return isRecord(value) ? plainText(value.Member, depth + 1) : null;
}
