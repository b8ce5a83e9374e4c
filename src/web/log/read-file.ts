import { documentOfText, type LogDocument } from './document.js';

/** Name under which the server keeps pasted text. */
export const pastedFile = 'pasted.log';

/** A larger file is sent, but not shown in full beside the answer. */
const shownLimitBytes = 20 * 1024 * 1024;

function decode(bytes: ArrayBuffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text of a log; exports of Chinese consoles are often GB18030. Null for bytes that are no text. */
function decodeText(bytes: ArrayBuffer): string | null {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');

  return text === null || text.includes('\0') ? null : text;
}

async function readFile(file: File): Promise<LogDocument | null> {
  if (file.size > shownLimitBytes) return null;
  const text = decodeText(await file.arrayBuffer());

  return text === null ? null : documentOfText(file.name, text);
}

/** The logs of a question as far as they can be shown in full: pasted text first, then the text files. */
export async function readDocuments(text: string, files: readonly File[]): Promise<readonly LogDocument[]> {
  const pasted = text.trim() === '' ? [] : [documentOfText(pastedFile, text)];
  const read = await Promise.all(files.map(readFile));

  return [...pasted, ...read.filter((document) => document !== null)];
}
