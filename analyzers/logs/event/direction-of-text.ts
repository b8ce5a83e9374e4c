import type { LogEvent } from '#domain/log-event.js';

const directionAtEnd = /\s?[-–|,;:]?\s?\(?(?:\b(?:was|is|has(?: been)?) )?(?<word>(?:de-?)?assert(?:ed|ion(?: event)?)?)\)?[.!]?$/i;
/** `… input lost was deasserted`, `Redundancy Lost for … has asserted`, `warning event was asserted ( 45 C )`. */
const saidDirection = /\b(?:was|is|has|has been) (?<word>(?:de-?)?asserted)\b/i;
const searchedCharacters = 500;

/** Takes the direction off the end of a text (`… - Assertion`). */
export function cutDirection(text: string): { readonly text: string; readonly direction: LogEvent['direction'] } {
  const end = text.slice(-24);
  const found = directionAtEnd.exec(end);
  // `State Asserted` is an event's own text.
  if (!found || /\bstate$/i.test(text.slice(0, text.length - end.length + found.index).trimEnd())) return { text, direction: null };
  return { text: text.slice(0, text.length - end.length + found.index).trimEnd(), direction: directionOfVerb(found.groups?.word) };
}

/** Direction that a text says at its end or in its sentence; null where it says none. */
export function directionOfText(text: string): LogEvent['direction'] {
  const found = saidDirection.exec(text.slice(0, searchedCharacters))?.groups;
  return found ? directionOfVerb(found.word) : cutDirection(text).direction;
}

function directionOfVerb(word = ''): 'assertion' | 'deassertion' {
  return word.toLowerCase().startsWith('de') ? 'deassertion' : 'assertion';
}
