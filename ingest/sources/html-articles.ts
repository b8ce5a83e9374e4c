import type TurndownService from 'turndown';
import type { Article } from '#domain/article.js';
import type { SourceItem } from '#ports/document-source.js';
import { InputRejected } from '../bytes/input-rejected.js';
import { readTextFile } from '../files/text-file.js';
import type { ArticleFile } from './article-file.js';
import { documentId } from './document-id.js';
import { languageOfDocument } from './document-language.js';
import { createHtmlReader } from './html-text.js';
import { articleOf } from './markdown-articles.js';

const pageLimitBytes = 8 * 1024 * 1024;
/** Parts of a page that are not its text. */
const furniture = [
  'script',
  'style',
  'noscript',
  'nav',
  'footer',
  'header',
  'aside',
  'form',
  'iframe',
  'svg',
  'button',
  'template',
  'head',
  'title',
] as const;
const deepestElement = 2_000;

/** The article of one HTML page: its text as Markdown, parts by its headings, title of the page, language as it states or as it reads. */
export async function* readHtmlArticle({ path, file, uri }: ArticleFile): AsyncGenerator<SourceItem<Article>> {
  const html = await readTextFile(path, pageLimitBytes);
  if (depthOf(html) > deepestElement) throw new InputRejected('unreadableFile', `elements are nested deeper than ${deepestElement}`);
  const body = pageReader.turndown(html).trim();
  if (body === '') throw new InputRejected('unreadableFile', 'the page has no text');
  const title = tidy(/<title[^>]{0,200}>([^<]{1,2000})<\/title>/i.exec(html)?.[1] ?? '');
  const fields = {
    id: documentId('html', uri),
    lang: languageOf(html, body),
    state: 'published',
    ...(title !== '' ? { title } : /^#{1,2} /m.test(body) ? {} : { title: uri }),
    ...factsOf(html),
  };
  yield articleOf({ fields, body, lineOf: () => null }, { file, kind: 'html', uri });
}

function createPageReader(): TurndownService {
  const service = createHtmlReader({ emDelimiter: '*' });
  service.remove([...furniture] as TurndownService.Filter & string[]);
  service.addRule('picture', { filter: 'img', replacement: (_, node) => ('alt' in node ? String(node.alt) : '') });
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${content.trim()}\n\n` });
  return service;
}

const pageReader = createPageReader();

/** Elements open at once, counted without a tree: a hostile page must not make one. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})\b/gi)) {
    if (/^(?:br|hr|img|input|meta|link|col|wbr|source|area|base|embed|p|li|td|th|tr|dt|dd|option)$/i.test(name)) continue;
    depth = Math.max(0, depth + (close === '' ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** What `<meta name="faultbook:vendor" content="…">` and the like say, as the front matter of a Markdown file would. */
function factsOf(html: string): Record<string, unknown> {
  const metas = [
    ...html.matchAll(/<meta\s+name=["']faultbook:(vendor|componentClass|audience|translationOf)["']\s+content=["']([^"'<>]{1,200})["']/gi),
  ];
  return Object.fromEntries(metas.map(([, name = '', content]) => [name, content]));
}

function languageOf(html: string, text: string): 'zh' | 'en' {
  const stated = /<html[^>]{0,500}\blang=["']?([a-z]{2})/i.exec(html)?.[1]?.toLowerCase();
  if (stated === 'zh' || stated === 'en') return stated;
  return languageOfDocument(text);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

function tidy(text: string): string {
  return text
    .replaceAll(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}
