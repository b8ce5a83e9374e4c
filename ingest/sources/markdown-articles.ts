import { access } from 'node:fs/promises';
import { Article } from '#domain/article.js';
import type { RejectedRow } from '#domain/import-report.js';
import type { DocumentSource, SourceItem } from '#ports/document-source.js';
import { rejectedFile } from '../bytes/input-rejected.js';
import { hasEnding } from '../files/file-name.js';
import { listFiles } from '../files/list-files.js';
import { readTextFile } from '../files/text-file.js';
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
 * Articles in Markdown files (`.md`) of files and folders. Front matter carries the fields of an article, `sources` a list of texts;
 * the sections Issue, Environment, Cause, Resolution (or their Chinese names) are its parts. A file of another kind is refused with its reason.
 */
export function createArticleSource(paths: readonly string[]): DocumentSource<Article> {
  return {
    describe: paths.join(', '),
    read: async function* () {
      for (const path of paths) {
        for await (const listed of listFiles(path)) yield await readArticle(listed.path, listed.name, articleUri(path, listed.name));
      }
    },
  };
}

/** Name of a file below the folder that was given: an article does not change by where its folder lies. */
function articleUri(path: string, name: string): string {
  return name === path ? (name.split('/').at(-1) ?? name) : name.slice(path.length + 1);
}

async function readArticle(path: string, file: string, uri: string): Promise<SourceItem<Article>> {
  try {
    if (!hasEnding(path, ['.md', '.markdown'])) {
      await access(path);
      return refuse(file, null, null, 'only Markdown (.md) is read as an article');
    }
    return parseArticle(await readTextFile(path, articleLimitBytes), file, uri);
  } catch (error) {
    return rejectedFile(file, error);
  }
}

/** An article from the text of its file. */
function parseArticle(text: string, file: string, uri: string): SourceItem<Article> {
  const head = splitFrontMatter(text);
  if ('reason' in head) return refuse(file, head.line, null, head.reason);
  const parsed = Article.safeParse({ ...defaults, ...articleFields(head), source: { kind: 'markdown', uri }, version: 0 });
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
