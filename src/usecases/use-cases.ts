import type { Diagnosis, DiagnosisInput } from '#domain/diagnosis.js';
import type { Job } from '#domain/job.js';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';
import type { SearchResult } from '#domain/search.js';
import type { Unread } from '#domain/unread.js';
import type { Viewer } from '#domain/viewer.js';
import type { ArticleLife } from './articles/article-life.js';
import type { GiveFeedback } from './articles/feedback.js';
import type { ReadArticles } from './articles/read-articles.js';
import type { Cases } from './cases/keep-cases.js';
import type { CurateGraph } from './curate-graph.js';
import type { Diagnose } from './diagnose/diagnose.js';
import type { GlossaryUseCase } from './search/glossary.js';
import type { SearchRequest } from './search/search.js';

/** A file as it arrived: name and content. */
export type ReceivedFile = { readonly name: string; readonly bytes: Uint8Array };

/** What reading files of one server gave; `unread` lists the first pieces no format could read, `reading` counts all. */
export type ReceivedLog = {
  readonly events: readonly LogEvent[];
  readonly unread: readonly Unread[];
  readonly reading: Diagnosis['input'];
};

export type ImportRequest = { readonly kind: string; readonly file: ReceivedFile; readonly map: unknown };

/** Everything a face (HTTP, command line) can ask for. Composed in `compose.ts`. */
export type UseCases = {
  readonly readFiles: (files: readonly ReceivedFile[], zoneOffsetMinutes: number | null) => Promise<ReceivedLog>;
  /** Reads and analyses in one go: of a large upload only the analysis comes back. */
  readonly analyseFiles: (
    files: readonly ReceivedFile[],
    zoneOffsetMinutes: number | null,
    lang: Language,
    server: Pick<DiagnosisInput, 'vendor' | 'model' | 'faultTime' | 'replacedParts' | 'recentChanges'>,
  ) => Promise<LogAnalysis>;
  readonly diagnose: Diagnose;
  readonly search: (request: SearchRequest) => Promise<SearchResult>;
  readonly suggest: (query: string, viewer: Viewer) => Promise<readonly string[]>;
  readonly articles: ReadArticles & ArticleLife & { readonly feedback: GiveFeedback };
  readonly cases: Cases;
  readonly glossary: GlossaryUseCase;
  readonly graph: CurateGraph;
  readonly jobs: { readonly startImport: (request: ImportRequest) => Promise<Job>; readonly get: (id: string) => Promise<Job> };
  /** What the service holds; throws where a store cannot be read. */
  readonly status: () => Promise<{ readonly articles: number; readonly cases: number; readonly graphRevision: string | null }>;
};
