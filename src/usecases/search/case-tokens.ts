import type { Token, Tokenizer } from '#analyzers/text/token.js';
import type { ComponentRef } from '#domain/component.js';
import type { FindingState } from '#domain/finding.js';
import type { LogEvent } from '#domain/log-event.js';
import { allUnderstood, type NotUnderstood } from '#domain/unread.js';
import { templateCodes } from './template-codes.js';

/** What likeness of cases is judged by. `Finding` and `FindingInput` both fit `findings`. */
export type CaseSigns = {
  readonly findings: readonly {
    readonly findingId: string;
    readonly state: FindingState;
    readonly component?: ComponentRef | null | undefined;
  }[];
  readonly events: readonly LogEvent[];
  readonly notUnderstood?: NotUnderstood | undefined;
  readonly symptom?: string | undefined;
  readonly vendor?: string | undefined;
  readonly model?: string | undefined;
};

/** Tokens of a case, without repeats of codes. `printed` = words as the text prints them first. */
export type CaseTokens = {
  readonly words: readonly string[];
  readonly concepts: readonly string[];
  readonly codes: readonly string[];
  readonly printed: ReadonlyMap<string, string>;
};

const eventTextLimit = 60;

/** Starts of the codes of a case in the index: finding, event key, template of lines that nobody understood, component class, vendor, model. */
export const caseCodePrefixes = {
  finding: 'f:',
  eventKey: 'k:',
  template: 't:',
  componentClass: 'c:',
  vendor: 'v:',
  model: 'm:',
} as const;

/**
 * Tokens of a case and of the question which cases are like it: `f:<findingId>` and `f:<findingId>@<class>` for what is present,
 * `k:<event key>`, `t:<digest of a template>`, `c:<component class>`, `v:<vendor>`, `m:<model>`, codes, words and concepts of the symptom and of the first 60 distinct event texts.
 */
export function caseTokens(signs: CaseSigns, tokenizer: Tokenizer): CaseTokens {
  const text = [signs.symptom ?? '', ...eventTexts(signs.events)].join('\n');
  const { words, concepts, codes } = tokenizer.tokenise(text);
  const printed = new Map([...words].reverse().map(({ token, start, end }) => [token, text.slice(start, end)]));
  const allCodes = [...structuredCodes(signs), ...tokensOf(codes)];
  return { words: tokensOf(words), concepts: tokensOf(concepts), codes: [...new Set(allCodes)], printed };
}

/** The tokens alone. */
export function tokensOf(tokens: readonly Token[]): readonly string[] {
  return tokens.map(({ token }) => token);
}

function structuredCodes({ findings, events, notUnderstood = allUnderstood, vendor, model }: CaseSigns): readonly string[] {
  const prefix = caseCodePrefixes;
  const keys = new Set(events.map(({ event }) => event.key));
  const classes = new Set(events.flatMap(({ components }) => components.map((component) => component.class)));
  return [
    ...findings.filter(({ state }) => state === 'present').flatMap(findingCodes),
    ...[...keys].map((key) => `${prefix.eventKey}${oneWord(key)}`),
    ...[...templateCodes(notUnderstood).keys()].map((code) => `${prefix.template}${code}`),
    ...[...classes].map((componentClass) => `${prefix.componentClass}${componentClass}`),
    ...(vendor === undefined ? [] : [`${prefix.vendor}${oneWord(vendor)}`]),
    ...(model === undefined ? [] : [`${prefix.model}${oneWord(model)}`]),
  ];
}

function findingCodes({ findingId, component }: CaseSigns['findings'][number]): readonly string[] {
  const code = `${caseCodePrefixes.finding}${oneWord(findingId)}`;
  return component == null ? [code] : [code, `${code}@${component.class}`];
}

function eventTexts(events: readonly LogEvent[]): readonly string[] {
  const texts = new Set<string>();
  for (const { event, sensor, message } of events) {
    texts.add([sensor?.name, event.text, message?.id].filter((text) => text != null && text !== '').join(' '));
    if (texts.size === eventTextLimit) break;
  }
  return [...texts];
}

// A token holds no blank (contract of TokenFields).
function oneWord(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, '-');
}
