import { z } from 'zod';

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** One value that is another now; `field` is a path (`title.en`, `repairs.0.costMinutes`). What is no plain value is told as JSON; null = not there. */
export const FieldChange = z.object({ field: z.string(), from: Value, to: Value });
export type FieldChange = z.infer<typeof FieldChange>;

/** Items of one list that only the later revision has, only the earlier, or both with other content. */
export const ListDiff = z.object({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.object({ id: z.string(), fields: z.array(FieldChange) })),
});
export type ListDiff = z.infer<typeof ListDiff>;

/** What two revisions differ in. A link is named by its fault and finding (`fault → finding`), and its validity where it has one. */
export const GraphDiff = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  faults: ListDiff,
  findings: ListDiff,
  links: ListDiff,
  tests: ListDiff,
  disagreements: ListDiff,
  /** Fields of the graph itself, as the prior of `unknown`. */
  graph: z.array(FieldChange),
});
export type GraphDiff = z.infer<typeof GraphDiff>;
