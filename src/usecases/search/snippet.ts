import type { Token } from '#analyzers/text/token.js';
import { escapeHtml } from './escape-html.js';

/** Longest part of a text that a snippet shows, in UTF-16 units. */
const snippetLength = 220;
const leadLength = 40;

/**
 * A piece of `text` around its densest matches as HTML: matches in `<mark>`, all else escaped, blanks and Markdown signs thinned out.
 * `matches` are tokens with offsets in `text`; without any, the head of the text.
 */
export function cutSnippet(text: string, matches: readonly Token[]): string {
  const { from, to } = densestWindow(text, matches);
  const marks = mergeSpans(matches.filter(({ start, end }) => start >= from && end <= to));
  const pieces: string[] = [];
  let at = from;
  for (const { start, end } of marks) {
    pieces.push(plain(text.slice(at, start)), `<mark>${escapeHtml(text.slice(start, end))}</mark>`);
    at = end;
  }
  pieces.push(plain(text.slice(at, to)));
  return `${from > 0 ? '…' : ''}${pieces.join('').trim()}${to < text.length ? '…' : ''}`;
}

type Range = { readonly from: number; readonly to: number };

function densestWindow(text: string, matches: readonly Token[]): Range {
  let best = { start: matches[0]?.start ?? 0, distinct: 0 };
  for (const first of matches) {
    const inside = matches.filter(({ start, end }) => start >= first.start && end <= first.start + snippetLength - leadLength);
    const distinct = new Set(inside.map(({ token }) => token)).size;
    if (distinct > best.distinct) best = { start: first.start, distinct };
  }
  const from = best.start <= leadLength ? 0 : wordStart(text, best.start - leadLength, best.start);
  return { from, to: wordEnd(text, from + snippetLength) };
}

// A cut must not stand inside a Latin word or a pair of surrogates.
function wordStart(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && isInside(text, at)) at += 1;
  return at;
}

function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length;
  let at = to;
  while (at < text.length && at < to + leadLength && isInside(text, at)) at += 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}

function isInside(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) || (/[A-Za-z0-9]/.test(text.charAt(at)) && /[A-Za-z0-9]/.test(text.charAt(at - 1)));
}

function mergeSpans(tokens: readonly Token[]): readonly { readonly start: number; readonly end: number }[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...tokens].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function plain(text: string): string {
  return escapeHtml(text.replace(/\*\*|`|^#{1,6} |\|/gm, '').replace(/\s+/g, ' '));
}
