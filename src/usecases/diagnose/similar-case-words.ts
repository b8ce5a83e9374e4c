import type { SimilarCase } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { caseCodePrefixes } from '../search/case-tokens.js';
import { factReasons } from '../search/similar-cases.js';
import { templateCodes } from '../search/template-codes.js';
import { unreadMessageText } from './texts.js';

type Words = (value: string) => string;

const factWords: readonly (readonly [prefix: string, words: Readonly<Record<Language, Words>>])[] = [
  [factReasons.model, { en: (model) => `same model ${model}`, zh: (model) => `相同型号 ${model}` }],
  [factReasons.firmware, { en: (firmware) => `same firmware ${firmware}`, zh: (firmware) => `相同固件 ${firmware}` }],
  [factReasons.broken, { en: (name) => `${name} was confirmed, the likeliest here too`, zh: (name) => `当时确认为 ${name}，此处也最可能` }],
];

/** A similar case in the reader's words: titles of findings, tests and parts, what is the same; codes and keys as they are. */
export function similarCaseInWords(
  similar: SimilarCase,
  graph: CompiledGraph,
  { input, citedEvents }: LogAnalysis,
  lang: Language,
): SimilarCase {
  const { doneThen, missingNow } = similar;
  const testTitle = (id: string) => graph.graph.tests.find((test) => test.id === id)?.title[lang] ?? id;
  return {
    ...similar,
    why: reasonsInWords(similar.why, { graph, templates: templateCodes(input.notUnderstood), eventTexts: eventTexts(citedEvents) }, lang),
    doneThen: {
      ...doneThen,
      tests: doneThen.tests.map((test) => ({ ...test, title: testTitle(test.testId) })),
      parts: doneThen.parts.map((part) => ({ ...part, name: fruOf(graph, part.fruId)?.name[lang] ?? part.fruId })),
    },
    missingNow: { ...missingNow, tests: missingNow.tests.map(({ testId }) => ({ testId, title: testTitle(testId) })) },
  };
}

/** The field-replaceable unit of an id, as the faults of the graph name it. */
export function fruOf({ graph }: CompiledGraph, fruId: string) {
  return graph.faults.find(({ fru }) => fru?.id === fruId)?.fru ?? null;
}

type Spoken = {
  readonly graph: CompiledGraph;
  readonly templates: ReadonlyMap<string, string>;
  readonly eventTexts: ReadonlyMap<string, string>;
};

function reasonsInWords(why: readonly string[], { graph, templates, eventTexts }: Spoken, lang: Language): string[] {
  const inWords = why.map((reason) => {
    const fact = factWords.find(([prefix]) => reason.startsWith(prefix));
    if (fact !== undefined) return fact[1][lang](reason.slice(fact[0].length));
    const { template: start } = caseCodePrefixes;
    const template = reason.startsWith(start) ? templates.get(reason.slice(start.length)) : undefined;
    if (template !== undefined) return unreadMessageText(template, lang);
    return graph.findings.get(reason)?.title[lang] ?? eventTexts.get(reason) ?? reason;
  });
  return [...new Set(inWords)];
}

/** Event key, in small letters as a reason spells it → what the log says of such an event. */
function eventTexts(events: LogAnalysis['citedEvents']): ReadonlyMap<string, string> {
  return new Map(events.map(({ event }) => [event.key.toLowerCase(), event.text]));
}
