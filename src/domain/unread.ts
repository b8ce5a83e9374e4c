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
