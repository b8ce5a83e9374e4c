import type { Article } from '#domain/article.js';
import { compareVersions } from '#domain/compare-versions.js';
import type { ArticleStore } from '#ports/article-store.js';

type Lookups = Pick<ArticleStore, 'findByFault' | 'registryVersions'>;

/** `redfish/Base/Success`; `Base.1.22.Success`, `Base.1.22.1.Success`, `Base.Success` (DSP0266 §9.7). */
const keyOfMessage = /^redfish\/(?<registry>[^/]+)\/(?<id>.+)$/;
const messageId = /^(?<registry>[A-Za-z]\w*)\.(?:\d+\.){0,3}(?<id>[A-Za-z]\w*)$/;

/**
 * Codes of articles that name a message which the registries as they are stored no longer have, by article id. A message is gone where every
 * article of it came from an older version of its registry than the newest that was imported, or where a code names a registry that is stored
 * and holds no such message. A code that names no registry, or one that was never imported, says nothing.
 */
export async function goneMessages(items: readonly Article[], articles: Lookups): Promise<ReadonlyMap<string, readonly string[]>> {
  const written = items.filter((article) => !isMessage(article));
  const keys = [...new Set(written.flatMap(({ codes }) => codes.flatMap((code) => [code, keyOf(code)?.key ?? code])))];
  const carriers = keys.length === 0 ? [] : (await articles.findByFault(keys)).filter(isMessage);
  const newest = await newestVersions([...written, ...items.filter(isMessage), ...carriers], articles);
  const byKey = new Map<string, Article[]>();
  for (const carrier of carriers) for (const code of carrier.codes) byKey.set(code, [...(byKey.get(code) ?? []), carrier]);
  const isGone = (code: string): boolean => {
    const named = keyOf(code);
    const found = byKey.get(code) ?? byKey.get(named?.key ?? code) ?? [];
    if (found.length > 0) return found.every((carrier) => isOutdated(carrier, newest));
    return named !== null && newest.has(named.registry);
  };
  return new Map(
    items.map((article) => {
      const gone = isMessage(article) ? article.codes.slice(0, isOutdated(article, newest) ? 1 : 0) : article.codes.filter(isGone);
      return [article.id, gone] as const;
    }),
  );
}

/** The newest version of every registry that these articles name and the store has. */
async function newestVersions(named: readonly Article[], articles: Lookups): Promise<ReadonlyMap<string, string | null>> {
  const registries = new Set(named.flatMap(({ codes }) => codes.flatMap((code) => keyOf(code)?.registry ?? [])));
  const versions = registries.size === 0 ? [] : [...(await articles.registryVersions([...registries]))];
  return new Map(
    versions.map(([registry, found]) => [
      registry,
      found.reduce((newest, version) => (compareVersions(version, newest) > 0 ? version : newest), found[0] ?? null),
    ]),
  );
}

/** An article of a message that a person edited stays at the version it was imported with: of that one nothing is known. */
function isOutdated({ codes, source, updatedAt, stateChangedAt }: Article, newest: ReadonlyMap<string, string | null>): boolean {
  const registry = codes.flatMap((code) => (keyOfMessage.test(code) ? (keyOf(code)?.registry ?? []) : []))[0];
  const isEdited = updatedAt !== undefined || stateChangedAt !== undefined;
  return !isEdited && registry !== undefined && compareVersions(source?.version ?? null, newest.get(registry) ?? null) < 0;
}

function isMessage({ source }: Article): boolean {
  return source?.kind === 'registry';
}

/** The registry that a code names, and the key that the article of its message carries. */
function keyOf(code: string): { readonly registry: string; readonly key: string } | null {
  const { registry, id } = (keyOfMessage.exec(code) ?? messageId.exec(code))?.groups ?? {};
  return registry === undefined || id === undefined ? null : { registry, key: `redfish/${registry}/${id}` };
}
