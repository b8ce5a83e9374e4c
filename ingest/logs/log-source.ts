import { AppError } from '#domain/app-error.js';
import type { LogChunk, LogSource } from '#ports/log-source.js';
import { type ByteSource, type InputFile, readFileBytes, readMemoryBytes } from '../bytes/byte-source.js';
import { type ListedFile, listFiles } from '../files/list-files.js';
import { openLogFile } from './log-file.js';

/** A log at hand under its name, as text or as bytes. */
export type LogText = { readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array });

/** Logs at paths, in the order given: files, folders (walked in order of names), and `-` = `stdin`, which can be read only once. */
export function createFileLogSource(paths: readonly string[], options: { readonly stdin?: ByteSource } = {}): LogSource {
  return {
    read: async function* () {
      for (const path of paths) {
        if (path === '-') yield* openLogFile(standardInput(options.stdin));
        else yield* readPath(path, path);
      }
    },
  };
}

/** The logs of one server: a file, or a folder. Files are named from the last part of `path` on, so that event ids do not depend on where it lies. */
export function createServerLogSource(path: string, name: string): LogSource {
  return { read: () => readPath(path, name) };
}

/** Logs in memory, as pasted (`text`) or uploaded (`bytes`, packed or plain). */
export function createTextLogSource(logs: readonly LogText[]): LogSource {
  return {
    read: async function* () {
      for (const log of logs) yield* openLogFile(inMemory(log));
    },
  };
}

async function* readPath(path: string, name: string): AsyncGenerator<LogChunk> {
  for await (const listed of listFiles(path, name)) yield* openLogFile(onDisk(listed));
}

function onDisk({ path, name }: ListedFile): InputFile {
  return { name, path, open: () => readFileBytes(path) };
}

function inMemory(log: LogText): InputFile {
  const bytes = 'text' in log ? Buffer.from(log.text) : log.bytes;
  return { name: log.name, bytes, open: () => readMemoryBytes(bytes) };
}

function standardInput(stdin: ByteSource | undefined): InputFile {
  if (stdin === undefined) throw new AppError('wrongUsage', 'no standard input to read from');
  return { name: 'stdin', open: () => stdin };
}
