import { z } from 'zod';

/** The kinds of people: a reader of the portal, a support agent, an expert, who runs the service. */
export const Role = z.enum(['reader', 'agent', 'expert', 'administrator']);
export type Role = z.infer<typeof Role>;

/** Who asks. `organisation` null: of a reader, nobody known; of staff, every organisation. */
export const Viewer = z.object({ role: Role, organisation: z.string().min(1).max(200).nullable() });
export type Viewer = z.infer<typeof Viewer>;
