import { z } from 'zod';

/** The two languages of the product. */
export const Language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof Language>;
