import { z } from 'zod';
import { GraphProblem } from './causal-graph.js';
import { GraphReplay } from './graph-replay.js';

/** A draft as it was kept. `isNew` false = this content was there already, in whatever state; `problems` = what the check warns of. */
export const KeptDraft = z.object({ revision: z.string(), isNew: z.boolean(), problems: z.array(GraphProblem).readonly() });
export type KeptDraft = z.infer<typeof KeptDraft>;

/** What came into force and what it replaced. `left` null = nothing else was in force; `replay` null = there was nothing to compare with. */
export const Publication = z.object({ revision: z.string(), left: z.string().nullable(), replay: GraphReplay.nullable() });
export type Publication = z.infer<typeof Publication>;
