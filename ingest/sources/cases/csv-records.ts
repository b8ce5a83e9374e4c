import { parse } from 'csv-parse/sync';
import { createLineQueue, type LineQueue } from './line-queue.js';

/** One record of a CSV file with the line it starts on (from 1), or why there is none. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] } | { readonly line: number; readonly reason: string };

/** A record longer than this is refused: its quote is taken as never closed. */
export const recordLimitCharacters = 4_000_000;

/**
 * Records of a CSV text (RFC 4180; quotes inside plain cells are tolerated). A record goes on over lines while its quotes are odd in
 * number. Where that gives no record, its first line stands alone, so that a stray quote costs one row and never the rest of the file.
 */
export async function* readCsvRecords(chunks: AsyncIterable<readonly string[]>, delimiter: string): AsyncGenerator<CsvRecord> {
  const lines = createLineQueue(chunks);
  for (let first = await lines.at(0); first !== null; first = await lines.at(0)) {
    const line = lines.lineNumber();
    const text = await recordText(lines);
    const whole = text.lines > 1 ? parseRecord(text.text, delimiter) : null;
    const cells = whole ?? parseRecord(first, delimiter);
    lines.drop(whole === null ? 1 : text.lines);
    if (first.trim() === '' && whole === null) continue;
    yield cells === null ? { line, reason: 'the row is no CSV: a quote is not closed' } : { line, cells };
  }
}

/** The text from the next line on to where its quotes are even in number; the one line where that is nowhere. */
async function recordText(lines: LineQueue): Promise<{ readonly text: string; readonly lines: number }> {
  const parts: string[] = [];
  let isOpen = false;
  let size = 0;
  for (let line = await lines.at(0); line !== null && size <= recordLimitCharacters; line = await lines.at(parts.length)) {
    parts.push(line);
    size += line.length;
    if (hasOddQuotes(line)) isOpen = !isOpen;
    if (!isOpen) return { text: parts.join('\n'), lines: parts.length };
  }
  return { text: parts[0] ?? '', lines: 1 };
}

function hasOddQuotes(line: string): boolean {
  let odd = false;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

/** The cells of a text that is exactly one record; null where it is none or several. */
function parseRecord(text: string, delimiter: string): readonly string[] | null {
  if (text.length > recordLimitCharacters) return null;
  try {
    const records = parse(text, { delimiter, relax_column_count: true, relax_quotes: true });
    return records.length === 1 ? (records[0] ?? null) : null;
  } catch {
    return null;
  }
}

/** The character a header is separated by: the most frequent of comma, semicolon and tab. */
export function detectDelimiter(header: string): string {
  const counted = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}
