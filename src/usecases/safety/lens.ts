import { customerText } from '#analyzers/safety/customer-text.js';
import type { ReplaceableParts } from '#analyzers/safety/unsafe-sentence.js';
import type { Article } from '#domain/article.js';
import type { GraphFile } from '#domain/causal-graph.js';
import type { SupportCase } from '#domain/support-case.js';
import type { Viewer } from '#domain/viewer.js';
import { articleForReader } from './reader-article.js';

/** How a viewer sees what he may read: staff as it is, a reader within the safe-action limit. */
export type Lens = {
  readonly article: (article: Article) => Article;
  readonly supportCase: (supportCase: SupportCase) => SupportCase;
};

export type LensOf = (viewer: Viewer) => Promise<Lens>;

const clear: Lens = { article: (article) => article, supportCase: (supportCase) => supportCase };

/** Creates the lenses of viewers over the parts that the published graph lets a customer replace. */
export function createLensOf(publishedGraph: () => Promise<Pick<GraphFile, 'faults'> | null>): LensOf {
  return async ({ role }) => {
    if (role !== 'reader') return clear;
    const replaceable = replaceableParts(await publishedGraph());
    return {
      article: (article) => articleForReader(article, replaceable),
      supportCase: (supportCase) => caseForReader(supportCase, replaceable),
    };
  };
}

/** Ids of the field-replaceable units that a customer may replace; none without a graph. */
export function replaceableParts(graph: Pick<GraphFile, 'faults'> | null): ReplaceableParts {
  const frus = (graph?.faults ?? []).flatMap(({ fru }) => fru ?? []);
  const engineers = new Set(frus.filter(({ customerReplaceable }) => !customerReplaceable).map(({ id }) => id));
  return new Set(frus.map(({ id }) => id).filter((id) => !engineers.has(id)));
}

/** A reader's own case: what staff wrote of it only as far as it asks for nothing that is an engineer's; which articles they used is theirs. */
function caseForReader(supportCase: SupportCase, replaceable: ReplaceableParts): SupportCase {
  const { cause, resolution } = supportCase;
  return {
    ...supportCase,
    ...(cause === undefined ? {} : { cause: customerText(cause, 'account', replaceable).text }),
    ...(resolution === undefined ? {} : { resolution: customerText(resolution, 'steps', replaceable).text }),
    articleIds: [],
  };
}
