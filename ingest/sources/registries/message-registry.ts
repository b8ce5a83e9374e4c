import { Article } from '#domain/article.js';
import { jsonLimitBytes } from '#domain/source-block.js';
import type { DocumentSource, SourceItem } from '#ports/document-source.js';
import { InputRejected, rejectedFile } from '../../bytes/input-rejected.js';
import { withoutPacking } from '../../files/file-name.js';
import { parseJson } from '../../files/json-text.js';
import { listFiles } from '../../files/list-files.js';
import { readTextFile } from '../../files/text-file.js';
import { guessComponentClass } from './component-class.js';
import { readPelRegistry } from './pel-messages.js';
import { readRedfishRegistry } from './redfish-messages.js';
import type { ReadMessage, RegistryMessage } from './registry-message.js';

const titleLimitCharacters = 300;

const vendors = { dell: 'Dell', hpe: 'HPE', pel: 'IBM', redfish: null } as const satisfies Readonly<
  Record<RegistryMessage['scheme'], string | null>
>;

/**
 * Messages of registries as articles, one a message: Redfish MessageRegistry (DSP0266 §9, also of OpenBMC and vendors), Dell EEMI
 * (id → Message, Description, Resolution, Severity), HPE iLO events, PEL messages of OpenPOWER. JSON files or folders of them, packed by gzip or xz or plain.
 */
export function createRegistrySource(paths: readonly string[]): DocumentSource<Article> {
  return {
    describe: paths.join(', '),
    read: async function* () {
      for (const path of paths) for await (const listed of listFiles(path)) yield* readRegistryFile(listed.path, listed.name);
    },
  };
}

async function* readRegistryFile(path: string, file: string): AsyncGenerator<SourceItem<Article>> {
  try {
    const parsed = parseJson(await readTextFile(path, jsonLimitBytes));
    if (parsed === null) throw new InputRejected('invalidJson', 'the file is no valid JSON');
    const messages = readPelRegistry(parsed.document) ?? readRedfishRegistry(parsed.document);
    if (messages === null) throw new InputRejected('noFormat', 'the file is no message registry');
    const uri = withoutPacking(file.split('/').at(-1) ?? file);
    for (const message of messages) yield toItem(message, file, uri);
  } catch (error) {
    yield rejectedFile(file, error);
  }
}

function toItem({ key, message }: ReadMessage, file: string, uri: string): SourceItem<Article> {
  const article = message === null ? null : Article.safeParse(toArticle(message, uri));
  if (article?.success) return { ok: true, value: article.data, file, line: null };
  const reason = article?.error.issues[0]?.message ?? 'no message: neither Message nor Description';
  return { ok: false, rejected: { file, line: null, field: key, reason } };
}

function toArticle(message: RegistryMessage, uri: string): Article {
  const text = readable(message.message);
  const description = readable(message.description);
  const title = `${message.id}: ${text === '' ? description : text}`;
  return {
    id: articleId(message),
    lang: 'en',
    title: title.slice(0, titleLimitCharacters),
    issue: [text, description].filter((part) => part !== '').join('\n\n'),
    environment: '',
    resolution: readable(message.resolution),
    cause: readable(message.cause),
    confidence: 'notValidated',
    audience: 'public',
    governance: 'complianceBased',
    state: 'published',
    codes: codesOf(message),
    faultIds: [],
    componentClass: guessComponentClass(message),
    vendor: vendors[message.scheme],
    sections: sectionsOf(message),
    source: { kind: 'registry', uri, ...(message.version === null ? {} : { version: message.version }) },
    version: 0,
  };
}

/** `%1` stands for an argument: kept readable, and apart from percentages. */
function readable(text: string): string {
  return text.replace(/%(?<place>\d{1,2})(?!\d)/g, '‹arg $<place>›');
}

/** Dell's ids are unique over all its registries; the others within their registry. */
function articleId({ scheme, registry, id }: RegistryMessage): string {
  return scheme === 'dell' || registry === null ? `${scheme}-${id}` : `${scheme}-${registry}-${id}`;
}

/** Everything a log may write for this message: the id alone, with its registry, with its version, and the event keys. */
function codesOf({ id, registry, version, scheme, codes }: RegistryMessage): string[] {
  const own = scheme === 'redfish' || scheme === 'pel' ? codes : [`${scheme}/${id}`, ...codes];
  if (registry === null) return [id, ...own];
  // A MessageId names major and minor version of its registry: `Base.1.22.Success`.
  const versioned = version === null ? [] : [`${registry}.${version.split('.', 2).join('.')}.${id}`];
  return [id, `${registry}.${id}`, ...versioned, `redfish/${registry}/${id}`, ...own];
}

function sectionsOf({ severity, clearedBy }: RegistryMessage): Article['sections'] {
  const sections = [
    { heading: 'Severity', page: null, text: severity },
    { heading: 'Cleared by', page: null, text: clearedBy },
  ];
  return sections.filter(({ text }) => text !== '');
}
