import { Article } from '#domain/article.js';
import type { SourceItem } from '#ports/document-source.js';
import { InputRejected } from '../bytes/input-rejected.js';
import { linesOfPage } from '../pdf/page-lines.js';
import type { PdfDocument, PdfPage } from '../pdf/pdf-document.js';
import { type PdfSection, sectionsOf } from '../pdf/pdf-sections.js';
import { type PdfLimits, pdfLimits, readPdf } from '../pdf/read-pdf.js';
import type { ArticleFile } from './article-file.js';
import { documentId } from './document-id.js';
import { languageOfDocument } from './document-language.js';

/** A document of more pages is one article a chapter. */
const pagesOfOneArticle = 30;
const leastChapters = 3;

const withoutTextReasons: Readonly<Record<NonNullable<PdfPage['without']>, string | null>> = {
  blank: null,
  image: 'a picture without text (scanned?)',
  unreadableFonts: 'letters without a table that says which they are: no text can be read',
};

/**
 * Articles of one PDF: its sections with the pages they begin on; of a large one an article a chapter. Pages that show something and give no text
 * are rejected rows. Throws InputRejected where no page gives text.
 */
export async function* readPdfArticles(file: ArticleFile, limits: PdfLimits = pdfLimits): AsyncGenerator<SourceItem<Article>> {
  const document = await readPdf(file.path, limits);
  const sections = sectionsOf(document);
  if (sections.length === 0) throw new InputRejected('unreadableFile', `no text on any of its ${document.pages.length} pages (scanned?)`);
  for (const { number, without } of document.pages) {
    const reason = without === null ? null : withoutTextReasons[without];
    if (reason !== null) yield { ok: false, rejected: { file: file.file, line: null, field: `page ${number}`, reason } };
  }
  const title = titleOf(document, sections, file.uri);
  const chapters = chaptersOf(document, sections);
  for (const [index, chapter] of chapters.entries()) yield asArticle(file, title, chapters.length === 1 ? null : index + 1, chapter);
}

/** The sections from one chapter to the next, each chapter an article: the highest level that has some. All of a small document are one. */
function chaptersOf({ pages }: PdfDocument, sections: readonly PdfSection[]): readonly (readonly PdfSection[])[] {
  const headings = sections.filter(({ heading }) => heading !== '');
  const level = [0, 1, 2].find((depth) => headings.filter((section) => section.depth === depth).length >= leastChapters);
  if (pages.length <= pagesOfOneArticle || level === undefined) return [sections];
  const chapters: PdfSection[][] = [];
  for (const section of sections) {
    if (chapters.length === 0 || (section.heading !== '' && section.depth <= level)) chapters.push([section]);
    else chapters.at(-1)?.push(section);
  }
  return chapters.filter((chapter) => chapter.some(({ text }) => text !== ''));
}

function asArticle(file: ArticleFile, document: string, chapter: number | null, sections: readonly PdfSection[]): SourceItem<Article> {
  const [first] = sections;
  const heading = first?.heading ?? '';
  const title = chapter === null || heading === '' || heading === document ? document : `${document}: ${heading}`;
  const parsed = Article.safeParse({
    ...{
      id: documentId('pdf', file.uri, chapter),
      lang: languageOfDocument(sections.map(({ text }) => text).join('\n')),
      title: title.slice(0, 500),
    },
    ...{ issue: '', environment: '', cause: '', resolution: '', codes: [], faultIds: [], version: 0 },
    ...{ confidence: 'notValidated', audience: 'internal', governance: 'complianceBased', state: 'published' },
    sections: sections.map(({ heading, page, text }) => ({ heading, page, text })),
    source: { kind: 'pdf', uri: file.uri, page: first?.page ?? 1 },
  });
  if (parsed.success) return { ok: true, value: parsed.data, file: file.file, line: null };
  const [issue] = parsed.error.issues;
  return {
    ok: false,
    rejected: { file: file.file, line: null, field: issue?.path.join('.') ?? null, reason: issue?.message ?? 'not an article' },
  };
}

/** What the file says its title is, where its first page says so too (templates keep the title of another document); else its largest lines; else its name. */
function titleOf({ title, pages }: PdfDocument, sections: readonly PdfSection[], uri: string): string {
  const first = pages.find(({ runs }) => runs.length > 0);
  const lines = first === undefined ? [] : linesOfPage(first);
  if (title.length >= 4 && letters(lines.map(({ text }) => text).join('')).includes(letters(title))) return title;
  const largest = Math.max(0, ...lines.map(({ size }) => size));
  const large = lines.filter(({ size }) => size >= largest * 0.95).map(({ text }) => text);
  const shown = large.join(' ');
  if (large.length <= 4 && shown.length >= 4 && shown.length <= 200) return shown;
  return sections.find(({ heading }) => heading !== '')?.heading ?? uri;
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
