import { z } from 'zod';

/** What is taken out of a free text. `serial` is meant for what is read outside its organisation. */
export const redactionKinds = ['name', 'mail', 'phone', 'ip', 'mac', 'credential', 'key', 'identity', 'card', 'serial'] as const;
export const RedactionKind = z.enum(redactionKinds);
export type RedactionKind = z.infer<typeof RedactionKind>;

/** How much was taken out, by kind or by the name of an own pattern. */
export type RedactionCounts = Readonly<Record<string, number>>;

/** A pattern of a site's own, say of its ticket numbers: a regular expression without open repeats; its name stands in the text instead. */
export const OwnPattern = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'expected a-z, 0-9 and hyphens, 31 characters at most'),
  pattern: z.string().min(1).max(200),
});
export type OwnPattern = z.infer<typeof OwnPattern>;

const withinOrganisation = redactionKinds.filter((kind) => kind !== 'serial');
const secrets: RedactionKind[] = ['credential', 'key'];

/** Which kinds are taken out of which texts. `sharedArticles` = articles whose audience is not `internal`: they are read outside the organisation. */
export const RedactionSettings = z.strictObject({
  cases: z.array(RedactionKind).default(withinOrganisation),
  logs: z.array(RedactionKind).default(withinOrganisation),
  articles: z.array(RedactionKind).default(secrets),
  sharedArticles: z.array(RedactionKind).default([...secrets, 'serial']),
  patterns: z.array(OwnPattern).max(20).default([]),
});
export type RedactionSettings = z.infer<typeof RedactionSettings>;
