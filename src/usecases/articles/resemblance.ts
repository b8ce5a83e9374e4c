/** Words a shingle holds: long enough that common phrases do not make two articles alike. */
const shingleWords = 3;

/** Shingles of a text: every run of three of its words; a shorter text is one shingle. */
export function shinglesOf(words: readonly string[]): ReadonlySet<string> {
  if (words.length === 0) return new Set();
  if (words.length < shingleWords) return new Set([words.join(' ')]);
  return new Set(words.slice(shingleWords - 1).map((_, start) => words.slice(start, start + shingleWords).join(' ')));
}

/** Resemblance of two sets of shingles, 0 to 1: shared over all (Broder, On the resemblance and containment of documents, 1997). */
export function resemblance(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((shingle) => right.has(shingle)).length;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}
