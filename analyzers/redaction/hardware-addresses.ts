import { type Span, valueSpans } from './span.js';

const byte = '[0-9A-Fa-f]{2}';
const colons = new RegExp(`(?<![0-9A-Za-z:])${byte}(?::${byte}){5}(?!:?[0-9A-Za-z])`, 'g');
const hyphens = new RegExp(`(?<![0-9A-Za-z-])${byte}(?:-${byte}){5}(?!-?[0-9A-Za-z])`, 'g');
const dots = /(?<![0-9A-Za-z.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?!\.?[0-9A-Za-z])/g;
const labelled =
  /(?<![A-Za-z])MAC(?:[ _-]?addr(?:ess)?)?[ \t]{0,8}(?:地址)?["']?[ \t]{0,8}[:：=#]?[ \t]{0,8}["']?(?<value>[0-9A-Fa-f]{12})(?![0-9A-Za-z])/gi;
const hasLetter = /[A-Fa-f]/;

/**
 * MAC addresses: six bytes with colons, hyphens or in Cisco's three groups; twelve bare digits behind a label. Eight bytes are a WWN, and
 * two digits six times with hyphens may be a time.
 */
export function* findHardwareAddresses(text: string): Generator<Span> {
  yield* valueSpans(text, colons);
  yield* valueSpans(text, hyphens, (value) => hasLetter.test(value));
  yield* valueSpans(text, dots, (value) => hasLetter.test(value));
  yield* valueSpans(text, labelled);
}
