/** An object, or an array of objects, arrays or texts. `[    0.000000] Linux`, `{1}[Hardware Error]` and lists of Python are none. */
const jsonStart = /^\s*(?:\{\s*["}]|\[\s*(?:\[\s*)*(?:\{\s*["}]|["\]]))/;

/** Cheap test of the start of a text. */
export function startsLikeJson(head: string): boolean {
  return jsonStart.test(head);
}

/** The document of a text: one JSON value, or an array of the values of its lines (NDJSON). null = neither. */
export function parseJsonText(text: string): { readonly document: unknown } | null {
  return parseJson(text) ?? parseJsonLines(text);
}

/** The value of a JSON text; null = invalid. */
export function parseJson(text: string): { readonly document: unknown } | null {
  try {
    return { document: JSON.parse(text) };
  } catch {
    return null;
  }
}

function parseJsonLines(text: string): { readonly document: unknown } | null {
  const values: unknown[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if (parsed === null) return null;
    values.push(parsed.document);
  }
  return { document: values };
}
