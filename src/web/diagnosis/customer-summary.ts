import type { Cause, Diagnosis } from '#domain/diagnosis.js';
import type { Translate } from '../i18n/use-words.js';
import { excerptText } from '../log/document.js';
import { headlineOf } from './headline.js';
import { type Sureness, surenessOf } from './sureness.js';

const shownEvidence = 6;
const shownLinesEach = 3;

function surenessText(t: Translate, sureness: Sureness): string {
  if (sureness.kind === 'word') return t(`sureness.${sureness.word}`);

  return t('sureness.percentOf', { percent: sureness.percent, count: sureness.cases });
}

function evidenceLines(diagnosis: Diagnosis, cause: Cause): readonly string[] {
  const rawOf = new Map(diagnosis.excerpts.map((excerpt) => [excerpt.eventId, excerpt]));

  return cause.evidence.for.slice(0, shownEvidence).flatMap((evidence) => {
    const excerpts = evidence.eventIds.map((id) => rawOf.get(id)).filter((excerpt) => excerpt !== undefined);

    return [
      `- ${evidence.title}`,
      ...excerpts
        .slice(0, shownLinesEach)
        .map((excerpt) => `    ${excerpt.line === null ? '' : `${excerpt.line}: `}${excerptText(excerpt).trim()}`),
    ];
  });
}

function causeBlock(t: Translate, diagnosis: Diagnosis, cause: Cause): readonly string[] {
  const lines = evidenceLines(diagnosis, cause);
  const cited = lines.length === 0 ? [] : ['', t('summary.evidence'), ...lines];

  return [t('summary.cause', { cause: cause.title, sureness: surenessText(t, surenessOf(diagnosis, cause)) }), ...cited];
}

function saveBlock(t: Translate, diagnosis: Diagnosis): readonly string[] {
  if (diagnosis.collectFirst.length === 0) return [];

  return ['', t('summary.saveFirst'), ...diagnosis.collectFirst.map((item) => `- ${item.what}: ${item.how}`)];
}

function customerSteps(t: Translate, diagnosis: Diagnosis): readonly string[] {
  const steps = diagnosis.plan.filter((step) => step.who === 'customer').map((step) => step.action);
  const advice = diagnosis.advice.filter((item) => item.who === 'customer').map((item) => item.text);
  const all = [...new Set([...steps, ...advice])];

  return all.length === 0 ? [] : ['', t('summary.steps'), ...all.map((text) => `- ${text}`)];
}

/** The answer as plain text for a mail to the customer: sentence, cause, log lines, what to save, what the customer may do. */
export function customerSummary(t: Translate, diagnosis: Diagnosis): string {
  const [first] = diagnosis.causes;
  const cause = diagnosis.status === 'ranked' && first !== undefined ? causeBlock(t, diagnosis, first) : [diagnosis.reason ?? ''];

  return [
    headlineOf(t, diagnosis),
    ...cause,
    ...saveBlock(t, diagnosis),
    ...customerSteps(t, diagnosis),
    '',
    t('summary.reference', { id: diagnosis.id }),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}
