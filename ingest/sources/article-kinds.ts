import { open } from 'node:fs/promises';
import type { Article } from '#domain/article.js';
import type { DocumentSource, SourceItem } from '#ports/document-source.js';
import { rejectedFile } from '../bytes/input-rejected.js';
import { hasEnding } from '../files/file-name.js';
import { listFiles } from '../files/list-files.js';
import type { ArticleFile } from './article-file.js';
import { readHtmlArticle } from './html-articles.js';
import { readMarkdownArticle } from './markdown-articles.js';
import { readPdfArticles } from './pdf-articles.js';

type Reader = (file: ArticleFile) => AsyncIterable<SourceItem<Article>>;

/** Readers by the ending of a file: one line each. */
const readers: readonly { readonly endings: readonly string[]; readonly read: Reader }[] = [
  { endings: ['.md', '.markdown'], read: readMarkdownArticle },
  { endings: ['.html', '.htm', '.xhtml'], read: readHtmlArticle },
  { endings: ['.pdf'], read: readPdfArticles },
];
const pdfMark = '%PDF-';

/** Articles in the Markdown, HTML and PDF files of files and folders. A file of another kind is refused with its reason. */
export function createArticleSource(paths: readonly string[]): DocumentSource<Article> {
  return {
    describe: paths.join(', '),
    read: async function* () {
      for (const path of paths) {
        for await (const listed of listFiles(path)) {
          yield* readFile({ path: listed.path, file: listed.name, uri: uriOf(path, listed.name) });
        }
      }
    },
  };
}

function uriOf(path: string, name: string): string {
  return name === path ? (name.split('/').at(-1) ?? name) : name.slice(path.length + 1);
}

async function* readFile(file: ArticleFile): AsyncGenerator<SourceItem<Article>> {
  try {
    const reader =
      readers.find(({ endings }) => hasEnding(file.path, endings))?.read ?? ((await isPdf(file.path)) ? readPdfArticles : null);
    if (reader === null) yield refuse(file, 'no article: Markdown (.md), HTML (.html) and PDF files are read');
    else yield* reader(file);
  } catch (error) {
    yield rejectedFile(file.file, error);
  }
}

/** An upload may have lost its ending. */
async function isPdf(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(pdfMark.length), 0, pdfMark.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === pdfMark;
  } finally {
    await handle.close();
  }
}

function refuse({ file }: ArticleFile, reason: string): SourceItem<Article> {
  return { ok: false, rejected: { file, line: null, field: null, reason } };
}
