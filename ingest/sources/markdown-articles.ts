import { detectLanguage } from '#analyzers/text/language.js';
import { Article } from '#domain/article.js';
import type { RejectedRow } from '#domain/import-report.js';
import type { SourceItem } from '#ports/document-source.js';
import { readTextFile } from '../files/text-file.js';
import type { ArticleFile } from './article-file.js';
import { documentId } from './document-id.js';
import { type FrontMatter, splitFrontMatter } from './front-matter.js';
import { splitSections } from './markdown-sections.js';

const articleLimitBytes = 4 * 1024 * 1024;

type KcsField = 'issue' | 'environment' | 'cause' | 'resolution';

/** Headings of the four parts of an article (KCS v6), in lower case; any other heading stays a section. */
const kcsHeadings: ReadonlyMap<string, KcsField> = new Map([
  ['issue', 'issue'],
  ['问题现象', 'issue'],
  ['environment', 'environment'],
  ['适用环境', 'environment'],
  ['cause', 'cause'],
  ['原因', 'cause'],
  ['resolution', 'resolution'],
  ['处理方法', 'resolution'],
]);

/** What an article says of itself where its front matter is silent. */
const defaults = {
  confidence: 'notValidated',
  audience: 'internal',
  governance: 'experienceBased',
  state: 'draft',
  codes: [],
  faultIds: [],
} as const;

/**
 * The article of one Markdown file. Front matter carries the fields of an article, `sources` a list of texts; the sections Issue, Environment,
 * Cause, Resolution (or their Chinese names) are its parts. A file without front matter, a page of a wiki say, is an article of its own:
 * published, named by its path, titled by its first heading, in the language it reads as.
 */
export async function* readMarkdownArticle({ path, file, uri }: ArticleFile): AsyncGenerator<SourceItem<Article>> {
  const head = splitFrontMatter(await readTextFile(path, articleLimitBytes));
  if ('reason' in head) yield refuse(file, head.line, null, head.reason);
  else if (head.body.trim() === '' && Object.keys(head.fields).length === 0) yield refuse(file, null, null, 'the file has no text');
  else yield articleOf(Object.keys(head.fields).length === 0 ? ofItself(head, uri) : head, { file, kind: 'markdown', uri });
}

/** What a page without front matter says of itself. */
function ofItself({ body, lineOf }: FrontMatter, uri: string): FrontMatter {
  const title = /^#{1,6} /m.test(body)
    ? {}
    : {
        title:
          uri
            .split('/')
            .at(-1)
            ?.replace(/\.\w{1,8}$/, '') ?? uri,
      };
  return { fields: { id: documentId('markdown', uri), lang: detectLanguage(body), state: 'published', ...title }, body, lineOf };
}

/** An article from fields and a Markdown text; what is wrong with a field is a rejected row. */
export function articleOf(
  head: FrontMatter,
  { file, kind, uri }: { readonly file: string; readonly kind: string; readonly uri: string },
): SourceItem<Article> {
  const parsed = Article.safeParse({ ...defaults, ...articleFields(head), source: { kind, uri }, version: 0 });
  if (parsed.success) return { ok: true, value: parsed.data, file, line: 1 };
  const [issue] = parsed.error.issues;
  const field = issue?.path[0]?.toString() ?? null;
  return refuse(file, field === null ? null : head.lineOf(field), issue?.path.join('.') ?? null, issue?.message ?? 'not an article');
}

function articleFields({ fields, body }: FrontMatter): object {
  const parts = { issue: '', environment: '', cause: '', resolution: '' };
  const sections: Article['sections'] = [];
  let title: string | null = null;
  for (const section of splitSections(body)) {
    const part = kcsHeadings.get(section.heading?.trim().toLowerCase() ?? '');
    const isTitle = part === undefined && title === null && fields.title === undefined && section.heading !== null;
    if (isTitle) title = section.heading;
    if (part !== undefined) parts[part] = joinTexts(parts[part], section.text);
    else sections.push(...asSection(isTitle ? null : section.heading, section.text));
  }
  return { ...(title === null ? {} : { title }), ...fields, ...parts, sections: [...sections, ...sourcesSection(fields)] };
}

function joinTexts(first: string, second: string): string {
  return first === '' ? second : `${first}\n\n${second}`;
}

/** Text before the first heading, or under the title, is a section without a name; there may be none. */
function asSection(heading: string | null, text: string): Article['sections'] {
  return heading === null && text === '' ? [] : [{ heading: heading ?? '', page: null, text }];
}

/** The sources an article rests on are shown as its last section. */
function sourcesSection({ sources, lang }: FrontMatter['fields']): Article['sections'] {
  if (!Array.isArray(sources) || sources.length === 0) return [];
  return [{ heading: lang === 'zh' ? '来源' : 'Sources', page: null, text: sources.map((source) => `- ${source}`).join('\n') }];
}

function refuse(
  file: string,
  line: number | null,
  field: string | null,
  reason: string,
): { readonly ok: false; readonly rejected: RejectedRow } {
  return { ok: false, rejected: { file, line, field, reason } };
}
