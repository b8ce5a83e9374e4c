import { foldText } from '#analyzers/text/fold.js';
import type { Token, TokenisedText, Tokenizer } from '#analyzers/text/token.js';
import { type Query, searchWeights } from './query.js';
import { headText, type StoredDocument, type TextPart } from './stored-document.js';

/** Where a question and a part of a document meet: the tokens of the question, with offsets in `text` (a window of the part's text). */
type PartMatch = { readonly part: TextPart; readonly text: string; readonly found: TokenisedText };

/** What of a question a document holds. `best` = the part that says most of it; null where only its head (title, codes) or nothing does. */
export type DocumentMatch = { readonly head: TokenisedText; readonly parts: readonly PartMatch[]; readonly best: PartMatch | null };

/** How much of a document is read again to say why it was found; of a longer one, the parts that hold most of the question. */
const readLimit = 6_000;
const windowLead = 500;

/** Reads a found document again and finds the question's tokens in it. */
export function matchDocument(document: StoredDocument, query: Query, tokenizer: Tokenizer): DocumentMatch {
  const find = (text: string) => keepAsked(tokenizer.tokenise(text), query);
  const parts = textsToRead(document, query, tokenizer).map(({ part, text }) => ({ part, text, found: find(text) }));
  const best = parts.reduce<PartMatch | null>((leader, part) => (worth(part.found) > worth(leader?.found) ? part : leader), null);
  return { head: find(headText(document)), parts, best };
}

function keepAsked(text: TokenisedText, query: Query): TokenisedText {
  const keep = (tokens: readonly Token[], asked: readonly Token[]) => {
    const wanted = new Set(asked.map(({ token }) => token));
    return tokens.filter(({ token }) => wanted.has(token));
  };
  return { words: keep(text.words, query.words), concepts: keep(text.concepts, query.concepts), codes: keep(text.codes, query.codes) };
}

function worth(found: TokenisedText | undefined): number {
  if (found === undefined) return 0;
  const count = (tokens: readonly Token[]) => new Set(tokens.map(({ token }) => token)).size;
  return (
    searchWeights.body * count(found.words) + searchWeights.concepts * count(found.concepts) + searchWeights.codes * count(found.codes)
  );
}

type TextToRead = { readonly part: TextPart; readonly text: string };

function textsToRead({ parts }: StoredDocument, query: Query, tokenizer: Tokenizer): readonly TextToRead[] {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= readLimit) return parts.map((part) => ({ part, text: part.text }));
  const needles = needlesOf(query, tokenizer);
  const ranked = parts.map((part) => ({ part, ...scan(part.text, needles) })).sort((a, b) => b.hits - a.hits);
  const chosen: TextToRead[] = [];
  let left = readLimit;
  for (const { part, first } of ranked) {
    if (left <= 0) break;
    const from = part.text.length <= left ? 0 : Math.max(0, first - windowLead);
    const text = part.text.slice(from, from + left);
    chosen.push({ part, text });
    left -= text.length;
  }
  return chosen;
}

function scan(text: string, needles: readonly string[]): { readonly hits: number; readonly first: number } {
  const folded = foldText(text);
  const places = needles.map((needle) => folded.indexOf(needle)).filter((place) => place >= 0);
  return { hits: places.length, first: places.length === 0 ? 0 : Math.min(...places) };
}

/** Texts that stand in a document where it holds a token of the question: cheap to look for, not exact. */
function needlesOf(query: Query, tokenizer: Tokenizer): readonly string[] {
  const folded = foldText(query.text);
  const words = query.words.map(({ token, start, end }) => commonStart(token, folded.slice(start, end)));
  const codes = query.codes.map(({ start, end }) => /[a-z0-9]*$/.exec(folded.slice(start, end))?.[0] ?? '');
  const terms = query.concepts.flatMap(({ token }) => termsOf(token, tokenizer));
  return [...new Set([...words, ...codes, ...terms])].filter((needle) => needle.length > 1);
}

function termsOf(conceptId: string, tokenizer: Tokenizer): readonly string[] {
  const concept = tokenizer.concept(conceptId);
  return concept === null ? [] : [...concept.en, ...concept.zh].map(foldText);
}

// "memory" is indexed as "memori": both begin with "memor".
function commonStart(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a.slice(0, at);
}
