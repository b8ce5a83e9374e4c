import { z } from 'zod';

/** A concept of the trade with its terms in both languages; any term, abbreviation or vendor name stands for the concept. */
export const GlossaryConcept = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,80}$/),
  en: z.array(z.string().min(1)),
  zh: z.array(z.string().min(1)),
});
export type GlossaryConcept = z.infer<typeof GlossaryConcept>;

export const Glossary = z.object({ version: z.number().int(), concepts: z.array(GlossaryConcept) });
export type Glossary = z.infer<typeof Glossary>;
