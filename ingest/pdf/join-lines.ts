import type { PageLine } from './page-lines.js';

/** A paragraph ends where the next line stands lower than so many heights, or where its own last line is this much shorter than the widest. */
const paragraphGap = 1.75;
const shortLine = 0.8;
const bullet = /^(?:[•▪●◦■□➢✓–—*·o-]|\(?\d{1,2}[.)]|[a-z][.)])\s/u;
const cutWord = /[\p{L}\p{N}][-‐­]$/u;
const han = /\p{Script=Han}|[，。；：、！？）】」》]/u;

/** Lines as Markdown text: paragraphs joined, hyphens at line ends taken out, Chinese without blanks, rows of tables and list items a line each. */
export function joinLines(lines: readonly PageLine[]): string {
  const widest = Math.max(0, ...lines.map(({ width }) => width));
  let text = '';
  let before: PageLine | null = null;
  for (const line of lines) {
    const between = before === null ? '' : separator(text, before, line, widest);
    text = between === ' ' && endsInHyphen(text) ? afterHyphen(text, line.text) : `${text}${between}${line.text}`;
    before = line;
  }
  return text;
}

/** Whether a word goes on in the next line. */
export function endsInHyphen(text: string): boolean {
  return cutWord.test(text);
}

/** Text and the line behind its hyphen. Between small letters the hyphen parts a word; any other (DDR3-800) is the word's own. */
export function afterHyphen(text: string, next: string): string {
  return /\p{Ll}[-‐­]$/u.test(text) && /^\p{Ll}/u.test(next) ? `${text.slice(0, -1)}${next}` : `${text}${next}`;
}

function separator(text: string, before: PageLine, line: PageLine, widest: number): string {
  if (isRow(before) || isRow(line)) return '\n';
  if (bullet.test(line.text)) return '\n';
  const isLower = line.page === before.page && line.y - before.y > paragraphGap * line.size;
  if (isLower || line.size > before.size * 1.1 || line.size < before.size * 0.9) return '\n\n';
  if (before.width < widest * shortLine && /[.。:：!?！？;；]$/.test(before.text)) return '\n\n';
  return han.test(text.slice(-1)) && han.test(line.text.slice(0, 1)) ? '' : ' ';
}

function isRow({ text }: PageLine): boolean {
  return text.includes(' | ');
}
