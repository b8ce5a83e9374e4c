/** Position behind the quote that closes the text begun at `start`, a backslash hides what follows it; null where it stays open. Linear. */
export function endOfQuoted(text: string, start: number): number | null {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return null;
}
