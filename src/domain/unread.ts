import { z } from 'zod';

/** Why a piece of input was not understood. The text a person sees is made from the code by the face (CLI, page). */
export const unreadReasons = [
  'noFormat',
  'malformedRow',
  'malformedRecord',
  'invalidJson',
  'invalidEncoding',
  'lineTooLong',
  'fileTooLarge',
  'tooManyEvents',
  'emptyFile',
  'partialCollection',
  'unsupportedContainer',
  'damagedContainer',
  'unreadableFile',
  'encrypted',
  'unsafeMember',
  'notALog',
  'bundleLimit',
  'ahsBundle',
] as const;
export const UnreadReason = z.enum(unreadReasons);
export type UnreadReason = z.infer<typeof UnreadReason>;

/** A piece of input that no format could read: kept, counted and shown, never dropped. `raw` is cut at 500 characters. */
export const Unread = z.object({
  file: z.string(),
  line: z.number().int().nullable(),
  byte: z.number().int().nullable(),
  reason: UnreadReason,
  raw: z.string(),
});
export type Unread = z.infer<typeof Unread>;

/**
 * What nobody understands of a log, grouped: lines that no format reads, and messages behind a known prefix. `templates` = the shapes with most
 * lines (Drain: values masked, `<*>` where lines differ), each with its first line; `lines` and `clusters` count all.
 * It is shown and compared between cases, and is never evidence.
 */
export const NotUnderstood = z.object({
  lines: z.number().int(),
  clusters: z.number().int(),
  templates: z.array(
    z.object({
      template: z.string(),
      count: z.number().int(),
      firstLine: z.object({ file: z.string(), line: z.number().int().nullable() }),
      example: z.string(),
    }),
  ),
});
export type NotUnderstood = z.infer<typeof NotUnderstood>;

/** Nothing was left over. */
export const allUnderstood: NotUnderstood = { lines: 0, clusters: 0, templates: [] };
