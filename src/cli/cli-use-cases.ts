import type { Diagnosis } from '#domain/diagnosis.js';
import type { ImportReport } from '#domain/import-report.js';
import type { LogEvent } from '#domain/log-event.js';
import type { SearchResult } from '#domain/search.js';
import type { Unread } from '#domain/unread.js';
import type { Calibrate } from '#usecases/calibrate/calibrate.js';
import type { CurateGraph } from '#usecases/curate-graph.js';
import type { Diagnose } from '#usecases/diagnose/diagnose.js';
import type { Evaluation, FoldOptions, Progress } from '#usecases/evaluate/evaluate.js';
import type { SearchRequest } from '#usecases/search/search.js';
import type { ReceivedFile, ReceivedLog, UseCases } from '#usecases/use-cases.js';

/** Settings of reading logs from paths. */
export type ReadOptions = { readonly zoneOffsetMinutes: number | null; readonly formatId: string | null };

/** What streaming logs gives: events one by one, unread pieces one by one, and the counts at the end. */
export type StreamSink = { readonly event: (event: LogEvent) => void; readonly unread: (unread: Unread) => void };

/** A file that could not be opened, or in which nothing could be read. */
export type RejectedFile = { readonly file: string; readonly reason: string };

export type StreamSummary = { readonly reading: Diagnosis['input']; readonly rejected: readonly RejectedFile[] };

export type FormatDescription = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly reference: string;
  readonly samples: readonly { readonly name: string; readonly kind: string; readonly content: string }[];
};

export type ImportCommand = {
  readonly kind: string;
  readonly paths: readonly string[];
  readonly mapPath: string | null;
  readonly dryRun: boolean;
  readonly onProgress: (soFar: ImportReport) => void;
};

/** A report, with the draft's revision where a graph was imported. */
export type ImportResult = ImportReport & { readonly revision?: string | null };

export type EvaluateCommand = {
  readonly casesPath: string;
  readonly mapPath: string | null;
  readonly revision: string | null;
  /** Each fold calibrates on the others first. */
  readonly isCalibrated: boolean;
  readonly folds: (Omit<FoldOptions, 'groupOf'> & { readonly groupBy: string }) | null;
  readonly onProgress: Progress;
};

/** Reading logs: needs no data folder. */
export type LogUseCases = {
  readonly streamPaths: (paths: readonly string[], options: ReadOptions, sink: StreamSink) => Promise<StreamSummary>;
  readonly readPaths: (
    paths: readonly string[],
    options: ReadOptions,
  ) => Promise<ReceivedLog & { readonly rejected: readonly RejectedFile[] }>;
  readonly readFiles: (files: readonly ReceivedFile[], zoneOffsetMinutes: number | null) => Promise<ReceivedLog>;
  readonly formats: () => readonly FormatDescription[];
  /** Lines of a JSONL file, or of standard input for `-`. Cannot be opened: AppError `unreadableInput`. */
  readonly readLines: (path: string) => AsyncIterable<string>;
};

/** What needs the data folder. */
export type StoreUseCases = {
  readonly diagnose: Diagnose;
  readonly search: (request: SearchRequest) => Promise<SearchResult>;
  readonly articles: Pick<UseCases['articles'], 'get' | 'list' | 'stale' | 'duplicated' | 'duplicates' | 'move'>;
  readonly importPaths: (command: ImportCommand) => Promise<ImportResult>;
  /** `rejected` = rows of the file that are no case; they are told as they are met. */
  readonly evaluate: (command: EvaluateCommand) => Promise<{ readonly evaluation: Evaluation; readonly rejected: number }>;
  readonly graph: CurateGraph;
  readonly calibrate: Calibrate;
};

/** Processes that run until they are told to stop. */
export type ServiceUseCases = {
  readonly serve: (asked: { readonly host: string | null; readonly port: number | null; readonly watch: string | null }) => Promise<void>;
  readonly work: () => Promise<void>;
};
