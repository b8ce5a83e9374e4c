import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#domain/app-error.js';
import type { RedactionSettings } from '#domain/redaction.js';
import type { EmbeddingsSettings } from '#embeddings/openai-embedder.js';
import type { ApiKey } from '#http/plugins/authentication.js';
import { readApiKeys } from './api-keys.js';
import { type EngineSettings, EngineVariables, readEngineSettings } from './engine-settings.js';
import { readRedactionSettings } from './redaction-settings.js';

/** Settings of one process. Everything has a default: no settings at all give the embedded engine on the loopback address. */
export type Config = {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Who may call; none: whoever works on this machine, and nobody else. */
  readonly apiKeys: readonly ApiKey[];
  readonly logLevel: string;
  readonly engine: EngineSettings;
  /** A folder whose files are imported as they come; null: none. */
  readonly watch: string | null;
  /** Where texts are turned into vectors; null: nowhere, a search goes by words alone. */
  readonly embeddings: EmbeddingsSettings | null;
  /** What is taken out of texts before they are kept. */
  readonly redaction: RedactionSettings;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const Settings = EngineVariables.extend({
  FAULTBOOK_DATA: z.string().min(1).optional(),
  XDG_DATA_HOME: z.string().min(1).optional(),
  FAULTBOOK_HOST: z.string().min(1).default('127.0.0.1'),
  FAULTBOOK_PORT: z.coerce.number().int().min(0).max(65_535).default(7070),
  FAULTBOOK_API_KEYS: z.string().min(1).optional(),
  EMBEDDINGS_URL: z.url({ protocol: /^https?$/ }).optional(),
  EMBEDDINGS_MODEL: z.string().min(1).max(200).optional(),
  EMBEDDINGS_API_KEY: z.string().min(1).optional(),
  FAULTBOOK_WATCH: z.string().min(1).optional(),
  FAULTBOOK_REDACTION: z.string().min(1).optional(),
  FAULTBOOK_LOG_LEVEL: z.enum(logLevels).default('warn'),
});

/** Every setting by its name in the environment. */
export const settingNames: readonly string[] = Object.keys(Settings.shape);

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings from the environment; `NAME_FILE` names a file that holds NAME. A flag wins over both. Wrong: AppError `wrongConfiguration`. */
export function readConfig(environment: Environment, flags: { readonly data?: string }): Config {
  const parsed = Settings.safeParse(withFiles(environment));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError('wrongConfiguration', `${issue?.path.join('.') ?? 'settings'}: ${issue?.message ?? 'is wrong'}`, {});
  }
  const settings = parsed.data;
  return {
    dataFolder: flags.data ?? settings.FAULTBOOK_DATA ?? join(settings.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'faultbook'),
    host: settings.FAULTBOOK_HOST,
    port: settings.FAULTBOOK_PORT,
    apiKeys: readApiKeys(settings.FAULTBOOK_API_KEYS ?? null),
    logLevel: settings.FAULTBOOK_LOG_LEVEL,
    engine: readEngineSettings(settings),
    embeddings: embeddingsOf(settings),
    watch: settings.FAULTBOOK_WATCH ?? null,
    redaction: readRedactionSettings(settings.FAULTBOOK_REDACTION ?? null),
  };
}

function embeddingsOf({ EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_API_KEY: apiKey }: z.infer<typeof Settings>) {
  if (url === undefined) return null;
  if (model === undefined) throw new AppError('wrongConfiguration', 'EMBEDDINGS_MODEL: the name of the model is missing', {});
  return { url, model, apiKey: apiKey ?? null };
}

/** The settings of this process. */
export function processConfig(flags: { readonly data?: string }): Config {
  return readConfig(process.env, flags);
}

function withFiles(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    settingNames.flatMap((name) => {
      const file = environment[`${name}_FILE`];
      const value = environment[name] ?? (file === undefined ? undefined : readSecret(name, file));
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new AppError('wrongConfiguration', `${name}_FILE: cannot read ${file}`, {});
  }
}
