import { type Bundle, bundleTitles } from '#domain/bundle.js';
import type { Diagnosis } from '#domain/diagnosis.js';
import type { RejectedRow } from '#domain/import-report.js';
import type { RejectedFile } from '../cli-use-cases.js';

const shownTemplates = 5;
const shownCharacters = 160;

/** What reading gave, in one line and one more a reason for what was not understood; below them the kinds of lines that nobody understands. */
export function readingText(reading: Diagnosis['input']): string {
  const formats = reading.formats.length === 0 ? 'no format recognised' : reading.formats.join(', ');
  const counts = `${reading.files} file(s), ${reading.lines} line(s), ${reading.events} event(s); ${formats}`;
  const bundles = (reading.bundles ?? []).map(bundleText);
  const reasons = reading.unread.map(({ reason, count }) => `not understood: ${count} × ${reason}`);
  const { notUnderstood } = reading;
  const kinds = notUnderstood.clusters === 0 ? [] : [`kinds of lines not understood: ${notUnderstood.clusters}`];
  return [counts, ...bundles, ...reasons, ...kinds, ...templateLines(notUnderstood).map((line) => `  ${line}`)].join('\n');
}

/** What an archive held: which collection it is, and what was passed over in it. */
function bundleText({ file, kind, members, passedOver }: Bundle): string {
  const name = kind === null ? 'archive' : bundleTitles[kind];
  const others = passedOver.map(({ reason, count }) => `${count} × ${reason}`).join(', ');
  return `${file}: ${name}, ${members} file(s) read${others === '' ? '' : `; passed over: ${others}`}`;
}

/** The most frequent kinds of lines that nobody understands: how many, their template, where the first stands. */
export function templateLines({ clusters, templates }: Diagnosis['input']['notUnderstood']): string[] {
  const shown = templates.slice(0, shownTemplates);
  const more = clusters > shown.length ? [`… ${clusters - shown.length}`] : [];
  return [...shown.map((one) => `${one.count} × ${cut(one.template)} (${placeOf(one.firstLine)})`), ...more];
}

function placeOf({ file, line }: { readonly file: string; readonly line: number | null }): string {
  return line === null ? file : `${file}:${line}`;
}

function cut(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}

/** A file that gave nothing, with its reason. */
export function rejectedText({ file, reason }: RejectedFile): string {
  return `rejected: ${file}: ${reason}`;
}

/** A row that was refused: where it stands, which field, why. */
export function rejectedRowText({ file, line, field, reason }: RejectedRow): string {
  return `rejected: ${file}${line === null ? '' : `:${line}`}${field === null ? '' : ` ${field}`}: ${reason}`;
}
