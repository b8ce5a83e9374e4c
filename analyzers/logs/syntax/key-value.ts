/** A line `key : value` or `key = value`; `indent` counts the blanks before the key. */
export type KeyValue = { readonly indent: number; readonly key: string; readonly value: string };

/** Splits a line at its first separator; null where it has none or nothing before it. Key and value are trimmed, the value may be empty. */
export function keyValueOf(line: string, separator: ':' | '='): KeyValue | null {
  const at = line.indexOf(separator);
  const key = line.slice(0, Math.max(at, 0)).trim();
  if (key === '') return null;
  return { indent: line.length - line.trimStart().length, key, value: line.slice(at + 1).trim() };
}
