import { type OwnPattern, redactionKinds } from '#domain/redaction.js';
import { type Span, valueSpans } from './span.js';

/** An own pattern that was checked, ready to search. */
export type CheckedPattern = { readonly name: string; readonly find: (text: string) => Iterable<Span> };

const mostRepeats = 200;
const mostWays = 1_000;
const escapedSign = /\\./gs;
const set = /\[(?:[^\]\\])*\]/g;
const repeat = /\{(\d{1,4})(?:,(\d{0,4}))?\}/g;

/**
 * Why a pattern is refused, or null. It must take linear time whatever it meets: no open repeat (`*`, `+`, `{2,}`), no repeat of a repeat, no
 * reference back, no look around; the ways its bounded repeats can share a text are 1,000 at most. It must not match nothing, nor a placeholder.
 */
export function refusalOf({ name, pattern }: OwnPattern): string | null {
  if (redactionKinds.some((kind) => kind === name)) return 'name: is a built-in kind';
  const reason = refusalOfSyntax(pattern) ?? refusalOfRepeats(plain(pattern));
  if (reason !== null) return `pattern: ${reason}`;
  const compiled = new RegExp(pattern, 'u');
  if (compiled.test('')) return 'pattern: matches an empty text';
  return [...redactionKinds, name].some((word) => compiled.test(`[${word}]`))
    ? 'pattern: matches within a placeholder such as [mail]'
    : null;
}

/** The search of a pattern that {@link refusalOf} passed. */
export function checkedPattern({ name, pattern }: OwnPattern): CheckedPattern {
  const compiled = new RegExp(pattern, 'gu');
  return { name, find: (text) => valueSpans(text, compiled) };
}

/** The pattern with each escapedSign and each set of characters as one letter: only its structure is left. */
function plain(pattern: string): string {
  return pattern.replaceAll(escapedSign, 'x').replaceAll(set, 'x');
}

function refusalOfSyntax(pattern: string): string | null {
  try {
    new RegExp(pattern, 'u');
  } catch {
    return 'is no regular expression';
  }
  if (/\\[1-9k]/.test(pattern.replaceAll('\\\\', 'x'))) return 'refers back to a group';
  const structure = plain(pattern);
  if (/\(\?<?[=!]/.test(structure)) return 'looks around';
  return /[*+]|\{\d+,\}/.test(structure) ? 'has an open repeat (* or +): write {1,40} instead' : null;
}

function refusalOfRepeats(structure: string): string | null {
  const repeats = [...structure.matchAll(repeat)].map(([, least = '0', most = least]) => ({ least: Number(least), most: Number(most) }));
  if (repeats.some(({ most }) => most > mostRepeats)) return `repeats more than ${mostRepeats} times`;
  const optional = structure.replaceAll(/\(\?/g, '(').split('?').length - 1;
  const branches = structure.split('|').length;
  const ways = repeats.reduce((product, { least, most }) => product * (most - least + 1), branches * 2 ** Math.min(optional, 12));
  if (ways > mostWays) return 'its repeats can share a text in too many ways: bound them closer';
  return repeatsGroupWithRepeat(structure) ? 'repeats a group that has a repeat, a choice or an option in it' : null;
}

/** True where a group that holds a repeat, a choice or an option is repeated itself. */
function repeatsGroupWithRepeat(structure: string): boolean {
  const open: boolean[] = [];
  for (let at = 0; at < structure.length; at += 1) {
    const sign = structure[at] ?? '';
    if (sign === '(') open.push(false);
    else if (sign === ')') {
      const isAmbiguous = open.pop() ?? false;
      if (isAmbiguous && structure[at + 1] === '{') return true;
      if (isAmbiguous && open.length > 0) open[open.length - 1] = true;
    } else if (open.length > 0 && (sign === '{' || sign === '|' || (sign === '?' && structure[at - 1] !== '(')))
      open[open.length - 1] = true;
  }
  return false;
}
