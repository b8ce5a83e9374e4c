import type { Client, estypes } from '@elastic/elasticsearch';
import { onCluster } from './failures.js';
import { eventLayout, type IndexName, type Layout, layouts } from './layouts.js';

/** Names of everything under a prefix: an alias for each kind of document, numbered indices behind it. */
export type IndexNames = {
  readonly aliasOf: (name: IndexName) => string;
  /** Where new events are written, and where all are read. */
  readonly eventWrites: string;
  readonly events: string;
};

export type KindOfIndex = IndexName | 'events';
const everyKind: readonly KindOfIndex[] = [...(Object.keys(layouts) as IndexName[]), 'events'];

const firstNumber = '000001';

/** The names under a prefix. */
export function indexNames(prefix: string): IndexNames {
  return { aliasOf: (name) => `${prefix}-${name}`, eventWrites: `${prefix}-events-write`, events: `${prefix}-events` };
}

/**
 * Makes what is missing: a template for each kind of index, the first index, its alias. Two processes may do so at once. A replica of every
 * shard comes with the second node (`auto_expand_replicas`).
 */
export async function ensureIndices(client: Client, prefix: string, wanted: readonly KindOfIndex[] = everyKind): Promise<void> {
  const { aliasOf, events, eventWrites } = indexNames(prefix);
  await onCluster(() =>
    Promise.all(
      wanted.map((name) =>
        name === 'events'
          ? ensureIndex(client, events, eventLayout, { [eventWrites]: { is_write_index: true } })
          : ensureIndex(client, aliasOf(name), layouts[name], {}),
      ),
    ),
  );
}

async function ensureIndex(client: Client, alias: string, layout: Layout, more: Record<string, estypes.IndicesAlias>): Promise<void> {
  if (await client.indices.existsAlias({ name: alias })) return;
  await client.indices.putIndexTemplate({
    name: alias,
    index_patterns: [`${alias}-0*`],
    priority: 200,
    template: { settings: settingsOf(layout), mappings: mappingsOf(layout) },
  });
  try {
    await client.indices.create({ index: `${alias}-${firstNumber}`, aliases: { [alias]: {}, ...more } });
  } catch (error) {
    if (!(await client.indices.existsAlias({ name: alias }))) throw error;
  }
}

function settingsOf({ settings }: Layout): estypes.IndicesIndexSettings {
  return { number_of_shards: 1, auto_expand_replicas: '0-1', refresh_interval: '1s', ...settings };
}

function mappingsOf({ version, properties }: Layout): estypes.MappingTypeMapping {
  return { dynamic: 'strict', _meta: { layout: version }, properties: { ...properties } };
}
