import type TurndownService from 'turndown';
import { createHtmlReader } from '../html-text.js';

export const markups = ['html', 'jira'] as const;
export type Markup = (typeof markups)[number];

const longestMarkup = 500_000;
const fenced = /^```[^\n]*\n([\s\S]*?)^```[ \t]*$/gm;
/** Two columns at least, or a time of day: what a person writes in a sentence seldom has them, what a machine prints nearly always. */
const logRow = /\S\s+\|\s+\S.*\|\s+\S|(?<!\d)\d{1,2}:\d{2}:\d{2}(?!\d)/;
const fewestRows = 2;

/** Plain text of a marked-up one: paragraphs parted by an empty line, preformatted parts between fences. */
export function plainText(text: string, markup: Markup | undefined): string {
  if (markup === 'html') return htmlText(text);
  return markup === 'jira' ? wikiText(text) : text;
}

/** What a person wrote: the text without its log rows. */
export function proseOf(text: string): string {
  const rows = new Set(logRows(text));
  const lines = withoutFences(text)
    .split('\n')
    .filter((line) => !rows.has(line));
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** What a machine printed: preformatted parts, and the lines that look like rows of a log where there are two at least. */
export function logOf(text: string): string {
  const blocks = [...text.matchAll(fenced)].map(([, block = '']) => block.trimEnd());
  return [...blocks, ...logRows(text)].join('\n');
}

function logRows(text: string): readonly string[] {
  const rows = withoutFences(text)
    .split('\n')
    .filter((line) => logRow.test(line));
  return rows.length >= fewestRows ? rows : [];
}

function withoutFences(text: string): string {
  return text.replaceAll(fenced, '');
}

/** Some systems write the angle brackets of their HTML as entities (`&lt;p&gt;`, `&#60;p&#62;`). */
function htmlText(text: string): string {
  const html = /<[a-z!/]/i.test(text) ? text : text.replaceAll(/&(?:lt|#60|#x3c);/gi, '<').replaceAll(/&(?:gt|#62|#x3e);/gi, '>');
  if (!/<[a-z!/]/i.test(html)) return html;
  try {
    return ticketReader.turndown(html.slice(0, longestMarkup)).trim();
  } catch {
    // Elements nested deeper than the parser goes: the text alone.
    return html.replaceAll(/<[^<>]{0,2000}>/g, ' ').trim();
  }
}

function createTicketReader(): TurndownService {
  const service = createHtmlReader();
  // A ticket is read as text, not shown as Markdown: `DIMM_A3` keeps its line.
  service.escape = (text) => text;
  service.remove(['script', 'style', 'head']);
  service.addRule('preformatted', { filter: 'pre', replacement: (content) => `\n\n\`\`\`\n${content.trim()}\n\`\`\`\n\n` });
  service.addRule('picture', { filter: 'img', replacement: () => '' });
  return service;
}

const ticketReader = createTicketReader();

/** Wiki notation of Jira: preformatted parts become fences, panels, colours, headings and emphasis their text. */
function wikiText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/\{(?:noformat|code)(?::[^}\n]{0,200})?\}\n?([\s\S]*?)\{(?:noformat|code)\}/g, '\n```\n$1\n```\n')
    .replaceAll(/\{(?:quote|panel|color)(?::[^}\n]{0,200})?\}/g, '')
    .replaceAll(/^h[1-6]\.[ \t]+/gm, '')
    .replaceAll(/^[ \t]*\|\|(.*)\|\|[ \t]*$/gm, (_, cells: string) => cells.split('||').join(' | '))
    .replaceAll(/!([^\s!|]+\.(?:png|jpe?g|gif))(?:\|[^!\n]{0,100})?!/gi, '')
    .replaceAll(/\[([^\]|\n]{1,300})\|[^\]\n]{1,500}\]/g, '$1')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
