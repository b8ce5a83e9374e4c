import { z } from 'zod';
import { Bundle } from './bundle.js';
import { Downtime, Risk, Validity, Who } from './causal-graph.js';
import { AnsweredClass, ComponentRef } from './component.js';
import { FindingInput, FindingState, TestDone } from './finding.js';
import { Language } from './language.js';
import { Probability } from './probability.js';
import { Hit } from './search.js';
import { Confirmed } from './support-case.js';
import { allUnderstood, NotUnderstood } from './unread.js';

/** What a diagnosis is asked about, besides files and text. */
export const DiagnosisInput = z.object({
  symptom: z.string().max(20_000).optional(),
  vendor: z.string().max(200).optional(),
  model: z.string().max(200).optional(),
  firmware: z.string().max(200).optional(),
  faultTime: z.string().max(60).optional(),
  replacedParts: z
    .array(z.object({ fruId: z.string(), locator: z.string().optional(), at: z.string() }))
    .max(100)
    .optional(),
  recentChanges: z.array(z.string().max(500)).max(100).optional(),
  findings: z.array(FindingInput).max(500).optional(),
  testsDone: z.array(TestDone).max(100).optional(),
});
export type DiagnosisInput = z.infer<typeof DiagnosisInput>;

/**
 * One line of evidence. `logLikelihoodRatio` (natural log): its term for this cause minus its term for the rival
 * (the runner-up for the first, the first for the others); prior difference + all contributions = log odds of the two.
 */
