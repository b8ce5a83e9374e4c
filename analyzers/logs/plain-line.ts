/** Control characters, no-break blanks and marks that terminals and editors leave in copied logs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const unusual = /[\u0000-\u0008\u000b-\u001f\u007f\u00a0\u200b\u2028\u2029\ufeff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const escapeSequence = /\u001b(?:\[[0-9;?]*[A-Za-z]|\][^\u0007]*\u0007|[()][A-Z0-9])/g;
const pagerPrompt = /--More--(?:\(\d{1,3}%\))?/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f\u200b\ufeff]/g;
const blankLike = /[\v\f\r\u00a0\u2028\u2029]/g;

/** Line without colour codes, byte-order marks, pager prompts and carriage returns; no-break blanks become blanks, blanks at the end go. */
export function plainLine(line: string): string {
  if (!unusual.test(line)) return line;
  return line.replace(escapeSequence, '').replace(pagerPrompt, '').replace(invisible, '').replace(blankLike, ' ').trimEnd();
}
