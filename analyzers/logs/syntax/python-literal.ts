import { endOfQuoted } from './quoted-text.js';

/** Pieces of a text of Python literals: the dictionaries that are complete, and what is left of one that is not (empty for none). */
export type Dictionaries = { readonly complete: readonly string[]; readonly rest: string };

const prefixOfString = /^(?:[uUbBrR]{1,2})(?=['"])/;
const word = /^[A-Za-z_]\w*/;
const number = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[lL]?/;
const words: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false', null: 'null', true: 'true', false: 'false' };
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** Cuts the outermost dictionaries out of a text; braces in strings do not count. Linear. */
export function cutDictionaries(text: string): Dictionaries {
  const complete: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if ((character === "'" || character === '"') && depth > 0) {
      const end = endOfQuoted(text, at);
      if (end === null) break;
      at = end - 1;
    } else if (character === '{') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (character === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) complete.push(text.slice(start, at + 1));
    }
  }
  return { complete, rest: depth > 0 ? text.slice(start) : '' };
}

/** Value of a Python literal as JSON has it (`None` = null, tuples are arrays); undefined where the text is none. */
export function parsePythonLiteral(text: string): unknown {
  const json = toJson(text);
  if (json === null) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function toJson(text: string): string | null {
  const out: string[] = [];
  let at = 0;
  while (at < text.length) {
    const token = nextToken(text, at);
    if (token === null) return null;
    at = token.end;
    if ((token.json === ']' || token.json === '}') && out.at(-1) === ',') out.pop();
    const last = out.at(-1) ?? '';
    // Texts next to each other are one: pprint breaks long ones.
    if (token.json.startsWith('"') && last.startsWith('"')) out[out.length - 1] = last.slice(0, -1) + token.json.slice(1);
    else if (token.json !== '') out.push(token.json);
  }
  return out.join('');
}

function nextToken(text: string, at: number): { readonly json: string; readonly end: number } | null {
  const head = text.slice(at, at + 64);
  const prefix = prefixOfString.exec(head)?.[0].length ?? 0;
  const character = text[at + prefix] ?? '';
  if (character === "'" || character === '"') {
    const end = endOfQuoted(text, at + prefix);
    return end === null ? null : { json: JSON.stringify(unescapeText(text.slice(at + prefix + 1, end - 1))), end };
  }
  if (/\s/.test(character)) return { json: '', end: at + 1 };
  if (character === '(' || character === ')') return { json: character === '(' ? '[' : ']', end: at + 1 };
  if ('[]{},:'.includes(character)) return { json: character, end: at + 1 };
  const named = word.exec(head)?.[0];
  if (named !== undefined) return Object.hasOwn(words, named) ? { json: words[named] ?? '', end: at + named.length } : null;
  const digits = number.exec(head)?.[0];
  return digits === undefined ? null : { json: String(Number(digits.replace(/l$/i, ''))), end: at + digits.length };
}

function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:x(?<hex>[0-9a-f]{2})|u(?<code>[0-9a-f]{4})|(?<other>[\s\S]))/gi, (_all, hex, code, other) =>
    other === undefined ? String.fromCharCode(Number.parseInt(hex ?? code, 16)) : (escapes[other] ?? other),
  );
}
