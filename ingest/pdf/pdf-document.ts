import { z } from 'zod';

/** A piece of a page's text on one baseline, in points from the top left corner; `size` = height of its letters. */
export const TextRun = z.object({ text: z.string(), x: z.number(), y: z.number(), width: z.number(), size: z.number() });
export type TextRun = z.infer<typeof TextRun>;

/** What a page holds where it gives no text: nothing, a picture, or letters that no font table explains. */
export const PageWithoutText = z.enum(['blank', 'image', 'unreadableFonts']);
export type PageWithoutText = z.infer<typeof PageWithoutText>;

/** `number` counts from 1. `without` = why there is no text; null where there is. */
export const PdfPage = z.object({
  number: z.number().int(),
  width: z.number(),
  height: z.number(),
  runs: z.array(TextRun),
  without: PageWithoutText.nullable(),
});
export type PdfPage = z.infer<typeof PdfPage>;

/** An entry of the outline: `depth` 0 is a chapter, `page` counts from 1. */
export const OutlineEntry = z.object({ title: z.string(), depth: z.number().int(), page: z.number().int() });
export type OutlineEntry = z.infer<typeof OutlineEntry>;

/** What the child process reads out of a PDF. */
export const PdfDocument = z.object({ title: z.string(), pages: z.array(PdfPage), outline: z.array(OutlineEntry) });
export type PdfDocument = z.infer<typeof PdfDocument>;

/** What the child process answers with. */
export const PdfAnswer = z.union([z.object({ document: PdfDocument }), z.object({ refused: z.string() })]);
export type PdfAnswer = z.infer<typeof PdfAnswer>;
