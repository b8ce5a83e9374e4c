import { z } from 'zod';
import { SupportCase } from './support-case.js';

/** What a person writes of a case; `id` is chosen where none is given. */
export const CaseContent = SupportCase.omit({
  id: true,
  version: true,
  closedAt: true,
  updatedAt: true,
  outcome: true,
  confirmed: true,
  verified: true,
}).extend({
  id: SupportCase.shape.id.optional(),
});
export type CaseContent = z.infer<typeof CaseContent>;

/** An edit of a case: the fields that change. */
export const CaseChange = z
  .object({
    title: SupportCase.shape.title,
    vendor: SupportCase.shape.vendor,
    model: SupportCase.shape.model,
    firmware: SupportCase.shape.firmware,
    server: SupportCase.shape.server,
    openedAt: SupportCase.shape.openedAt,
    symptom: SupportCase.shape.symptom,
    log: SupportCase.shape.log,
    cause: SupportCase.shape.cause,
    resolution: SupportCase.shape.resolution,
    findings: SupportCase.shape.findings,
    testsDone: SupportCase.shape.testsDone.unwrap().optional(),
    partsReplaced: SupportCase.shape.partsReplaced.unwrap().optional(),
  })
  .strict();
export type CaseChange = z.infer<typeof CaseChange>;

/** How a case was closed. `articleIds` = the articles that helped. */
export const CaseClosing = z.object({
  outcome: SupportCase.shape.outcome.unwrap(),
  confirmed: SupportCase.shape.confirmed,
  partsReplaced: SupportCase.shape.partsReplaced.unwrap().optional(),
  testsDone: SupportCase.shape.testsDone.unwrap().optional(),
  cause: SupportCase.shape.cause,
  resolution: SupportCase.shape.resolution,
  articleIds: z.array(z.string().min(1).max(200)).max(50).default([]),
  verified: z.boolean().default(false),
});
export type CaseClosing = z.infer<typeof CaseClosing>;
