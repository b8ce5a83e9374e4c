import type { Diagnosis, Evidence } from '#domain/diagnosis.js';
import { diagnosisWords, type Words } from './diagnosis-words.js';
import { templateLines } from './reading-text.js';

const shownCauses = 5;
/** Lines of evidence for the first and the second cause shown; the others stand by their name. */
const shownEvidence = [6, 2] as const;
const shownLines = 3;
/** An absence that weighs less is not worth a line. */
const smallestTold = 0.1;

/** A diagnosis as the person reads it who has to act: the answer first, then why, then what to do. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const words = diagnosisWords[diagnosis.lang];
  const parts = [
    headline(diagnosis, words),
    `${words.urgency[diagnosis.urgency.level]}: ${diagnosis.urgency.why}`,
    section(words.causes, causeLines(diagnosis, words)),
    section(words.bring, calloutLines(diagnosis, words)),
    section(
      words.saveFirst,
      itemLines(diagnosis.collectFirst, (item) => `${item.what}: ${item.how}`),
    ),
    section(words.checks, testLines(diagnosis, words)),
    section(words.plan, planLines(diagnosis, words)),
    section(
      words.wouldChange,
      itemLines(
        diagnosis.wouldChange.slice(0, 3),
        (one) => `${one.title}${place(one.component?.locator ?? null)} ${words.state[one.state]} → ${one.newTopFaultId}`,
      ),
    ),
    section(
      words.alsoPresent,
      itemLines(diagnosis.alsoPresent, (one) => `${one.faultId}${place(one.component.locator)}`),
    ),
    section(words.disagreements, disagreementLines(diagnosis)),
    section(
      words.warnings,
      itemLines(diagnosis.timeline.warnings, (warning) => warning.text),
    ),
    ...referenceSections(diagnosis, words),
    section(
      words.notUnderstood,
      templateLines(diagnosis.input.notUnderstood).map((line) => `- ${line}`),
    ),
    footer(diagnosis, words),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What else is known of such a fault: cases and articles. */
function referenceSections(diagnosis: Diagnosis, words: Words): string[] {
  return [
    section(
      words.similar,
      itemLines(diagnosis.similarCases, (one) => `${one.caseId} (${one.confirmed?.componentClass ?? '?'}): ${one.why.join(', ')}`),
    ),
    section(
      words.articles,
      itemLines(diagnosis.articles, (hit) => `${hit.title} [${hit.id}]`),
    ),
  ];
}

function itemLines<T>(items: readonly T[], textOf: (item: T) => string): string[] {
  return items.map((item) => `- ${textOf(item)}`);
}

function disagreementLines(diagnosis: Diagnosis): string[] {
  return diagnosis.disagreements.flatMap((one) => [
    `- ${one.question}`,
    ...one.positions.map((position) => `    · ${position.text} [${position.sources.join(', ')}]`),
  ]);
}

function headline(diagnosis: Diagnosis, words: Words): string {
  const [first] = diagnosis.causes;
  if (diagnosis.status === 'inconclusive' || first === undefined) return `${words.inconclusive}: ${diagnosis.reason ?? ''}`;
  const [callout] = diagnosis.callouts;
  const part =
    callout === undefined ? words.noPart : `${words.part}: ${callout.fru}${callout.locator === null ? '' : ` ${callout.locator}`}`;
  return `${first.title}${place(first.component.locator)}, ${words.sure(first.posterior)}. ${part}.`;
}

/** The causes that rest on something in the log; those that stand in the ranking by their rate alone are left out. */
function causeLines(diagnosis: Diagnosis, words: Words): string[] {
  const shown = diagnosis.causes.filter((cause) => cause.posterior >= 0.01 && cause.evidence.for.some((one) => one.state === 'present'));
  return shown
    .slice(0, shownCauses)
    .flatMap((cause, index) => [
      `${cause.rank}. ${cause.title}${place(cause.component.locator)} — ${words.sure(cause.posterior)}`,
      ...evidenceLines(diagnosis, cause.evidence.for, '+', shownEvidence[index] ?? 0),
      ...evidenceLines(diagnosis, cause.evidence.against, '−', shownEvidence[index] ?? 0),
    ]);
}

function evidenceLines(diagnosis: Diagnosis, evidence: readonly Evidence[], sign: string, limit: number): string[] {
  const excerpts = new Map(diagnosis.excerpts.map((excerpt) => [excerpt.eventId, excerpt]));
  const telling = evidence.filter((one) => one.state === 'present' || Math.abs(one.logLikelihoodRatio) >= smallestTold);
  return telling.slice(0, limit).flatMap((one) => {
    const lines = one.eventIds.slice(0, shownLines).flatMap((id) => excerpts.get(id) ?? []);
    const more = one.eventIds.length > shownLines ? [`         … ${one.eventIds.length - shownLines}`] : [];
    return [
      `   ${sign} ${one.title}${place(one.component?.locator ?? null)} (${one.state}, ${one.logLikelihoodRatio.toFixed(2)})`,
      ...lines.map((excerpt) => `       ${excerpt.file}:${excerpt.line ?? ''}: ${excerptText(excerpt)}`),
      ...more,
    ];
  });
}

/** A line of text as it stands; of JSON, bytes and records of several lines what the event says. */
function excerptText({ raw, text }: Diagnosis['excerpts'][number]): string {
  return ((raw.startsWith('{') || raw.trim().includes('\n')) && text !== '' ? text : raw.trim()).slice(0, 160);
}

function calloutLines(diagnosis: Diagnosis, words: Words): string[] {
  return diagnosis.callouts.map(
    (callout) =>
      `- ${callout.fru}${place(callout.locator)}: ${words.callout[callout.state]}, ${words.priority[callout.priority]}${numbersOf(callout, words)}`,
  );
}

function numbersOf({ partNumber, serialNumber }: Diagnosis['callouts'][number], words: Words): string {
  const numbers = [
    partNumber === null ? [] : [`${words.partNumber} ${partNumber}`],
    serialNumber === null ? [] : [`${words.serialNumber} ${serialNumber}`],
  ].flat();
  return numbers.length === 0 ? '' : ` (${numbers.join(', ')})`;
}

function testLines(diagnosis: Diagnosis, words: Words): string[] {
  return diagnosis.nextTests.slice(0, 4).map((test) => {
    const facts = [
      `${test.costMinutes} min`,
      words.downtime[test.downtime],
      words.who[test.who],
      `${test.expectedGainBits.toFixed(2)} bit`,
    ];
    const conditions = test.preconditions.length === 0 ? '' : `; ${words.onlyIf} ${test.preconditions.join('; ')}`;
    return `- ${test.title} (${facts.join(', ')}${conditions})`;
  });
}

function planLines(diagnosis: Diagnosis, words: Words): string[] {
  return diagnosis.plan.flatMap((step) => [
    `${step.step}. ${step.action} (${words.who[step.who]}, ${words.downtime[step.downtime]})`,
    ...step.preconditions.map((text) => `     ${words.onlyIf} ${text}`),
    ...(step.stopIf === null ? [] : [`     ${words.stopIf} ${step.stopIf}`]),
    ...(step.verify === null ? [] : [`     ${words.verify} ${step.verify}`]),
  ]);
}

function footer(diagnosis: Diagnosis, words: Words): string {
  const unread = diagnosis.input.unread.reduce((sum, one) => sum + one.count, 0);
  return `${words.read(diagnosis.input.events, diagnosis.input.lines, unread)} · ${diagnosis.graphRevision} · ${diagnosis.id}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}

function place(locator: string | null): string {
  return locator === null ? '' : ` @ ${locator}`;
}
