import { type Span, valueSpans } from './span.js';
import { isDouble, isTradeWord } from './trade-words.js';

const word = "\\p{Lu}[\\p{L}'’-]{1,30}";
const initial = '\\p{Lu}\\.';
/** One to three capitalised words with initials between; an edge behind it, so that no word is cut. */
const name = `${word}(?:[ \\t](?:${initial}|${word})){0,3}(?![\\p{L}\\d_])`;
const fullName = `${word}(?:[ \\t](?:${initial}|${word})){1,3}(?![\\p{L}\\d_])`;
const signs = '[ \\t]{0,4}[:：=][ \\t]{0,4}';

const labels =
  '(?:site |customer |primary |technical |local |onsite |on-site )?contact(?: person| name)?|customer name|caller(?: name)?|full name|first name|last name|requester|requestor|reporter|reported by|requested by|submitted by|submitter|opened by|closed by|created by|updated by|approved by|signed by|assigned to|assignee|owner|technician|engineer|field engineer|attn|attention|from|to|cc|signature|name';
const labelled = new RegExp(
  `(?<=^|[\\s,;|("'*_-])(?:${anyCase(labels)})["'*]{0,3}${signs}["']?(?:(?:Mr|Mrs|Ms|Miss|Dr)\\.?[ \\t])?(?<value>${name}(?:, \\p{Lu}\\p{Ll}{1,20}(?=[ \\t]{2}|[ \\t]*[,;(\\r\\n]|$))?)`,
  'gmu',
);
const titled = new RegExp(`(?<![\\p{L}\\d])(?:(?:Mr|Mrs|Ms|Dr|Prof)\\.|Mr|Mrs|Miss)[ \\t](?<value>${name})`, 'gu');
const greeted = new RegExp(
  `(?<=^[ \\t>]{0,8}|[。.!?][ \\t])(?:Dear|Hi|Hello|Hey|Good morning|Good afternoon)[ \\t](?:(?:Mr|Mrs|Ms|Dr)\\.?[ \\t])?(?<value>${name})(?=[ \\t]{0,2}[,，:!.\\r\\n-]|$)`,
  'gmu',
);
const spoken = new RegExp(
  `(?<![\\p{L}])(?:[Cc]alled by|[Cc]all from|[Ss]poke (?:to|with)|[Tt]alked (?:to|with)|[Aa]ssigned to|[Rr]eported by|[Rr]equested by|[Cc]ontacted|[Ee]scalated to|[Hh]andled by|[Oo]pened by|[Cc]losed by|[Aa]pproved by|[Pp]erformed by|[Rr]eplaced by|[Ss]igned by|[Ii]nformed|[Nn]otified|[Ee]mailed|[Aa]sked|[Pp]er|[Ee]ngineer|[Tt]echnician|[Cc]ustomer|[Cc]olleague|[Cc]aller|[Mm]y name is|[Tt]his is|[Cc]ontact)[ \\t](?:engineer[ \\t]|technician[ \\t]|customer[ \\t]|colleague[ \\t]|user[ \\t]|(?:Mr|Mrs|Ms|Dr)\\.?[ \\t])?(?<value>${fullName})`,
  'gu',
);
const spokenOf = new RegExp(
  `(?<![\\p{L}])(?:[Cc]alled by|[Ss]poke (?:to|with)|[Tt]alked (?:to|with)|[Aa]ssigned to|[Rr]eported by|[Ee]scalated to|[Hh]andled by|[Rr]equested by|[Mm]y name is)[ \\t](?<value>${word})(?=[ \\t]{0,2}(?:[.,;!?)\\r\\n]|$|at\\b|on\\b|from\\b|who\\b|and\\b|\\[|\\())`,
  'gmu',
);
const signed = new RegExp(
  `(?:[Rr]egards|Thanks|Thank you|Sincerely|Cheers|Best|BR|Rgds|[Bb]est wishes|Yours (?:sincerely|faithfully|truly))[,!.]?[ \\t]{0,4}(?:\\r?\\n[ \\t]{0,4}){1,3}(?:-{1,3}[ \\t]{0,2})?(?<value>${name})(?=[ \\t]{0,4}(?:[,|]|\\r?\\n|$))`,
  'gu',
);
/** On one line only behind a comma and with a full name: `Thanks, John Smith`. */
const signedInLine = new RegExp(
  `(?:[Rr]egards|Thanks|Thank you|Sincerely|Cheers|BR|Rgds|[Bb]est wishes)[,，][ \\t]{0,2}(?<value>${fullName})(?=[ \\t]{0,4}(?:[,|(.]|\\r?\\n|$))`,
  'gmu',
);
const beforeMail = new RegExp(
  `(?<![\\p{L}\\d.])(?<value>${fullName})(?=[ \\t]{0,2}[<(\\[](?:mailto:)?(?:[\\w.+-]{1,64}@|mail\\]|phone\\]|\\[(?:mail|phone)\\]))`,
  'gu',
);
const labelledName = /(?:^|[\s,;|("'*_-])(?:name|from|to|cc|owner)["'*]{0,3}[ \t]{0,4}[:：=]/i;

/** Names in English prose. A candidate ends before a word of the trade (`Contact: Anna Lind Replaced`); one that begins with such a word is no name. */
export function* findEnglishNames(text: string): Generator<Span> {
  const isLoose = (at: number) => labelledName.test(text.slice(Math.max(0, at - 24), at));
  for (const span of nameSpans(text, labelled, 2)) if (!isLoose(span.from) || text.slice(span.from, span.to).includes(' ')) yield span;
  yield* nameSpans(text, titled, 1);
  for (const pattern of [greeted, spoken, spokenOf, signed, signedInLine, beforeMail]) yield* nameSpans(text, pattern, 2);
}

/** Spans of the names in what a pattern finds; one that was cut short must have so many words left. */
function* nameSpans(text: string, pattern: RegExp, leastWhenCut: number): Generator<Span> {
  for (const { from, to } of valueSpans(text, pattern)) {
    const words = text.slice(from, to).split(/[ \t]/);
    const cutAt = words.findIndex((word) => isTradeWord(word) && !isDouble(word));
    const kept = cutAt < 0 ? words : words.slice(0, cutAt);
    if ((cutAt < 0 || kept.length >= leastWhenCut) && isName(kept)) yield { from, to: from + kept.join(' ').length };
  }
}

const title = /^(?:Mr|Mrs|Ms|Miss|Dr|Prof)$/;

/** A word in capitals alone is a code or an abbreviation; behind a title the name itself is found. */
function isName(words: readonly string[]): boolean {
  if (title.test(words[0] ?? '')) return false;
  return words.some((word) => !isTradeWord(word)) && (words.length > 1 || /\p{Ll}/u.test(words[0] ?? ''));
}

/** Letters of either case: the flag would let a name begin with a small letter. */
function anyCase(words: string): string {
  return words.replaceAll(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
