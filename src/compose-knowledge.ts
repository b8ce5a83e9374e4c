import { randomUUID } from 'node:crypto';
import type { Tokenizer } from '#analyzers/text/token.js';
import type { Article } from '#domain/article.js';
import type { SearchDocument } from '#domain/search.js';
import type { SupportCase } from '#domain/support-case.js';
import type { Clock } from '#ports/clock.js';
import type { SearchIndex } from '#ports/search-index.js';
import type { Stores } from '#stores/stores.js';
import { analyseCase } from '#usecases/analyse-case.js';
import { createArticleLife } from '#usecases/articles/article-life.js';
import { createArticleUses } from '#usecases/articles/article-uses.js';
import { createFindDuplicates } from '#usecases/articles/duplicates.js';
import { createGiveFeedback } from '#usecases/articles/feedback.js';
import { createReadArticles } from '#usecases/articles/read-articles.js';
import { createCases } from '#usecases/cases/keep-cases.js';
import type { LensOf } from '#usecases/safety/lens.js';
import type { UseCases } from '#usecases/use-cases.js';

/** What articles and cases are kept with. `searchIndex` rates articles by their uses. */
export type KnowledgeParts = {
  readonly stores: Stores;
  readonly searchIndex: SearchIndex;
  readonly tokenizer: Tokenizer;
  /** How a viewer sees what he may read. */
  readonly lensOf: LensOf;
  readonly articleDocument: (article: Article) => SearchDocument;
  readonly caseDocument: (supportCase: SupportCase) => SearchDocument;
  /** Does work on a text with the newest glossary. */
  readonly afresh: <Asked, Answer>(work: (asked: Asked) => Promise<Answer>) => (asked: Asked) => Promise<Answer>;
  readonly clock: Clock;
  /** Takes personal data and secrets out of a text, of the text of a log, of a text for readers elsewhere (serial numbers too). */
  readonly redact: (text: string) => string;
  readonly redactLog?: (text: string) => string;
  readonly redactForAudience: (text: string) => string;
};

/** Wires the use cases that write articles and cases. */
export function composeKnowledge(parts: KnowledgeParts): Pick<UseCases, 'articles' | 'cases'> {
  const { stores, searchIndex: index, tokenizer, clock, lensOf, afresh, redact, redactLog = redact, redactForAudience } = parts;
  const { articles, articleUses: uses, graphs, cases } = stores;
  const articleDocument = afresh(async (article: Article) => parts.articleDocument(article));
  const caseDocument = afresh(async (supportCase: SupportCase) => parts.caseDocument(supportCase));
  const newId = randomUUID;
  const findDuplicates = createFindDuplicates({ articles, searchIndex: index, tokenizer });
  const { record, closedWith } = createArticleUses({ uses, articles, index, articleDocument });
  const kept = { articles, graphs, index, articleDocument, clock, newId };
  return {
    articles: {
      ...createReadArticles({ articles, uses, graphs, findDuplicates, lensOf, clock }),
      ...createArticleLife({ ...kept, findDuplicates }),
      feedback: createGiveFeedback({ articles, uses, record, clock, redact: redactForAudience }),
    },
    cases: createCases({
      ...kept,
      cases,
      lensOf,
      caseDocument,
      analyse: analyseCase,
      closedWith,
      redact,
      redactLog,
      redactForAudience,
    }),
  };
}
