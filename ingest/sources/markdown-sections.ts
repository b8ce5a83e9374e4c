import { marked } from 'marked';

/** A part of a Markdown text under a heading of level 1 or 2, as written; the part before the first heading has the heading null. */
export type MarkdownSection = { readonly heading: string | null; readonly text: string };

/** Cuts a Markdown text at its headings of level 1 and 2 (CommonMark: not at `##` inside code). */
export function splitSections(markdown: string): readonly MarkdownSection[] {
  const sections: { heading: string | null; parts: string[] }[] = [{ heading: null, parts: [] }];
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'heading' && token.depth <= 2) sections.push({ heading: token.text, parts: [] });
    else sections.at(-1)?.parts.push(token.raw);
  }
  return sections.map(({ heading, parts }) => ({ heading, text: parts.join('').trim() }));
}
