import { describe, expect, it } from 'vitest';
import { cutDictionaries, parsePythonLiteral } from '#analyzers/logs/syntax/python-literal.js';

describe('a Python literal', () => {
  it.each([
    ["{'a': None, 'b': True, u'c': 3L}", { a: null, b: true, c: 3 }],
    [`{'a': "it's", 'b': 'say "x"'}`, { a: "it's", b: 'say "x"' }],
    ["{'a': 'one '\n      'text'}", { a: 'one text' }],
    ["{'a': (1, 'x'), 'b': [1, 2,],}", { a: [1, 'x'], b: [1, 2] }],
    ["{'a': 'tab\\there \\xe9'}", { a: 'tab\there é' }],
  ])('%s is read', (text, value) => {
    expect(parsePythonLiteral(text)).toEqual(value);
  });

  it.each(["{'a': <object at 0x1>}", "{'a': 'open}", '{1: 2}', 'x'])('%s is none', (text) => {
    expect(parsePythonLiteral(text)).toBeUndefined();
  });

  it('is cut out of a text by its braces, not by those in its strings', () => {
    expect(cutDictionaries("[{'a': '}{'}, {'b': {}}, {'c': ")).toEqual({ complete: ["{'a': '}{'}", "{'b': {}}"], rest: "{'c': " });
  });
});
