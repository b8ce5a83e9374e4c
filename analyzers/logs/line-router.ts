import { detectionLimitBytes, lineLimitCharacters } from '#domain/source-block.js';
import { rankFormats } from './detect.js';
import type { LineReader, LinesFormat, ReadContext } from './log-format.js';
import type { LogRecorder } from './log-recorder.js';
import { plainLine } from './plain-line.js';
import { carriedLine, recolumnedLine } from './syntax/carried-line.js';

/** Routes the lines of one file to the readers of formats. */
export type LineRouter = { readonly push: (lines: readonly string[]) => void; readonly end: () => void };

/** A rule drawn above a table has no words: nothing in it is left unread. */
const drawnRule = /^[-=_*+ ]{10,}$/;

type Source = { readonly file: string; readonly formats: readonly LinesFormat[]; readonly zoneOffsetMinutes: number | null };
type LineTaker = { readonly take: (line: string) => void; readonly end: () => void };

/**
 * Makes the router of one file. The first lines (at most 64 KB) are held back to rank the formats and to decide the order of day and month;
 * then each line goes to the reader that took the line before it, and where that refuses, to the first other format that claims it:
 * a file may hold the output of several commands. A line that none takes is `noFormat`, unless it is blank.
 */
export function createLineRouter(source: Source, recorder: LogRecorder): LineRouter {
  let head: string[] = [];
  let headCharacters = 0;
  let taker: LineTaker | null = null;
  const open = (): LineTaker => {
    const opened = createLineTaker(source, head, recorder);
    for (const line of head) opened.take(line);
    head = [];
    return opened;
  };
  const hold = (line: string) => {
    head.push(line);
    headCharacters += line.length + 1;
    if (headCharacters >= detectionLimitBytes) taker = open();
  };
  return {
    push: (lines) => {
      for (const line of lines) {
        if (taker === null) hold(line);
        else taker.take(line);
      }
    },
    end: () => {
      taker ??= open();
      taker.end();
    },
  };
}

function createLineTaker(source: Source, head: readonly string[], recorder: LogRecorder): LineTaker {
  const shortHead = head.filter((line) => line.length <= lineLimitCharacters).map((line) => carriedLine(plainLine(line)));
  const context: ReadContext = { file: source.file, zoneOffsetMinutes: source.zoneOffsetMinutes, head: shortHead };
  const readers = createReaders(
    rankFormats(source.formats, shortHead).map((ranked) => ranked.format),
    context,
    recorder,
  );
  let hasText = false;
  const readsAnyForm = (text: string, line: number): boolean => {
    if (readers.read(text, line, false)) return true;
    const other = recolumnedLine(text);
    return other !== null && readers.read(other, line, false);
  };
  return {
    take: (printed) => {
      const line = recorder.line();
      const isTooLong = printed.length > lineLimitCharacters;
      const plain = isTooLong ? printed : plainLine(printed);
      const text = isTooLong ? plain : carriedLine(plain);
      const isBlank = !isTooLong && text.trim() === '';
      if (!isBlank) hasText = true;
      if (isTooLong) recorder.unread({ line, byte: null, raw: printed }, 'lineTooLong');
      else if (isBlank) readers.read(text, line, true);
      else if (!readsAnyForm(text, line) && !drawnRule.test(text)) recorder.unread({ line, byte: null, raw: plain }, 'noFormat');
    },
    end: () => {
      readers.end();
      if (!hasText) recorder.unread({ line: null, byte: null, raw: '' }, 'emptyFile');
    },
  };
}

type Readers = { readonly read: (text: string, line: number, isBlank: boolean) => boolean; readonly end: () => void };

/** The readers of one file, opened when a line first needs them; the current one is asked first. */
function createReaders(formats: readonly LinesFormat[], context: ReadContext, recorder: LogRecorder): Readers {
  const opened = new Map<LinesFormat, LineReader>();
  let current: LinesFormat | null = null;
  const readerOf = (format: LinesFormat): LineReader => {
    const reader = opened.get(format) ?? format.open(context, recorder);
    opened.set(format, reader);
    return reader;
  };
  const handOver = (text: string, line: number): boolean => {
    for (const format of formats) {
      if (format === current || !format.claims(text)) continue;
      if (current !== null) readerOf(current).end();
      current = format;
      if (!readerOf(format).read(text, line)) continue;
      recorder.recognised(format.id);
      return true;
    }
    return false;
  };
  return {
    read: (text, line, isBlank) => {
      if (current !== null && readerOf(current).read(text, line)) return true;
      return isBlank ? false : handOver(text, line);
    },
    end: () => {
      if (current !== null) readerOf(current).end();
    },
  };
}
