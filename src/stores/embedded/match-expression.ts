import { type QueryToken, type TokenKind, tokenKinds } from '../query-tokens.js';

const columnsOf = { words: '{title body}', concepts: '{concepts}', codes: '{codes}' } as const satisfies Record<TokenKind, string>;

const plain = /[^a-z0-9\u0080-\uffff]|¤/g;
const escaped = /¤(?<hex>[0-9a-f]{2})/g;

/**
 * A token as a term of the index: small letters, digits and all that is not ASCII stand for themselves, the rest is `¤` and two hex digits.
 * The `ascii` tokenizer of FTS5 keeps such a term whole and its case as given, and nothing in it has a meaning in a MATCH expression.
 */
export function encodeToken(token: string): string {
  return token.replace(plain, (character) => `¤${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The token of a term that {@link encodeToken} made. */
export function decodeTerm(term: string): string {
  return term.replace(escaped, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Terms of a list of tokens, separated by blanks as FTS5 reads them. */
export function encodeTokens(tokens: readonly string[]): string {
  return tokens.map(encodeToken).join(' ');
}

/** MATCH expression for documents that hold any of the tokens (at least one), each in the columns of its kind. */
export function matchExpression(tokens: readonly QueryToken[]): string {
  return tokenKinds
    .map((kind) => ({ kind, terms: tokens.filter((token) => token.kind === kind).map((token) => `"${token.term}"`) }))
    .filter(({ terms }) => terms.length > 0)
    .map(({ kind, terms }) => `${columnsOf[kind]} : (${terms.join(' OR ')})`)
    .join(' OR ');
}
