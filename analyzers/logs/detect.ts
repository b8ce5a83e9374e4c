import type { LinesFormat } from './log-format.js';

/** A format of lines with the share of the head's lines that it claims (0 to 1). */
export type RankedFormat = { readonly format: LinesFormat; readonly share: number };

/**
 * Ranks formats of lines by the share of the head (first lines of a block, at most 64 KB) that they claim; one line proves nothing.
 * Formats that claim the same share keep the order of the list.
 */
export function rankFormats(formats: readonly LinesFormat[], head: readonly string[]): RankedFormat[] {
  const lines = head.filter((line) => line.trim() !== '');
  return formats
    .map((format) => ({ format, share: lines.filter((line) => format.claims(line)).length / Math.max(lines.length, 1) }))
    .sort((left, right) => right.share - left.share);
}
