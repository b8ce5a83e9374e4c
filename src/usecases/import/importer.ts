import type { Article } from '#domain/article.js';
import type { GraphFile } from '#domain/causal-graph.js';
import type { GlossaryConcept } from '#domain/glossary.js';
import type { ImportReport } from '#domain/import-report.js';
import type { SearchDocument } from '#domain/search.js';
import type { SupportCase } from '#domain/support-case.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { CaseStore } from '#ports/case-store.js';
import type { DocumentSource } from '#ports/document-source.js';
import type { EventStore } from '#ports/event-store.js';
import type { GlossaryStore } from '#ports/glossary-store.js';
import type { GraphStore } from '#ports/graph-store.js';
import type { ServerLogs } from '#ports/log-source.js';
import type { SearchIndex } from '#ports/search-index.js';
import type { ReadLogsOptions } from '../read-logs.js';
import { type Clean, createRedaction, type Redaction } from '../redaction/redaction.js';
import { importDocuments } from './import-documents.js';
import { type EventsImportReport, importEvents } from './import-events.js';
import { importGlossary } from './import-glossary.js';
import { type GraphImportReport, importGraph } from './import-graph.js';
import type { ImportOptions } from './import-options.js';

/** What imports need. The two search functions make the tokens of a document; that of a case reads its log first. */
export type ImporterDeps = {
  readonly articles: Pick<ArticleStore, 'getMany' | 'putAll'>;
  readonly cases: Pick<CaseStore, 'getMany' | 'putAll'>;
  readonly events: Pick<EventStore, 'append'>;
  readonly graphs: Pick<GraphStore, 'get' | 'published' | 'putDraft'>;
  readonly glossary: Pick<GlossaryStore, 'read' | 'put'>;
  readonly index: Pick<SearchIndex, 'put'>;
  readonly articleDocument: (article: Article) => SearchDocument;
  readonly caseDocument: (supportCase: SupportCase) => SearchDocument;
  /** What is taken out of texts before they are kept; by default as the default settings say. */
  readonly redaction?: Pick<Redaction, 'supportCase' | 'article' | 'event'>;
  /** What follows an edit of the glossary: stored documents are to be indexed again. */
  readonly onGlossaryEdited?: () => Promise<void>;
};

/** The imports. Each is idempotent: a second run over the same source reports all as `unchanged` and writes nothing. */
export type Importer = {
  /** `kind` names the source in the report: `articles` or `registry`. */
  readonly importArticles: (source: DocumentSource<Article>, options?: ImportOptions & { readonly kind?: string }) => Promise<ImportReport>;
  readonly importCases: (source: DocumentSource<SupportCase>, options?: ImportOptions) => Promise<ImportReport>;
  readonly importEvents: (
    fleet: AsyncIterable<ServerLogs> | Iterable<ServerLogs>,
    options?: ImportOptions & { readonly reading?: ReadLogsOptions },
  ) => Promise<EventsImportReport>;
  readonly importGraph: (source: DocumentSource<GraphFile>, options?: ImportOptions) => Promise<GraphImportReport>;
  readonly importGlossary: (source: DocumentSource<GlossaryConcept>, options?: ImportOptions) => Promise<ImportReport>;
};

/** Creates the imports over the stores. */
export function createImporter(deps: ImporterDeps): Importer {
  const { index, redaction = createRedaction() } = deps;
  const articles = { store: deps.articles, index, toSearchDocument: deps.articleDocument, isEditedHere, sourceVersionOf };
  const cases = {
    kind: 'cases',
    store: deps.cases,
    index,
    toSearchDocument: deps.caseDocument,
    clean: redaction.supportCase,
    isEditedHere: isWorkedOnHere,
  };
  return {
    importArticles: (source, { kind = 'articles', ...options } = {}) =>
      importDocuments(source, { ...articles, kind, clean: kind === 'registry' ? asItIs : redaction.article }, options),
    importCases: (source, options = {}) => importDocuments(source, cases, options),
    importEvents: (fleet, options = {}) => importEvents(fleet, deps.events, options, redaction.event),
    importGraph: (source, options = {}) => importGraph(source, deps.graphs, options),
    importGlossary: (source, options = {}) => importGlossary(source, deps.glossary, options, deps.onGlossaryEdited),
  };
}

/** A registry of messages is published by its maker: nobody's data stand in it. */
function asItIs(article: Article): Clean<Article> {
  return { value: article, counts: {} };
}

/** A case that people changed or closed here knows more than the ticket it came from. */
function isWorkedOnHere({ updatedAt }: SupportCase): boolean {
  return updatedAt !== undefined;
}

function sourceVersionOf({ source }: Article): string | null {
  return source?.version ?? null;
}

/** An article that was edited or moved here has a life of its own: a folder that is imported again must not publish an old text again. */
function isEditedHere({ updatedAt, stateChangedAt }: Article): boolean {
  return updatedAt !== undefined || stateChangedAt !== undefined;
}
