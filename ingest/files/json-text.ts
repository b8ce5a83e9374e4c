/** An object, or an array of objects, arrays or texts. `[    0.000000] Linux`, `{1}[Hardware Error]` and lists of Python are none. */
const jsonStart = /^\s*(?:\{\s*["}]|\[\s*(?:\[\s*)*(?:\{\s*["}]|["\]]))/;

/** Cheap test of the start of a text. */
export function startsLikeJson(head: string): boolean {
  return jsonStart.test(head);
}

/** The value of a JSON text; null = invalid. */
export function parseJson(text: string): { readonly document: unknown } | null {
  try {
    return { document: JSON.parse(text) };
  } catch {
    return null;
  }
}
