import type { Cause, Diagnosis } from '#domain/diagnosis.js';
import { calloutOf, causeLines, faultTitle, sureness } from './cause-text.js';
import { diagnosisWords, type Words } from './diagnosis-words.js';
import { place } from './evidence-text.js';
import { incidentLines } from './incident-lines.js';
import { templateLines } from './reading-text.js';
import { similarCaseLines } from './similar-case-lines.js';

/** A diagnosis as the person reads it who has to act: the answer first, then why, then what to do. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const words = diagnosisWords[diagnosis.lang];
  const parts = [
    headline(diagnosis, words),
    diagnosis.input.events === 0 ? '' : `${words.urgency[diagnosis.urgency.level]}${diagnosis.urgency.why}`,
    section(words.incidents, incidentLines(diagnosis, words)),
    section(words.causes, causeLines(diagnosis, words)),
    section(words.bring, calloutLines(diagnosis, words)),
    section(
      words.saveFirst,
      itemLines(diagnosis.collectFirst, (item) => `${item.what}: ${item.how}`),
    ),
    section(words.checks, testLines(diagnosis, words)),
    section(diagnosis.urgency.level === 'monitor' && diagnosis.plan.length > 1 ? words.planLater : words.plan, planLines(diagnosis, words)),
    section(words.escalate, escalationLines(diagnosis, words)),
    section(
      words.wouldChange,
      itemLines(
        diagnosis.wouldChange.slice(0, 3),
        (one) =>
          `${one.title}${place(one.component?.locator ?? null)} ${words.state[one.state]} → ${faultTitle(diagnosis, one.newTopFaultId)}${place(one.newTopComponent?.locator ?? null)}`,
      ),
    ),
    section(
      words.alsoPresent,
      itemLines(diagnosis.alsoPresent, (one) => `${faultTitle(diagnosis, one.faultId)}${place(one.component.locator)}`),
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
    section(words.similar, similarCaseLines(diagnosis, words)),
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
  if (diagnosis.status === 'inconclusive' || first === undefined) return `${words.inconclusive}${diagnosis.reason ?? ''}`;
  return words.answer(
    `${first.title}${place(first.component.locator)}`,
    sureness(diagnosis, first, words),
    partSentence(diagnosis, first, words),
  );
}

/** The part of the first cause, never that of another: to bring, or to have ready where nobody need go yet. */
function partSentence(diagnosis: Diagnosis, first: Cause, words: Words): string {
  const callout = calloutOf(diagnosis, first);
  if (callout === undefined) return words.noPart;
  const locator = callout.locator === null ? '' : ` ${callout.locator}`;
  return `${diagnosis.urgency.level === 'monitor' ? words.haveReady : words.part}${callout.fru}${locator}`;
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
  return diagnosis.nextTests.slice(0, 4).flatMap((test) => {
    const facts = [
      `${test.costMinutes} min`,
      words.downtime[test.downtime],
      words.who[test.who],
      `${test.expectedGainBits.toFixed(2)} bit`,
    ];
    const before = test.prerequisiteTestIds.flatMap((id) => diagnosis.nextTests.find((one) => one.testId === id)?.title ?? []);
    return [
      `- ${test.title}${place(test.component?.locator ?? null)} (${facts.join(', ')})`,
      ...before.map((title) => `     ${words.first}${title}`),
      ...test.preconditions.map((text) => `     ${words.onlyIf}${text}`),
    ];
  });
}

function planLines(diagnosis: Diagnosis, words: Words): string[] {
  return diagnosis.plan.flatMap((step) => [
    `${step.step}. ${step.action} (${words.who[step.who]}, ${words.downtime[step.downtime]})`,
    ...step.preconditions.map((text) => `     ${words.onlyIf}${text}`),
    ...(step.stopIf === null ? [] : [`     ${words.stopIf}${step.stopIf}`]),
    ...(step.verify === null ? [] : [`     ${words.verify}${step.verify}`]),
  ]);
}

function escalationLines({ escalate }: Diagnosis, words: Words): string[] {
  if (escalate === null) return [];
  return [`- ${escalate.reason}`, ...escalate.attach.map((what) => `     ${words.attach[what as keyof Words['attach']] ?? what}`)];
}

function footer(diagnosis: Diagnosis, words: Words): string {
  const unread = diagnosis.input.unread.reduce((sum, one) => sum + one.count, 0);
  return `${words.read(diagnosis.input.events, diagnosis.input.lines, unread)} · ${diagnosis.graphRevision} · ${diagnosis.id}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}
