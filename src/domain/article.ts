import { z } from 'zod';
import { Confidence } from './causal-graph.js';
import { Language } from './language.js';
import { Audience } from './search.js';

export const Section = z.object({ heading: z.string(), page: z.number().int().nullable(), text: z.string() });
export type Section = z.infer<typeof Section>;

/** A piece of written knowledge, shaped by KCS v6: issue, environment, resolution, cause. Texts are Markdown. */
export const Article = z.object({
  id: z.string().min(1).max(200),
  lang: Language,
  title: z.string().min(1).max(500),
  issue: z.string(),
  environment: z.string(),
  resolution: z.string(),
  cause: z.string(),
  confidence: Confidence,
  audience: Audience,
  governance: z.enum(['experienceBased', 'complianceBased']),
  state: z.enum(['draft', 'inReview', 'published', 'archived']),
  codes: z.array(z.string()),
  faultIds: z.array(z.string()),
  componentClass: z.string().nullable().default(null),
  vendor: z.string().nullable().default(null),
  translationOf: z.string().optional(),
  sections: z.array(Section),
  /** Where it was imported from; `version` is what the source says of itself (`1.22.1` of a message registry). */
  source: z
    .object({ kind: z.string(), uri: z.string(), page: z.number().int().optional(), version: z.string().max(60).optional() })
    .nullable(),
  version: z.number().int().nonnegative(),
  /** When a person last edited it here, published it after a review, moved it to its state (ISO 8601 UTC); absent on what was imported and never touched. */
  updatedAt: z.string().max(60).optional(),
  reviewedAt: z.string().max(60).optional(),
  stateChangedAt: z.string().max(60).optional(),
  /** Why it is in its state: the reason of the last return, restore or archiving. */
  stateNote: z.string().max(2_000).optional(),
});
export type Article = z.infer<typeof Article>;
