import { detectionLimitBytes, jsonLimitBytes } from '#domain/source-block.js';
import type { LogChunk } from '#ports/log-source.js';
import { collectBytes, type PeekedSource } from '../bytes/byte-source.js';
import { InputRejected } from '../bytes/input-rejected.js';
import { findJsonParts } from '../files/json-parts.js';
import { splitLines } from '../files/line-splitting.js';
import { isSqlite, isSqliteLog, readSqliteTables } from '../files/sqlite-tables.js';
import { decodeText, detectEncoding, isBinary, type TextEncoding } from '../files/text-decoding.js';
import type { TextPart } from '../files/text-parts.js';

/** Largest SQLite database: it is in memory whole. */
const databaseLimitBytes = 256 * 1024 * 1024;

/** Blocks of an Active Health System log of HPE iLO begin so. */
const ahsStart = Buffer.from('ABJR', 'latin1');

/** The chunks of a plain file, without its `end`; tables of a database are files of their own. Throws {@link InputRejected} where it stops. */
export async function* readContent(file: string, source: PeekedSource): AsyncGenerator<LogChunk> {
  const { head } = source;
  if (isSqlite(head)) return yield* readDatabase(file, await collectBytes(source.rest, databaseLimitBytes));
  const encoding = await whereReadable(source, () => encodingOf(file, head));
  if (encoding === 'binary') yield { file, kind: 'bytes', bytes: await collectBytes(source.rest, jsonLimitBytes) };
  else yield* readText(file, source, encoding);
}

async function whereReadable<T>(source: PeekedSource, decide: () => T): Promise<T> {
  try {
    return decide();
  } catch (error) {
    await source.close();
    throw error;
  }
}

function encodingOf(file: string, head: Uint8Array): TextEncoding | 'binary' {
  if (isSqliteLog(head))
    throw new InputRejected('unsupportedContainer', 'write-ahead log of a SQLite database: its last rows are not merged');
  const encoding = detectEncoding(head);
  if (encoding !== 'utf-8' || !isBinary(head)) return encoding;
  if (ahsStart.equals(head.subarray(0, ahsStart.length)) || file.toLowerCase().endsWith('.ahs'))
    throw new InputRejected('ahsBundle', 'HPE AHS log, not readable outside HPE: export the IML as CSV from iLO, or read it by Redfish');
  return 'binary';
}

async function* readText(file: string, source: PeekedSource, encoding: TextEncoding): AsyncGenerator<LogChunk> {
  const isBlank = source.complete && decodeText(source.head.subarray(0, detectionLimitBytes), encoding).trim() === '';
  let isEmpty = true;
  let next = 1;
  if (!isBlank)
    for await (const part of findJsonParts(splitLines(source.rest, encoding, { keepsDocuments: true }))) {
      isEmpty = false;
      yield chunkOf(file, part, next);
      if (part.kind !== 'brokenJson') next = lineAfter(part);
    }
  if (isEmpty) throw new InputRejected('emptyFile', 'holds nothing but blanks');
}

function chunkOf(file: string, part: TextPart, next: number): LogChunk {
  if (part.kind === 'brokenJson')
    return { file, kind: 'rejected', reason: 'invalidJson', detail: 'starts like JSON and is none: read as lines' };
  const place = part.firstLine === next && (part.kind === 'lines' || next === 1) ? {} : { firstLine: part.firstLine };
  if (part.kind === 'lines') return { file, kind: 'lines', lines: part.lines, ...place };
  return { file, kind: 'json', document: part.document, text: part.text, ...place };
}

function lineAfter(part: Exclude<TextPart, { kind: 'brokenJson' }>): number {
  return part.kind === 'lines' ? part.firstLine + part.lines.length : 0;
}

async function* readDatabase(file: string, bytes: Uint8Array): AsyncGenerator<LogChunk> {
  for await (const { table, problem } of readSqliteTables(bytes)) {
    const name = `${file}/${table.name}`;
    yield { file: name, kind: 'rows', table };
    if (problem !== null) yield { file: name, kind: 'rejected', reason: problem.reason, detail: problem.message };
    yield { file: name, kind: 'end', isMember: true };
  }
}