export const Evidence = z.object({
  findingId: z.string(),
  title: z.string(),
  component: ComponentRef.nullable(),
  state: FindingState,
  eventIds: z.array(z.string()),
  logLikelihoodRatio: z.number(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Incident = z.object({
  id: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  trigger: z.string().nullable(),
  serverState: z.enum(['up', 'down', 'degraded', 'unknown']),
  chosen: z.boolean(),
  why: z.string(),
});
export type Incident = z.infer<typeof Incident>;

export const Cause = z.object({
  rank: z.number().int(),
  faultId: z.string(),
  title: z.string(),
  component: ComponentRef,
  posterior: Probability,
  calibration: z.object({ level: z.enum(['fault', 'fru', 'class']), cases: z.number().int(), scope: z.string() }).nullable(),
  evidence: z.object({ for: z.array(Evidence), against: z.array(Evidence), missing: z.array(Evidence) }),
});
export type Cause = z.infer<typeof Cause>;

export const Callout = z.object({
  fru: z.string(),
  fruId: z.string(),
  partNumber: z.string().nullable(),
  serialNumber: z.string().nullable(),
  state: z.enum(['indicted', 'suspect', 'acquitted']),
  locator: z.string().nullable(),
  priority: z.enum(['high', 'medium', 'low']),
  probability: Probability,
  customerReplaceable: z.boolean(),
  faultIds: z.array(z.string()),
});
export type Callout = z.infer<typeof Callout>;

export const NextTest = z.object({
  testId: z.string(),
  title: z.string(),
  component: ComponentRef.nullable(),
  expectedGainBits: z.number(),
  costMinutes: z.number(),
  downtime: Downtime,
  risk: Risk,
  preconditions: z.array(z.string()),
  prerequisiteTestIds: z.array(z.string()),
  who: Who,
  outcomes: z.array(
    z.object({
      findingId: z.string(),
      component: ComponentRef.nullable(),
      state: z.enum(['present', 'absent']),
      probability: Probability,
    }),
  ),
});
export type NextTest = z.infer<typeof NextTest>;

export const WouldChange = z.object({
  findingId: z.string(),
  title: z.string(),
  component: ComponentRef.nullable(),
  state: z.enum(['present', 'absent']),
  newTopFaultId: z.string(),
  newTopComponent: ComponentRef.nullable().optional(),
});
export type WouldChange = z.infer<typeof WouldChange>;

export const PlanStep = z.object({
  step: z.number().int(),
  action: z.string(),
  who: Who,
  downtime: Downtime,
  preconditions: z.array(z.string()),
  stopIf: z.string().nullable(),
  verify: z.string().nullable(),
});
export type PlanStep = z.infer<typeof PlanStep>;

export const SimilarCase = z.object({
  caseId: z.string(),
  score: z.number(),
  confirmed: Confirmed.nullable(),
  outcome: z.string().nullable(),
  why: z.array(z.string()),
  /** What was done then; texts of the one who closed it are cut. Diagnoses stored before it was told have nothing here. */
  doneThen: z
    .object({
      tests: z.array(z.object({ testId: z.string(), title: z.string(), outcome: z.string() })),
      parts: z.array(z.object({ fruId: z.string(), name: z.string(), locator: z.string().nullable(), helped: z.boolean().nullable() })),
      cause: z.string().nullable(),
      resolution: z.string().nullable(),
    })
    .default({ tests: [], parts: [], cause: null, resolution: null }),
  /** What of it is missing now: tests not done yet, kinds of log that this one has not. */
  missingNow: z
    .object({ tests: z.array(z.object({ testId: z.string(), title: z.string() })), evidence: z.array(z.string()) })
    .default({ tests: [], evidence: [] }),
});
export type SimilarCase = z.infer<typeof SimilarCase>;

/** The answer to a log. A field whose capability is not built yet is there and empty, never faked. */
export const Diagnosis = z.object({
  id: z.string(),
  status: z.enum(['ranked', 'inconclusive']),
  reason: z.string().nullable(),
  graphRevision: z.string(),
  lang: Language,
  incidents: z.array(Incident),
  causes: z.array(Cause),
  componentClasses: z.array(z.object({ class: AnsweredClass, posterior: Probability })),
  callouts: z.array(Callout),
  nextTests: z.array(NextTest),
  wouldChange: z.array(WouldChange),
  findings: z.array(
    z.object({
      findingId: z.string(),
      title: z.string(),
      state: FindingState,
      component: ComponentRef.nullable(),
      eventIds: z.array(z.string()),
    }),
  ),
  timeline: z.object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    warnings: z.array(z.object({ code: z.string(), text: z.string(), eventIds: z.array(z.string()) })),
    bursts: z.array(
      z.object({
        eventKey: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        count: z.number().int(),
        eventIds: z.array(z.string()),
      }),
    ),
  }),
  /** `text` = what the event says, for sources whose `raw` is not made for reading (JSON, bytes). */
  excerpts: z.array(
    z.object({ eventId: z.string(), file: z.string(), line: z.number().int().nullable(), raw: z.string(), text: z.string().default('') }),
  ),
  urgency: z.object({
    level: z.enum(['now', 'nextWindow', 'monitor']),
    why: z.string(),
    redundancyLeft: z.boolean().nullable(),
    dataAtRisk: z.boolean().nullable(),
  }),
  collectFirst: z.array(z.object({ what: z.string(), how: z.string(), lostBy: z.enum(['reboot', 'acCycle', 'selClear', 'partSwap']) })),
  plan: z.array(PlanStep),
  alsoPresent: z.array(z.object({ faultId: z.string(), component: ComponentRef, gain: z.number() })),
  disagreements: z.array(
    z.object({
      question: z.string(),
      positions: z.array(z.object({ text: z.string(), scope: Validity.nullable(), sources: z.array(z.string()) })),
    }),
  ),
  history: z.object({ replacedParts: z.array(z.unknown()), sameFaultBefore: z.array(z.unknown()) }),
  escalate: z.object({ toTier: z.union([z.literal(2), z.literal(3)]), reason: z.string(), attach: z.array(z.string()) }).nullable(),
  fleet: z.record(z.string(), z.unknown()).nullable(),
  advisories: z.array(z.record(z.string(), z.unknown())),
  similarCases: z.array(SimilarCase),
  articles: z.array(Hit),
  advice: z.array(z.object({ text: z.string(), who: Who, risk: Risk })),
  input: z.object({
    files: z.number().int(),
    lines: z.number().int(),
    events: z.number().int(),
    unread: z.array(z.object({ reason: z.string(), count: z.number().int() })),
    formats: z.array(z.string()),
    notUnderstood: NotUnderstood.default(allUnderstood),
    bundles: z.array(Bundle).optional(),
  }),
  elapsedMs: z.number(),
});
export type Diagnosis = z.infer<typeof Diagnosis>;
