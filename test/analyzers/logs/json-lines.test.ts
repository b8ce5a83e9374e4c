import { describe, expect, it } from 'vitest';
import { createLineFinder } from '#analyzers/logs/syntax/json-lines.js';

describe('the line of an object in a JSON text', () => {
  it('is the one its brace stands on; braces in strings do not count', () => {
    const text = '{\n  "note": "a { and \\"}{",\n  "inner":\n    {"x": 1}\n}';
    const document = JSON.parse(text) as { inner: object };

    const lineOf = createLineFinder(document, text);

    expect([lineOf(document), lineOf(document.inner)]).toEqual([1, 4]);
  });

  it('is found behind a string of megabytes', () => {
    const text = `[\n"${'\\t'.repeat(4_000_000)}",\n{}]`;
    const document = JSON.parse(text) as [string, object];

    const line = createLineFinder(document, text)(document[1]);

    expect(line).toBe(3);
  });

  it('cannot be told where a key is given twice', () => {
    const text = '{"a": {},\n"a": {}}';
    const document = JSON.parse(text) as { a: object };

    const line = createLineFinder(document, text)(document.a);

    expect(line).toBeNull();
  });
});
