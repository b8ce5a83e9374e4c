import { fork } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { InputRejected } from '../bytes/input-rejected.js';
import { PdfAnswer, type PdfDocument } from './pdf-document.js';

/** Bounds of one PDF: bytes of its file, pages, milliseconds and megabytes of the process that reads it. */
export type PdfLimits = { readonly bytes: number; readonly pages: number; readonly milliseconds: number; readonly megabytes: number };

export const pdfLimits: PdfLimits = { bytes: 256 * 1024 * 1024, pages: 3_000, milliseconds: 120_000, megabytes: 768 };

/**
 * Reads a PDF in a process of its own, so that a hostile or broken file can neither stop nor fill the product. Throws {@link InputRejected} with
 * what is wrong: encrypted, damaged, too large, too slow, out of memory.
 */
export async function readPdf(path: string, limits: PdfLimits = pdfLimits): Promise<PdfDocument> {
  const { size } = await stat(path);
  if (size > limits.bytes) throw new InputRejected('unreadableFile', `the PDF has ${size} bytes; at most ${limits.bytes} are read`);
  const answer = await askChild(path, limits);
  if ('refused' in answer) throw new InputRejected('unreadableFile', `the PDF ${answer.refused}`);
  return answer.document;
}

function askChild(path: string, { pages, milliseconds, megabytes }: PdfLimits): Promise<PdfAnswer> {
  // From its sources the child must learn to read TypeScript; what it is started with otherwise is not inherited.
  const isSource = import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(`./pdf-child${isSource ? '.ts' : '.js'}`, import.meta.url));
  const child = fork(entry, [path, String(pages)], {
    execArgv: [`--max-old-space-size=${megabytes}`, ...(isSource ? ['--import', 'tsx'] : [])],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) => reject(new InputRejected('unreadableFile', `the PDF ${reason}`));
    const timer = setTimeout(() => {
      refuse(`was not read within ${Math.round(milliseconds / 1000)} s`);
      child.kill('SIGKILL');
    }, milliseconds);
    child.once('message', (message) => resolve(PdfAnswer.parse(message)));
    child.once('error', (error) => refuse(`cannot be read: ${error.message}`));
    child.once('exit', () => {
      clearTimeout(timer);
      refuse(`could not be read with ${megabytes} MB of memory, or broke its reader`);
    });
  });
}
