import type { RedactionContext } from '#analyzers/redaction/known-values.js';
import { checkedPattern } from '#analyzers/redaction/own-patterns.js';
import { type Redacted, type RedactionPolicy, redact } from '#analyzers/redaction/redact.js';
import type { Article } from '#domain/article.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';
import { type RedactionCounts, type RedactionKind, RedactionSettings } from '#domain/redaction.js';
import { SupportCase } from '#domain/support-case.js';

/** A document or text without personal data and secrets, and how many were taken out, by kind. */
export type Clean<T> = { readonly value: T; readonly counts: RedactionCounts };

/** People that the record of a text names in fields of their own. */
export type People = Pick<RedactionContext, 'personalNames'>;

/** Takes personal data and secrets out of what is to be kept, as the settings say. Pure; doing it again changes nothing. */
export type Redaction = {
  /** Title, symptom, cause, resolution, outcomes of tests, and the log. Its structured fields stay: the exchange of parts needs them. */
  readonly supportCase: (supportCase: SupportCase, people?: People) => Clean<SupportCase>;
  readonly article: (article: Article) => Clean<Article>;
  readonly event: (event: LogEvent) => Clean<LogEvent>;
  /** What a stored diagnosis quotes of a log. */
  readonly analysis: (analysis: LogAnalysis) => LogAnalysis;
  /** A free text of a case. */
  readonly text: (text: string, people?: People) => string;
  /** A log text. */
  readonly log: (text: string) => string;
  /** For readers outside the organisation: serial numbers too, and those that the record names (`serials`, names of servers among them). */
  readonly textForAudience: (text: string, context?: RedactionContext) => string;
};

/** Creates the redaction of a site. Own patterns must have been checked. */
export function createRedaction(settings: RedactionSettings = RedactionSettings.parse({})): Redaction {
  const patterns = settings.patterns.map(checkedPattern);
  const policyOf = (kinds: readonly RedactionKind[], reading: RedactionPolicy['reading']): RedactionPolicy => ({
    kinds,
    reading,
    patterns,
  });
  const prose = policyOf(settings.cases, 'prose');
  const log = policyOf(settings.logs, 'log');
  const shared = policyOf([...new Set<RedactionKind>([...settings.cases, 'serial'])], 'prose');
  const articles = {
    internal: policyOf(settings.articles, 'prose'),
    shared: policyOf(settings.sharedArticles, 'prose'),
  };
  return {
    supportCase: (supportCase, people) => cleanCase(supportCase, { prose, log }, people),
    article: (article) => cleanArticle(article, article.audience === 'internal' ? articles.internal : articles.shared),
    event: (event) => cleanEvent(event, log),
    analysis: (analysis) => cleanAnalysis(analysis, log),
    text: (text, people) => redact(text, prose, people).text,
    log: (text) => redact(text, log).text,
    textForAudience: (text, context) => redact(text, shared, context).text,
  };
}

/** Redacts texts one after the other and adds up what it took out. */
function createTally() {
  const counts = new Map<string, number>();
  const take = ({ text, counts: more }: Redacted): string => {
    for (const [kind, count] of Object.entries(more)) counts.set(kind, (counts.get(kind) ?? 0) + count);
    return text;
  };
  return { take, counts: () => Object.fromEntries(counts) };
}

const freeTexts = ['title', 'symptom', 'cause', 'resolution'] as const;

function cleanCase(
  supportCase: SupportCase,
  { prose, log }: { readonly prose: RedactionPolicy; readonly log: RedactionPolicy },
  people: People = {},
): Clean<SupportCase> {
  const { take, counts } = createTally();
  const fields = [...freeTexts.map((field) => [field, prose] as const), ['log', log] as const].flatMap(([field, policy]) => {
    const text = supportCase[field];
    return text === undefined ? [] : [[field, withinLimit(field, take(redact(text, policy, people)))] as const];
  });
  const testsDone = supportCase.testsDone.map((test) => ({ ...test, outcome: take(redact(test.outcome, prose, people)) }));
  return { value: { ...supportCase, ...Object.fromEntries(fields), testsDone }, counts: counts() };
}

/** A placeholder may be longer than what it stands for; what is stored must still be read back. */
function withinLimit(field: (typeof freeTexts)[number] | 'log', text: string): string {
  return text.slice(0, SupportCase.shape[field].unwrap().maxLength ?? text.length);
}

function cleanArticle(article: Article, policy: RedactionPolicy): Clean<Article> {
  const { take, counts } = createTally();
  const clean = (text: string) => take(redact(text, policy));
  const { title, issue, environment, resolution, cause, sections } = article;
  const value = {
    ...article,
    title: clean(title).slice(0, 500),
    issue: clean(issue),
    environment: clean(environment),
    resolution: clean(resolution),
    cause: clean(cause),
    sections: sections.map((section) => ({ ...section, heading: clean(section.heading), text: clean(section.text) })),
  };
  return { value, counts: counts() };
}

/** What an event quotes of its log; keys, times, sensors and components are decoded and stay. Counted once, in its raw text. */
function cleanEvent(event: LogEvent, policy: RedactionPolicy): Clean<LogEvent> {
  const { text: raw, counts } = redact(event.raw, policy);
  const clean = (text: string) => redact(text, policy).text;
  const text = clean(event.event.text);
  const message = event.message === null ? null : { ...event.message, args: event.message.args.map(clean) };
  const details = Object.fromEntries(
    Object.entries(event.event.details).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value]),
  );
  return { value: { ...event, raw, message, event: { ...event.event, text, details } }, counts };
}

function cleanAnalysis(analysis: LogAnalysis, policy: RedactionPolicy): LogAnalysis {
  const clean = (text: string) => redact(text, policy).text;
  const { notUnderstood } = analysis.input;
  const templates = notUnderstood.templates.map((one) => ({ ...one, template: clean(one.template), example: clean(one.example) }));
  return {
    ...analysis,
    citedEvents: analysis.citedEvents.map((event) => cleanEvent(event, policy).value),
    input: { ...analysis.input, notUnderstood: { ...notUnderstood, templates } },
  };
}
