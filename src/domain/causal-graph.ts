import { z } from 'zod';
import { ComponentClass } from './component.js';
import { Probability } from './probability.js';

/** A text in both languages of the product. */
export const Bilingual = z.object({ en: z.string().min(1), zh: z.string().min(1) });
export type Bilingual = z.infer<typeof Bilingual>;

/** Confidence in a piece of knowledge (KCS v6); `validated` is for a user's own review. */
export const Confidence = z.enum(['wip', 'notValidated', 'validated', 'archived']);
export type Confidence = z.infer<typeof Confidence>;

export const Who = z.enum(['customer', 'agent', 'fieldEngineer']);
export type Who = z.infer<typeof Who>;
export const Risk = z.enum(['none', 'low', 'high']);
export type Risk = z.infer<typeof Risk>;
export const Downtime = z.enum(['none', 'reboot', 'powerOff']);
export type Downtime = z.infer<typeof Downtime>;

export const Repair = z.object({
  action: Bilingual,
  costMinutes: z.number().nonnegative(),
  who: Who,
  risk: Risk,
  downtime: Downtime.default('none'),
  preconditions: z.array(Bilingual).default([]),
  stopIf: Bilingual.nullable().default(null),
  verify: Bilingual.nullable().default(null),
});
export type Repair = z.infer<typeof Repair>;

export const FruKind = z.object({ id: z.string().min(1), name: Bilingual, customerReplaceable: z.boolean() });
export type FruKind = z.infer<typeof FruKind>;

/** A root cause. `prior` is a rate: P(primary cause of an incident) before all faults and `unknownPrior` are normalised together. */
export const Fault = z.object({
  id: z.string().min(1),
  componentClass: ComponentClass,
  title: Bilingual,
  explanation: Bilingual,
  prior: Probability,
  /** What the expert said before `prior` was fitted to closed cases; absent where it was not. */
  expertPrior: Probability.optional(),
  fru: FruKind.nullable(),
  repairs: z.array(Repair),
  sources: z.array(z.string()),
  confidence: Confidence,
});
export type Fault = z.infer<typeof Fault>;

/** A sign. `leakProbability` = P(present with no modelled cause). `cascade` names the root event it is one row of (INFERENCE §2). */
export const FindingDefinition = z.object({
  id: z.string().min(1),
  title: Bilingual,
  question: Bilingual,
  cascade: z.string().nullable(),
  reliableAbsence: z.boolean(),
  componentClass: ComponentClass.nullable(),
  leakProbability: Probability,
  sources: z.array(z.string()),
});
export type FindingDefinition = z.infer<typeof FindingDefinition>;

export const LinkScope = z.enum(['sameComponent', 'sameChannel', 'sameCpu', 'server']);
export type LinkScope = z.infer<typeof LinkScope>;

/** Where a statement holds. A missing field says nothing; dates are ISO 8601. */
export const Validity = z.object({
  vendor: z.string().optional(),
  model: z.string().optional(),
  firmware: z.string().optional(),
  from: z.string().optional(),
  until: z.string().optional(),
});
export type Validity = z.infer<typeof Validity>;

/** fault → finding. `linkProbability` = P(finding | this fault alone), the one in force. */
export const CausalLink = z.object({
  faultId: z.string().min(1),
  findingId: z.string().min(1),
  linkProbability: Probability,
  expertProbability: Probability.nullable(),
  fittedProbability: Probability.nullable(),
  provenance: z.enum(['expert', 'fitted', 'automatic']),
  scope: LinkScope,
  validity: Validity.nullable(),
  counts: z.object({ present: z.number().int(), absent: z.number().int() }).nullable(),
  sources: z.array(z.string()),
  confidence: Confidence,
});
export type CausalLink = z.infer<typeof CausalLink>;

/**
 * A check a person can do; its outcomes are findings. `otherwise` = P(finding present | any fault not listed). `changes` = it
 * changes the machine (swap, reseat, replacement, setting): two at once void each other (INFERENCE §5).
 * `inconclusiveProbability` = P(no result yet), whatever the cause. `afterSilence` = the outcome says that errors stay away.
 * `onlyAfter` = findings of which one must be present: without it there is nothing to check (no crash dump without a crash).
 */
