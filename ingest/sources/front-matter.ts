import { parseDocument } from 'yaml';

/** The head of a Markdown file and the rest of it. `lineOf` finds the line (from 1) a top-level field stands on. */
export type FrontMatter = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly lineOf: (field: string) => number | null;
};

/** Splits YAML front matter (between lines of `---` at the top) from a Markdown text; a text without it has no fields. Says why where it is no YAML mapping. */
export function splitFrontMatter(text: string): FrontMatter | { readonly line: number | null; readonly reason: string } {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (lines[0]?.trimEnd() !== '---') return { fields: {}, body: text, lineOf: () => null };
  if (end < 0) return { line: 1, reason: 'front matter has no end: a second line of --- is missing' };
  const head = lines.slice(1, end);
  const document = parseDocument(head.join('\n'));
  const [problem] = document.errors;
  if (problem !== undefined) return { line: (problem.linePos?.[0].line ?? 0) + 1, reason: `front matter: ${problem.code}` };
  const fields: unknown = document.toJS();
  if (!isMapping(fields)) return { line: 1, reason: 'front matter is no mapping of fields' };
  return { fields, body: lines.slice(end + 1).join('\n'), lineOf: (field) => findLine(head, field) };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The head starts on line 2 of the file. */
function findLine(head: readonly string[], field: string): number | null {
  const index = head.findIndex((line) => line.startsWith(`${field}:`));
  return index < 0 ? null : index + 2;
}
