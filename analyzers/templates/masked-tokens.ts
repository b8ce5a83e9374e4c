import { masks } from './masks.js';
import type { Template } from './template.js';

/** Only such a token can hold a value; `[ip]` stands where one was redacted. */
const valued = /\d|\[(?:ip|mac)\]/;
/** Blanks, and the places behind the separators of tables, which may print no blanks. */
const tokenEnd = /\s+|(?<=[,;|])(?=[^\s,;|])/;

/** The tokens of a line with the values in them masked: `fan3 at 0x1F` → `fan<number>`, `at`, `<hex>`. Cut at blanks and behind `,`, `;` and `|`. */
export function maskedTokens(line: string): Template {
  return line
    .trim()
    .split(tokenEnd)
    .map((token) => (valued.test(token) ? maskToken(token) : token));
}

function maskToken(token: string): string {
  let masked = token;
  for (const { mark, pattern } of masks) {
    masked = masked.replace(pattern, mark);
    if (!valued.test(masked)) break;
  }
  return masked;
}
