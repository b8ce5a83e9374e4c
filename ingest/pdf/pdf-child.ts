import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OutlineEntry, PageWithoutText, PdfAnswer, PdfPage, TextRun } from './pdf-document.js';

/*
 * The child process that reads one PDF and ends: `pdf-child PATH LARGEST_NUMBER_OF_PAGES`. Its parent bounds its time and memory.
 */
const deepestOutline = 3;
const mostOutlineEntries = 2_000;

const [path = '', mostPages = '0'] = process.argv.slice(2);
process.send?.(await answer(path, Number(mostPages)), () => process.disconnect());

async function answer(file: string, pageLimit: number): Promise<PdfAnswer> {
  try {
    return await readDocument(file, pageLimit);
  } catch (error) {
    return { refused: reasonOf(error) };
  }
}

async function readDocument(file: string, pageLimit: number): Promise<PdfAnswer> {
  const root = `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/`;
  // Without the maps of the CJK encodings, Chinese text in fonts that are not embedded comes out empty and without an error.
  const pdf = await getDocument({
    data: new Uint8Array(readFileSync(file)),
    cMapUrl: join(root, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(root, 'standard_fonts/'),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  if (pdf.numPages > pageLimit) return { refused: `has ${pdf.numPages} pages; at most ${pageLimit} are read` };
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(await pdf.getPage(number), number));
  return { document: { title: await titleOf(pdf), pages, outline: await outlineOf(pdf) } };
}

async function readPage(page: PDFPageProxy, number: number): Promise<PdfPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const [left = 0, bottom = 0] = page.view;
  const runs = items.flatMap((item): TextRun[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , skew = 0, scale = 0, x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, x: x - left, y: height - (y - bottom), width: item.width, size: Math.hypot(skew, scale) }];
  });
  const without = runs.length > 0 ? null : await contentOf(page);
  page.cleanup();
  return { number, width, height, runs, without };
}

async function contentOf(page: PDFPageProxy): Promise<PageWithoutText> {
  const { fnArray } = await page.getOperatorList();
  const shows = (operators: readonly number[]) => fnArray.some((operator) => operators.includes(operator));
  if (shows([OPS.showText, OPS.showSpacedText, OPS.nextLineShowText, OPS.nextLineSetSpacingShowText])) return 'unreadableFonts';
  return shows([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.constructPath]) ? 'image' : 'blank';
}

async function titleOf(pdf: PDFDocumentProxy): Promise<string> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const title: unknown = 'Title' in info ? info.Title : '';
  return typeof title === 'string' ? title.trim() : '';
}

type OutlineNode = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>[number];

async function outlineOf(pdf: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const walk = async (nodes: readonly OutlineNode[], depth: number): Promise<void> => {
    for (const node of nodes) {
      if (entries.length >= mostOutlineEntries) return;
      const page = await pageOf(pdf, node.dest);
      const title = node.title.replace(/\s+/g, ' ').trim();
      if (page !== null && title !== '') entries.push({ title, depth, page });
      if (depth + 1 < deepestOutline) await walk(node.items, depth + 1);
    }
  };
  await walk((await pdf.getOutline().catch(() => null)) ?? [], 0);
  return entries;
}

async function pageOf(pdf: PDFDocumentProxy, target: OutlineNode['dest']): Promise<number | null> {
  try {
    const destination = typeof target === 'string' ? await pdf.getDestination(target) : target;
    const [reference] = destination ?? [];
    if (typeof reference === 'number') return reference + 1;
    return reference === undefined || reference === null ? null : (await pdf.getPageIndex(reference)) + 1;
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'is encrypted: a password is needed to read it';
  if (name === 'InvalidPDFException') return 'is damaged: no PDF structure can be read';
  return `cannot be read as PDF (${error instanceof Error ? error.message.slice(0, 200) : 'unknown error'})`;
}
