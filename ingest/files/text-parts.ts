import { lineLimitCharacters } from '#domain/source-block.js';

/** A stretch of a text: lines, one JSON value, or the sign that the text began like JSON and is none. `firstLine` counts from 1. */
export type TextPart =
  | { readonly kind: 'lines'; readonly firstLine: number; readonly lines: readonly string[] }
  | { readonly kind: 'json'; readonly firstLine: number; readonly document: unknown; readonly text: string }
  | { readonly kind: 'brokenJson' };

/** Blank lines between values of a line each that are kept in the text of their array. */
const gapLimit = 1000;

/** Collects lines and values in the order of a text into parts: lines that follow each other, and values of a line each as one array. */
export function createPartOutput(emit: (part: TextPart) => void, arrayCharacters: number) {
  const lines = createRun((firstLine, texts) => {
    if (texts.some((text) => text.trim() !== '')) pass({ kind: 'lines', firstLine, lines: texts });
  });
  let documents: unknown[] = [];
  const values = createRun((firstLine, texts) => {
    const document = documents.length === 1 ? documents[0] : documents;
    documents = [];
    pass({ kind: 'json', firstLine, document, text: texts.join('\n') });
  });
  let isFirst = true;
  const pass = (part: TextPart) => {
    isFirst = false;
    emit(part);
  };
  return {
    /** One line; longer than the limit of lines it is cut to one character more. */
    line: (text: string, line: number) => {
      if (!values.isEmpty() && text.trim() === '' && line - values.next() < gapLimit) return;
      values.flush();
      if (line !== lines.next()) lines.flush();
      lines.add(text.length > lineLimitCharacters ? text.slice(0, lineLimitCharacters + 1) : text, line);
    },
    /** A value that has its line to itself. */
    value: (document: unknown, text: string, line: number) => {
      lines.flush();
      if (values.characters() + text.length > arrayCharacters) values.flush();
      while (!values.isEmpty() && values.next() < line) values.add('', values.next());
      documents.push(document);
      values.add(text, line);
    },
    json: (document: unknown, text: string, firstLine: number) => {
      values.flush();
      lines.flush();
      pass({ kind: 'json', firstLine, document, text });
    },
    /** Told only where nothing came before. */
    broken: () => {
      values.flush();
      lines.flush();
      if (isFirst) pass({ kind: 'brokenJson' });
    },
    flushLines: lines.flush,
    end: () => {
      values.flush();
      lines.flush();
    },
  };
}

/** Texts of lines that follow each other. */
function createRun(emit: (firstLine: number, texts: readonly string[]) => void) {
  let first = 0;
  let texts: string[] = [];
  let characters = 0;
  return {
    isEmpty: () => texts.length === 0,
    /** Number of the line that would follow. */
    next: () => first + texts.length,
    characters: () => characters,
    add: (text: string, line: number) => {
      if (texts.length === 0) first = line;
      texts.push(text);
      characters += text.length;
    },
    flush: () => {
      const run = texts;
      if (run.length === 0) return;
      texts = [];
      characters = 0;
      emit(first, run);
    },
  };
}
