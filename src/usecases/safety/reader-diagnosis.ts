import { customerText } from '#analyzers/safety/customer-text.js';
import type { ReplaceableParts } from '#analyzers/safety/unsafe-sentence.js';
import type { Diagnosis, SimilarCase } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';

const supportTexts: Readonly<Record<Language, string>> = {
  en: 'The next step is for a service engineer: contact support with the material below.',
  zh: '下一步须由服务工程师完成，请附上下列材料联系技术支持。',
};
const attachments = ['log', 'inventory'];

/** Which tests of the graph a customer does himself. */
export type CustomerTests = ReadonlySet<string>;

/**
 * A diagnosis within the safe-action limit: steps, checks and advice that are a customer's, parts that a customer replaces, the rest is
 * support's. What tells staff alone (positions of vendors, texts of those who closed a case) is left out.
 */
export function diagnosisForReader(diagnosis: Diagnosis, replaceable: ReplaceableParts, customerTests: CustomerTests): Diagnosis {
  const plan = customerSteps(diagnosis.plan);
  const nextTests = customerChecks(diagnosis.nextTests);
  const callouts = diagnosis.callouts.filter(({ customerReplaceable }) => customerReplaceable);
  return {
    ...diagnosis,
    plan: plan.map((step, index) => ({ ...step, step: index + 1 })),
    nextTests,
    callouts,
    advice: diagnosis.advice.filter(({ who }) => who === 'customer'),
    collectFirst: diagnosis.collectFirst.filter(({ what, how }) => isSafe(what, replaceable) && isSafe(how, replaceable)),
    timeline: { ...diagnosis.timeline, warnings: diagnosis.timeline.warnings.filter(({ text }) => isSafe(text, replaceable, 'account')) },
    disagreements: [],
    escalate: escalation(diagnosis),
    similarCases: diagnosis.similarCases.map((similar) => similarForReader(similar, replaceable, customerTests)),
  };
}

/** A customer's steps up to the first of a field engineer: what follows that one needs it. */
function customerSteps(plan: Diagnosis['plan']): Diagnosis['plan'] {
  const visit = plan.findIndex(({ who }) => who === 'fieldEngineer');
  return plan.slice(0, visit < 0 ? plan.length : visit).filter(({ who }) => who === 'customer');
}

/** A customer's checks whose prerequisites are a customer's too. */
function customerChecks(tests: Diagnosis['nextTests']): Diagnosis['nextTests'] {
  const own = tests.filter(({ who }) => who === 'customer');
  const ids = new Set(own.map(({ testId }) => testId));
  return own.filter(({ prerequisiteTestIds }) => prerequisiteTestIds.every((id) => ids.has(id)));
}

/** Support is named where it is asked for anyway, where the next step or check is hidden, or where a hidden part leads. */
function escalation({ escalate, lang, plan, nextTests, callouts }: Diagnosis): Diagnosis['escalate'] {
  const isNextHidden = (plan[0] ?? nextTests[0])?.who !== undefined && (plan[0] ?? nextTests[0])?.who !== 'customer';
  const isPartHidden = callouts[0] !== undefined && !callouts[0].customerReplaceable;
  if (escalate === null && !isNextHidden && !isPartHidden) return null;
  return { toTier: escalate?.toTier ?? 2, reason: supportTexts[lang], attach: attachments };
}

function similarForReader(similar: SimilarCase, replaceable: ReplaceableParts, customerTests: CustomerTests): SimilarCase {
  const { confirmed, doneThen, missingNow } = similar;
  const isOwn = ({ testId }: { readonly testId: string }) => customerTests.has(testId);
  return {
    ...similar,
    confirmed: confirmed === null ? null : { componentClass: confirmed.componentClass },
    doneThen: {
      tests: doneThen.tests.filter(isOwn),
      parts: doneThen.parts.filter(({ fruId }) => replaceable.has(fruId)),
      cause: null,
      resolution: null,
    },
    missingNow: { ...missingNow, tests: missingNow.tests.filter(isOwn) },
  };
}

function isSafe(text: string, replaceable: ReplaceableParts, kind: 'steps' | 'account' = 'steps'): boolean {
  return customerText(text, kind, replaceable).hidden === 0;
}
