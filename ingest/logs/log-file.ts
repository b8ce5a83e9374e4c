import { detectionLimitBytes, jsonLimitBytes } from '#domain/source-block.js';
import type { LogChunk } from '#ports/log-source.js';
import { collectBytes, type InputFile, type PeekedSource } from '../files/byte-source.js';
import { type UnpackLimits, unpack, unpackLimits } from '../files/containers.js';
import { InputRejected, toInputRejected } from '../files/input-rejected.js';
import { parseJsonText, startsLikeJson } from '../files/json-text.js';
import { splitLines, tidyLine } from '../files/line-splitting.js';
import { decodeText, detectEncoding, isBinary, type TextEncoding } from '../files/text-decoding.js';

/** Lines handed on at a time where a whole text is in memory already. */
const linesPerChunk = 5000;

/**
 * One log file as chunks: unpacked (gzip, xz), decoded (UTF-8, UTF-16, GB18030), as lines, one JSON document (NDJSON: the array of its
 * lines) or bytes. JSON and bytes are read whole, up to 64 MB; lines stream. What stops the file is a `rejected` chunk; `end` always closes.
 */
export async function* openLogFile(input: InputFile, limits: UnpackLimits = unpackLimits): AsyncGenerator<LogChunk> {
  const file = input.name;
  try {
    yield* readContent(file, await unpack(input.open(), limits));
  } catch (error) {
    const { reason, message } = toInputRejected(error);
    yield { file, kind: 'rejected', reason, detail: message };
  }
  yield { file, kind: 'end' };
}

async function* readContent(file: string, source: PeekedSource): AsyncGenerator<LogChunk> {
  const encoding = detectEncoding(source.head);
  if (encoding === 'utf-8' && isBinary(source.head)) {
    yield { file, kind: 'bytes', bytes: await collectBytes(source.rest, jsonLimitBytes) };
    return;
  }
  const head = decodeText(source.head.subarray(0, detectionLimitBytes), encoding);
  if (source.complete && head.trim() === '') throw new InputRejected('emptyFile', 'holds nothing but blanks');
  if (startsLikeJson(head)) yield* readJson(file, source, encoding);
  else for await (const lines of splitLines(source.rest, encoding)) yield { file, kind: 'lines', lines };
}

async function* readJson(file: string, source: PeekedSource, encoding: TextEncoding): AsyncGenerator<LogChunk> {
  const text = decodeText(await collectBytes(source.rest, jsonLimitBytes), encoding);
  const parsed = parseJsonText(text);
  if (parsed !== null) {
    yield { file, kind: 'json', document: parsed.document, text };
    return;
  }
  yield { file, kind: 'rejected', reason: 'invalidJson', detail: 'starts like JSON and is none: read as lines' };
  const lines = text.replace(/\n$/, '').split('\n');
  for (let start = 0; start < lines.length; start += linesPerChunk) {
    yield { file, kind: 'lines', lines: lines.slice(start, start + linesPerChunk).map((line) => tidyLine(line)) };
  }
}
