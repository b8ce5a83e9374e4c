import type { RejectedRow } from '#domain/import-report.js';

/** One document of a source, or the row that was refused. */
export type SourceItem<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly file: string;
      readonly line: number | null;
      /** People that the row names in columns of their own (caller, assignee): they are taken out of its free texts. */
      readonly personalNames?: readonly string[];
    }
  | { readonly ok: false; readonly rejected: RejectedRow };

/** Something documents of one type are read from: a folder, a file, a registry. Reading is lazy and may be repeated. */
export type DocumentSource<T> = {
  readonly describe: string;
  readonly read: () => AsyncIterable<SourceItem<T>>;
};