export const DiagnosticTest = z.object({
  id: z.string().min(1),
  title: Bilingual,
  costMinutes: z.number().positive(),
  downtime: Downtime,
  risk: Risk,
  preconditions: z.array(z.string()),
  preconditionTexts: z.array(Bilingual).default([]),
  prerequisiteTestIds: z.array(z.string()).default([]),
  who: Who,
  sharedCost: z.string().optional(),
  changes: z.boolean().default(false),
  onlyAfter: z.array(z.string()).default([]),
  inconclusiveProbability: Probability.optional(),
  outcomes: z
    .array(
      z.object({
        findingId: z.string().min(1),
        givenFault: z.array(z.object({ faultId: z.string().min(1), probability: Probability })),
        otherwise: Probability,
        afterSilence: z.boolean().default(false),
      }),
    )
    .min(1),
  sources: z.array(z.string()).default([]),
});
export type DiagnosticTest = z.infer<typeof DiagnosticTest>;

/**
 * Advice of vendors that contradicts itself: every position stands with its scope (principle 9). `findingIds` = what must be seen for the question
 * to arise, one of them; empty = a leading fault is enough.
 */
export const Disagreement = z.object({
  id: z.string().min(1),
  question: Bilingual,
  faultIds: z.array(z.string()),
  findingIds: z.array(z.string()).default([]),
  positions: z.array(z.object({ text: Bilingual, scope: Validity.nullable(), sources: z.array(z.string()) })).min(2),
});
export type Disagreement = z.infer<typeof Disagreement>;

/** Faults that the labels of closed cases cannot tell apart. A link whose `faultId` is the group's id speaks for each of them alike. */
export const FaultGroup = z.object({ id: z.string().min(1), faultIds: z.array(z.string().min(1)).min(1) });
export type FaultGroup = z.infer<typeof FaultGroup>;

/**
 * How a graph is fitted (INFERENCE §4). `temperature` multiplies every score of the expert: links that were stated one by one count a root
 * event several times. Penalties: of automatic links squared and linear, of the change of log priors squared.
 */
export const FitSettings = z.object({
  temperature: z.number().positive().max(1),
  automatic: z.number().nonnegative(),
  sparse: z.number().nonnegative(),
  prior: z.number().nonnegative(),
});
export type FitSettings = z.infer<typeof FitSettings>;

/**
 * What the numbers of a graph were fitted to. `level` = the finest thing that the labels name, `scope` = whose cases, `at` = time of the
 * newest case, `threshold` = posterior below which it abstains, `familiar` = findings that
 * enough cases show: an incident with another one is left to the expert. `hasAssociations` false = too few cases: only the priors moved.
 */
export const GraphCalibration = z.object({
  cases: z.number().int(),
  level: z.enum(['fault', 'fru', 'class']),
  scope: z.string(),
  at: z.string().nullable(),
  threshold: Probability,
  hasAssociations: z.boolean(),
  settings: FitSettings,
  familiar: z.array(z.string()),
});
export type GraphCalibration = z.infer<typeof GraphCalibration>;

/** One revision of the causal graph as one document; each list is sorted by id. `calibration` is absent where all numbers are an expert's. */
export const GraphFile = z.object({
  formatVersion: z.literal(1),
  revision: z.string().nullable(),
  parent: z.string().nullable(),
  faults: z.array(Fault),
  findings: z.array(FindingDefinition),
  links: z.array(CausalLink),
  tests: z.array(DiagnosticTest),
  disagreements: z.array(Disagreement),
  unknownPrior: Probability,
  /** What the expert said before all priors were fitted; absent where they were not. */
  expertUnknownPrior: Probability.optional(),
  faultGroups: z.array(FaultGroup).optional(),
  calibration: GraphCalibration.optional(),
});
export type GraphFile = z.infer<typeof GraphFile>;

/** A stored revision without its content. `publishedAt` = when it last came into force, `publishedTimes` = every time, oldest first. */
export const GraphRevision = z.object({
  revision: z.string(),
  parent: z.string().nullable(),
  state: z.enum(['draft', 'published', 'superseded']),
  createdAt: z.string(),
  publishedAt: z.string().nullable(),
  publishedTimes: z.array(z.string()).default([]),
  note: z.string(),
  faults: z.number().int(),
  links: z.number().int(),
});
export type GraphRevision = z.infer<typeof GraphRevision>;

/** What `graph check` says of a graph: `error` forbids publishing. */
export const GraphProblem = z.object({ level: z.enum(['error', 'warning']), code: z.string(), subject: z.string(), text: z.string() });
export type GraphProblem = z.infer<typeof GraphProblem>;
