import type { ComponentRef } from '#domain/component.js';
import type { FindingState } from '#domain/finding.js';
import type { CaseTokens } from './case-tokens.js';
import { caseCodePrefixes } from './case-tokens.js';

/** What of a case is compared, beside its tokens. `componentClass` = what broke, or is the likeliest to have. */
export type CaseFacts = {
  readonly vendor?: string | undefined;
  readonly model?: string | undefined;
  /** One line a component, or one firmware. */
  readonly firmware?: string | undefined;
  readonly componentClass?: string | null | undefined;
  readonly findings: readonly {
    readonly findingId: string;
    readonly state: FindingState;
    readonly component?: ComponentRef | null | undefined;
  }[];
};

export type ComparedCase = { readonly tokens: CaseTokens; readonly facts: CaseFacts };

/** Parts of the likeness and what each is worth, set beforehand: what the log and the people say counts alike, facts of the server half of it. */
const worth = {
  findings: 1,
  placed: 1,
  events: 1,
  classes: 1,
  words: 1,
  templates: 1,
  codes: 0.5,
  model: 0.5,
  firmware: 0.5,
  vendor: 0.5,
  confirmed: 0.5,
} as const;
const wholeWorth = Object.values(worth).reduce<number>((sum, each) => sum + each, 0);

/**
 * How alike two cases are, 0 to 1: the weighted mean of the shares (Jaccard 1901) of findings, findings with their component class, event keys,
 * component classes, words, lines that nobody understands and codes, and of whether model, firmware, vendor and broken class are the same.
 */
export function likeness(asked: ComparedCase, stored: ComparedCase): number {
  const { finding, eventKey, componentClass, template } = caseCodePrefixes;
  const share = (pick: (code: string) => boolean) => jaccard(asked.tokens.codes.filter(pick), stored.tokens.codes.filter(pick));
  const starting = (prefix: string) => share((code) => code.startsWith(prefix));
  const parts: Readonly<Record<keyof typeof worth, number>> = {
    findings: share((code) => code.startsWith(finding) && !code.includes('@')),
    placed: share((code) => code.startsWith(finding) && code.includes('@')),
    events: starting(eventKey),
    classes: starting(componentClass),
    templates: starting(template),
    codes: share((code) => !/^[a-z]:/.test(code)),
    words: jaccard(asked.tokens.words, stored.tokens.words),
    model: Number(isSame(asked.facts.model, stored.facts.model)),
    firmware: Number(sharedFirmware(asked.facts, stored.facts) !== null),
    vendor: Number(isSame(asked.facts.vendor, stored.facts.vendor)),
    confirmed: Number(isSame(asked.facts.componentClass, stored.facts.componentClass)),
  };
  return Object.entries(worth).reduce((sum, [part, each]) => sum + each * parts[part as keyof typeof worth], 0) / wholeWorth;
}

/** The first firmware that both cases print alike; null where none. */
export function sharedFirmware(asked: Pick<CaseFacts, 'firmware'>, stored: Pick<CaseFacts, 'firmware'>): string | null {
  const theirs = new Set(firmwareLines(stored).map(folded));
  return firmwareLines(asked).find((line) => theirs.has(folded(line))) ?? null;
}

/** True where both are stated and the same, whatever their case and blanks. */
export function isSame(one: string | null | undefined, other: string | null | undefined): boolean {
  return one != null && other != null && folded(one) !== '' && folded(one) === folded(other);
}

function firmwareLines({ firmware = '' }: Pick<CaseFacts, 'firmware'>): readonly string[] {
  return firmware
    .split(/[\n;,；，]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** |A ∩ B| / |A ∪ B|; 0 where both are empty. */
function jaccard(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [new Set(one), new Set(other)];
  const shared = [...left].filter((token) => right.has(token)).length;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}
