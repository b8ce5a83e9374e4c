import { readFileSync } from 'node:fs';
import type { Search } from '#usecases/search/search.js';
import { answerGrade, gradesOf, type JudgedQuery, type QueryKind, queryKinds, topicOf } from './judged-set.js';
import { mean, normalisedDiscountedGain, recallAt, reciprocalRank } from './ranking-measures.js';

/** What a question got: its topics in order (from the corrected question where only that found any), and whether it got hits at all. */
export type JudgedOutcome = { readonly asked: JudgedQuery; readonly topics: readonly string[]; readonly isAnswered: boolean };

/**
 * Figures of one kind. Of questions with an answer: means of nDCG at 10, recall of the answers at 5, reciprocal rank of the first answer,
 * and the share that got a false "no answer". Of questions without one, only `honest`: the share that got no hits.
 */
type KindFigures = {
  readonly questions: number;
  readonly nDCG10: number | null;
  readonly recall5: number | null;
  readonly firstIsRight: number | null;
  readonly reciprocalRank: number | null;
  readonly falseNoAnswer: number | null;
  readonly honest: number | null;
};

export type JudgedFigures = Readonly<Partial<Record<QueryKind, KindFigures>>>;

/** Where the figures of the starter articles are kept. */
export const figuresPath = 'fixtures/search/figures.json';
/** Both languages of a topic may stand among the hits of a question without a language: ten topics take up to twenty hits. */
const hitsRead = 20;
const gainDepth = 10;
const recallDepth = 5;

/** Asks the questions one by one; a question without hits is asked again as "did you mean" says. */
export async function askJudged(search: Search, queries: readonly JudgedQuery[]): Promise<readonly JudgedOutcome[]> {
  const outcomes: JudgedOutcome[] = [];
  for (const asked of queries) {
    const ask = (query: string) => search({ query, lang: asked.lang, limit: hitsRead });
    const first = await ask(asked.query);
    const isCorrected = asked.kind !== 'none' && first.hits.length === 0 && first.didYouMean !== null;
    const { hits } = isCorrected ? await ask(first.didYouMean ?? '') : first;
    outcomes.push({ asked, topics: [...new Set(hits.map(({ id }) => topicOf(id)))], isAnswered: hits.length > 0 });
  }
  return outcomes;
}

/** Figures of the outcomes by kind, in the order of the kinds. */
export function figuresOf(outcomes: readonly JudgedOutcome[]): JudgedFigures {
  const byKind = queryKinds.map((kind) => [kind, outcomes.filter(({ asked }) => asked.kind === kind)] as const);
  return Object.fromEntries(byKind.filter(([, own]) => own.length > 0).map(([kind, own]) => [kind, kindFigures(kind, own)]));
}

/** The figures as they were last written down. */
export function readFigures(): JudgedFigures {
  return JSON.parse(readFileSync(figuresPath, 'utf8')) as JudgedFigures;
}

function kindFigures(kind: QueryKind, outcomes: readonly JudgedOutcome[]): KindFigures {
  const share = (isCounted: (outcome: JudgedOutcome) => boolean) => rounded(mean(outcomes.map((outcome) => Number(isCounted(outcome)))));
  const questions = outcomes.length;
  if (kind === 'none') return { ...noFigures, questions, honest: share(({ isAnswered }) => !isAnswered) };
  const measured = (measure: (outcome: JudgedOutcome) => number) => rounded(mean(outcomes.map(measure)));
  return {
    questions,
    nDCG10: measured(({ asked, topics }) => normalisedDiscountedGain(topics, gradesOf(asked), gainDepth)),
    recall5: measured(({ asked, topics }) => recallAt(topics, gradesOf(asked), recallDepth, answerGrade)),
    firstIsRight: share(({ asked, topics }) => asked.relevant.includes(topics[0] ?? '')),
    reciprocalRank: measured(({ asked, topics }) => reciprocalRank(topics, gradesOf(asked), answerGrade)),
    falseNoAnswer: share(({ isAnswered }) => !isAnswered),
    honest: null,
  };
}

const noFigures: Omit<KindFigures, 'questions'> = {
  nDCG10: null,
  recall5: null,
  firstIsRight: null,
  reciprocalRank: null,
  falseNoAnswer: null,
  honest: null,
};

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
