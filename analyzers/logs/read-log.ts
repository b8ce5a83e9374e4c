import type { SourceBlock } from '#domain/source-block.js';
import { formatsToTry } from './formats.js';
import { createLineRouter } from './line-router.js';
import type { LogFormat, ReadContext } from './log-format.js';
import { createLogRecorder, type LogRecorder, type LogSink, type ReadSummary } from './log-recorder.js';

export type { LogSink, ReadSummary } from './log-recorder.js';

/** How to read one log. `formatId` limits the read to one format; `zoneOffsetMinutes` = minutes east of UTC of the clock that wrote it. */
export type ReadOptions = {
  readonly formatId?: string;
  readonly zoneOffsetMinutes: number | null;
  /** Events after this many are counted as unread (`tooManyEvents`). */
  readonly eventLimit?: number;
};

/** A log that is read as its lines arrive. Memory does not grow with the number of lines. */
export type LogReading = {
  readonly push: (lines: readonly string[]) => void;
  readonly end: () => ReadSummary;
};

/** Opens a log of lines for chunk-wise reading. Throws `AppError('notFound')` for an unknown format id. */
export function openLog(file: string, options: ReadOptions, sink: LogSink): LogReading {
  const recorder = openRecorder(file, options, sink);
  const formats = formatsToTry(options.formatId).filter((format) => format.kind === 'lines');
  const router = createLineRouter({ file, formats, zoneOffsetMinutes: options.zoneOffsetMinutes }, recorder);
  return {
    push: router.push,
    end: () => {
      router.end();
      return recorder.summary();
    },
  };
}

/**
 * Reads one source block: events and unread pieces go to the sink in the order of the source, the summary counts them.
 * Pure and synchronous. Throws `AppError('notFound')` for an unknown format id; bad input never throws.
 */
export function readLog(block: SourceBlock, options: ReadOptions, sink: LogSink): ReadSummary {
  if (block.kind !== 'lines') return readWhole(block, options, sink);
  const reading = openLog(block.file, options, sink);
  for (const lines of block.chunks) reading.push(lines);
  return reading.end();
}

function readWhole(block: WholeBlock, options: ReadOptions, sink: LogSink): ReadSummary {
  const recorder = openRecorder(block.file, options, sink);
  const context = { file: block.file, zoneOffsetMinutes: options.zoneOffsetMinutes, head: [] };
  const isRead = formatsToTry(options.formatId).some((format) => readBlock(block, format, context, recorder));
  if (!isRead) recorder.unread({ line: null, byte: 0, raw: block.kind === 'json' ? block.text : '' }, 'noFormat');
  return recorder.summary();
}

type WholeBlock = Exclude<SourceBlock, { kind: 'lines' }>;

/** True where the format claims the block, which it then has read. */
function readBlock(block: WholeBlock, format: LogFormat, context: ReadContext, recorder: LogRecorder): boolean {
  if (block.kind === 'json' && format.kind === 'json' && format.claims(block.document)) {
    recorder.recognised(format.id);
    format.read(block.document, context, recorder, block.text);
    return true;
  }
  if (block.kind === 'bytes' && format.kind === 'bytes' && format.claims(block.bytes)) {
    recorder.recognised(format.id);
    format.read(block.bytes, context, recorder);
    return true;
  }
  if (block.kind === 'rows' && format.kind === 'rows' && format.claims(block.table)) {
    recorder.recognised(format.id);
    format.read(block.table, context, recorder);
    return true;
  }
  return false;
}

function openRecorder(file: string, options: ReadOptions, sink: LogSink): LogRecorder {
  return createLogRecorder(file, options.eventLimit ?? Number.POSITIVE_INFINITY, sink);
}
