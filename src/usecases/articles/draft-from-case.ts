import { createHash } from 'node:crypto';
import { detectLanguage } from '#analyzers/text/language.js';
import { Article } from '#domain/article.js';
import type { GraphFile } from '#domain/causal-graph.js';
import type { Finding } from '#domain/finding.js';
import type { Language } from '#domain/language.js';
import type { LogEvent } from '#domain/log-event.js';
import type { SupportCase } from '#domain/support-case.js';

/** What a draft is made from: a closed case, what its log says, the graph in force, and what takes personal data and serial numbers out of a text. */
export type CaseForDraft = {
  readonly supportCase: SupportCase;
  readonly analysis: { readonly findings: readonly Finding[]; readonly events: readonly LogEvent[] };
  readonly graph: GraphFile | null;
  readonly redact: (text: string) => string;
};

const logLines = 8;
const codeLimit = 40;
const lineCharacters = 300;
const titleCharacters = 200;
const shortestKnownSerial = 4;

const words = {
  en: { seen: 'Seen in the log', lines: 'Log lines', replaced: 'Replaced, and it helped', tests: 'Checked', untitled: 'Closed case' },
  zh: { seen: '日志中的现象', lines: '日志行', replaced: '已更换且有效', tests: '已检查', untitled: '已关闭的案例' },
} as const;

/** Id of the article that is drafted from a case: a digest, since the id of a case may be made of a serial number. */
export function draftIdOf(caseId: string): string {
  return `case-${createHash('sha256').update(caseId).digest('hex').slice(0, 16)}`;
}

/** A draft article from a closed case: issue, environment, cause and resolution filled in from what its record, its log and the graph say. */
export function draftFromCase({ supportCase, analysis, graph, redact }: CaseForDraft): Article {
  const { id, title, symptom, cause, resolution, vendor, confirmed } = supportCase;
  const lang = detectLanguage(
    [title, symptom, cause, resolution].filter((text) => text !== undefined).join('\n') || (supportCase.log ?? ''),
  );
  const clean = (text: string) => redact(withoutKnownSerials(text, supportCase)).trim();
  const fault = graph?.faults.find((one) => one.id === confirmed?.faultId);
  const faultTitle = fault?.title[lang] ?? '';
  return Article.parse({
    id: draftIdOf(id),
    lang,
    title: clean(title ?? (faultTitle || firstLine(symptom ?? ''))).slice(0, titleCharacters) || words[lang].untitled,
    issue: clean(issueText(supportCase, analysis, graph, lang)),
    environment: clean([vendor, supportCase.model, supportCase.firmware].filter((text) => text !== undefined).join('\n')),
    cause: clean([faultTitle, cause ?? ''].filter((text) => text !== '').join('\n\n')),
    resolution: clean(resolutionText(supportCase, graph, lang)),
    confidence: 'wip',
    audience: 'internal',
    governance: 'experienceBased',
    state: 'draft',
    codes: codesOf(analysis.events),
    faultIds: confirmed?.faultId === undefined ? [] : [confirmed.faultId],
    componentClass: confirmed === undefined || confirmed.componentClass === 'other' ? null : confirmed.componentClass,
    vendor: vendor ?? null,
    sections: [],
    source: { kind: 'case', uri: id },
    version: 0,
  });
}

function issueText(
  { symptom = '' }: SupportCase,
  { findings, events }: CaseForDraft['analysis'],
  graph: GraphFile | null,
  lang: Language,
): string {
  const titles = new Map((graph?.findings ?? []).map((finding) => [finding.id, finding.title[lang]]));
  const seen = findings.filter(({ state }) => state === 'present').flatMap(({ findingId }) => titles.get(findingId) ?? []);
  const lines = telling(events).map(({ raw }) => raw.trim().slice(0, lineCharacters));
  return blocks([symptom, listed(words[lang].seen, seen), fenced(words[lang].lines, [...new Set(lines)].slice(0, logLines))]);
}

function resolutionText({ partsReplaced, testsDone, resolution = '' }: SupportCase, graph: GraphFile | null, lang: Language): string {
  const frus = new Map((graph?.faults ?? []).flatMap(({ fru }) => (fru === null ? [] : [[fru.id, fru.name[lang]] as const])));
  const tests = new Map((graph?.tests ?? []).map((test) => [test.id, test.title[lang]]));
  const findings = new Map((graph?.findings ?? []).map((finding) => [finding.id, finding.title[lang]]));
  const replaced = partsReplaced
    .filter(({ helped }) => helped === true)
    .map(({ fruId, locator }) => [frus.get(fruId) ?? fruId, locator].filter((text) => text !== undefined).join(' '));
  const done = testsDone.map(({ testId, outcome }) => `${tests.get(testId) ?? testId}: ${findings.get(outcome) ?? outcome}`);
  return blocks([resolution, listed(words[lang].replaced, replaced), listed(words[lang].tests, done)]);
}

/** Events that report a fault, the worst first, in their order. */
function telling(events: readonly LogEvent[]): readonly LogEvent[] {
  const faults = events.filter(({ event }) => event.meaning === 'fault');
  const critical = faults.filter(({ severity }) => severity.derived === 'critical');
  return [...critical, ...faults.filter(({ severity }) => severity.derived !== 'critical')];
}

/** Message ids first, then keys of events, of what reports a fault. */
function codesOf(events: readonly LogEvent[]): readonly string[] {
  const faults = telling(events);
  const codes = [...faults.flatMap(({ message }) => message?.id ?? []), ...faults.map(({ event }) => event.key)];
  return [...new Set(codes)].slice(0, codeLimit);
}

/** What the record itself calls a serial number or the name of the server goes out wherever the text prints it. */
function withoutKnownSerials(text: string, { server, partsReplaced }: SupportCase): string {
  const serials = [server, ...partsReplaced.flatMap(({ serialOut, serialIn }) => [serialOut, serialIn])];
  return serials.reduce<string>(
    (left, serial) => (serial === undefined || serial.length < shortestKnownSerial ? left : left.replaceAll(serial, '[serial]')),
    text,
  );
}

function firstLine(text: string): string {
  return text.trim().split(/[\n。；;]/, 1)[0] ?? '';
}

function listed(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [`${heading}:`, '', ...[...new Set(items)].map((item) => `- ${item}`)].join('\n');
}

function fenced(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${heading}:`, '', '```', ...lines, '```'].join('\n');
}

function blocks(texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== '').join('\n\n');
}
