import { z } from 'zod';
import { AppError } from '#domain/app-error.js';
import type { ElasticSettings } from '#stores/elastic/connect.js';

/** Which servers keep documents and jobs; null: the embedded file. */
export type EngineSettings = {
  readonly elasticsearch: (ElasticSettings & { readonly prefix: string }) | null;
  readonly redisUrl: string | null;
};

export const embeddedEngine: EngineSettings = { elasticsearch: null, redisUrl: null };

/** The settings of the environment that name the engine. */
export const EngineVariables = z.object({
  ELASTICSEARCH_URL: z.string().min(1).optional(),
  ELASTICSEARCH_API_KEY: z.string().min(1).optional(),
  ELASTICSEARCH_USERNAME: z.string().min(1).optional(),
  ELASTICSEARCH_PASSWORD: z.string().min(1).optional(),
  ELASTICSEARCH_CA: z.string().min(1).optional(),
  ELASTICSEARCH_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'small letters, digits and hyphens')
    .default('faultbook'),
  REDIS_URL: z.string().min(1).optional(),
});
type EngineVariables = z.infer<typeof EngineVariables>;

/** The engine that the settings of the environment name. A wrong address or half of the credentials: AppError `wrongConfiguration`. */
export function readEngineSettings(given: EngineVariables): EngineSettings {
  return { elasticsearch: readElasticsearch(given), redisUrl: readRedisUrl(given.REDIS_URL ?? null) };
}

function readElasticsearch(given: EngineVariables): EngineSettings['elasticsearch'] {
  if (given.ELASTICSEARCH_URL === undefined) return null;
  const urls = given.ELASTICSEARCH_URL.split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
  const wrong = urls.findIndex((url) => !hasProtocol(url, ['http:', 'https:']));
  if (urls.length === 0 || wrong >= 0) throw wrongSetting('ELASTICSEARCH_URL', `address ${wrong + 1} is not http:// or https://`);
  const { ELASTICSEARCH_USERNAME: username = null, ELASTICSEARCH_PASSWORD: password = null } = given;
  if ((username === null) !== (password === null))
    throw wrongSetting(username === null ? 'ELASTICSEARCH_USERNAME' : 'ELASTICSEARCH_PASSWORD', 'is missing beside the other of the two');
  return {
    urls,
    username,
    password,
    apiKey: given.ELASTICSEARCH_API_KEY ?? null,
    caFile: given.ELASTICSEARCH_CA ?? null,
    prefix: given.ELASTICSEARCH_PREFIX,
  };
}

function readRedisUrl(url: string | null): string | null {
  if (url !== null && !hasProtocol(url, ['redis:', 'rediss:'])) throw wrongSetting('REDIS_URL', 'is not redis:// or rediss://');
  return url;
}

function hasProtocol(url: string, protocols: readonly string[]): boolean {
  return URL.canParse(url) && protocols.includes(new URL(url).protocol);
}

function wrongSetting(name: string, what: string): AppError {
  return new AppError('wrongConfiguration', `${name}: ${what}`, {});
}
