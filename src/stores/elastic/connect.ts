import { readFileSync } from 'node:fs';
import { Client } from '@elastic/elasticsearch';
import { AppError } from '#domain/app-error.js';

/** Where a cluster is and how it is entered. */
export type ElasticSettings = {
  /** Addresses of one node or several: the client goes on with a living one. */
  readonly urls: readonly string[];
  readonly apiKey?: string | null;
  readonly username?: string | null;
  readonly password?: string | null;
  /** File of the certificate authority that the nodes' certificates come from. */
  readonly caFile?: string | null;
  /** SHA-256 fingerprint of that authority, in place of its file. */
  readonly caFingerprint?: string | null;
  readonly requestTimeoutMs?: number;
};

const usualTimeoutMs = 30_000;
/** Retries go to another node where there is one, after a pause that doubles, with jitter (as the client does by itself). */
const retries = 3;

type ClientOptions = ConstructorParameters<typeof Client>[0];

/** A client of the cluster; it connects with its first request. Throws AppError `wrongConfiguration` where the file of the authority cannot be read. */
export function connect(settings: ElasticSettings): Client {
  const options: ClientOptions = {
    nodes: [...settings.urls],
    maxRetries: retries,
    requestTimeout: settings.requestTimeoutMs ?? usualTimeoutMs,
    // An answer of many documents is decompressed by two cores that have better things to do on one network.
    compression: false,
    enableMetaHeader: false,
  };
  const auth = authOf(settings);
  if (auth !== null) options.auth = auth;
  if (settings.caFile != null) options.tls = { ca: readAuthority(settings.caFile), rejectUnauthorized: true };
  if (settings.caFingerprint != null) options.caFingerprint = settings.caFingerprint;
  return new Client(options);
}

function authOf({ apiKey, username, password }: ElasticSettings): NonNullable<ClientOptions['auth']> | null {
  if (apiKey != null) return { apiKey };
  return username != null && password != null ? { username, password } : null;
}

function readAuthority(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new AppError('wrongConfiguration', `ELASTICSEARCH_CA: cannot read ${file}`, {});
  }
}
