import { z } from 'zod';
import { Article } from './article.js';
import { ArticleUseCounts } from './article-use.js';
import { Bilingual } from './causal-graph.js';
import { ComponentClass } from './component.js';
import { Language } from './language.js';

/** What a person writes of an article. The rest (state, version, dates) is kept by the product. */
export const ArticleContent = Article.omit({
  id: true,
  state: true,
  version: true,
  updatedAt: true,
  reviewedAt: true,
  stateChangedAt: true,
  stateNote: true,
}).extend({
  title: Article.shape.title,
  issue: z.string().max(100_000).default(''),
  environment: z.string().max(100_000).default(''),
  resolution: z.string().max(100_000).default(''),
  cause: z.string().max(100_000).default(''),
  confidence: Article.shape.confidence.default('wip'),
  audience: Article.shape.audience.default('internal'),
  governance: Article.shape.governance.default('experienceBased'),
  codes: z.array(z.string().min(1).max(200)).max(500).default([]),
  faultIds: z.array(z.string().min(1).max(200)).max(100).default([]),
  sections: z
    .array(z.object({ heading: z.string().max(500), page: z.number().int().nullable(), text: z.string().max(100_000) }))
    .max(500)
    .default([]),
  source: Article.shape.source.default(null),
});
export type ArticleContent = z.infer<typeof ArticleContent>;

/** An article that says much the same; `resemblance` 0 to 1 (Broder 1997). */
export const Duplicate = z.object({
  id: z.string(),
  title: z.string(),
  lang: Language,
  state: Article.shape.state,
  resemblance: z.number(),
});
export type Duplicate = z.infer<typeof Duplicate>;

/** An article by its name alone. */
export const ArticleName = z.object({ id: z.string(), title: z.string(), lang: Language, state: Article.shape.state });
export type ArticleName = z.infer<typeof ArticleName>;

/** An article with what belongs to it. `unknownFaultIds` = faults that the graph in force does not have. */
export const ArticleView = Article.extend({
  uses: ArticleUseCounts,
  translations: z.array(ArticleName).readonly(),
  faults: z.array(z.object({ id: z.string(), title: Bilingual, componentClass: ComponentClass })).readonly(),
  unknownFaultIds: z.array(z.string()).readonly(),
  /** Other articles that carry one of its codes: those of the messages. */
  messages: z.array(ArticleName.extend({ code: z.string() })).readonly(),
});
export type ArticleView = z.infer<typeof ArticleView>;

/** An article as an edit or a move left it, what is doubtful about it, and what says the same. */
export const EditedArticle = z.object({
  article: Article,
  warnings: z.array(z.object({ field: z.string(), reason: z.string() })).readonly(),
  duplicates: z.array(Duplicate).readonly(),
});
export type EditedArticle = z.infer<typeof EditedArticle>;

/** An article and those that say much the same. */
export const DuplicatedArticle = z.object({ article: ArticleName, duplicates: z.array(Duplicate).readonly() });
export type DuplicatedArticle = z.infer<typeof DuplicatedArticle>;

export const StaleReason = z.enum(['notReviewed', 'faultGone', 'messageGone', 'translationOlder', 'notHelpful']);
export type StaleReason = z.infer<typeof StaleReason>;

/** A published article that somebody should look at, and why. */
export const StaleArticle = z.object({
  article: Article,
  reasons: z.array(z.object({ reason: StaleReason, detail: z.string() })).readonly(),
});
export type StaleArticle = z.infer<typeof StaleArticle>;
