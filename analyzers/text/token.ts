import type { GlossaryConcept } from '#domain/glossary.js';

/** A token and where its text stands: `start` inclusive, `end` exclusive, in UTF-16 units of the text as given. */
export type Token = { readonly token: string; readonly start: number; readonly end: number };

/** Tokens of a text by kind, each list in order of place: stems and Chinese words, concept ids, codes in their folded spelling. */
export type TokenisedText = { readonly words: readonly Token[]; readonly concepts: readonly Token[]; readonly codes: readonly Token[] };

/** The one analyser of documents and queries, for one version of the glossary. Pure: the same text gives the same tokens. */
export type Tokenizer = {
  readonly glossaryVersion: number;
  readonly tokenise: (text: string) => TokenisedText;
  readonly concept: (id: string) => GlossaryConcept | null;
  /** Every term of the glossary, as written, in order of the glossary. */
  readonly terms: readonly string[];
};

/** Order of two tokens: by start, the shorter first. */
export function byPlace(a: Token, b: Token): number {
  return a.start - b.start || a.end - b.end;
}

/** True where two tokens share text. */
export function overlaps(a: Token, b: Token): boolean {
  return a.start < b.end && b.start < a.end;
}
