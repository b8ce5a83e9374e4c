import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createServer, type ServerSettings } from '#http/server.js';
import type { UseCases } from '#usecases/use-cases.js';
import { openProduct, type Product } from '../../src/compose.js';
import { embeddedEngine } from '../../src/engine-settings.js';
import { serverUseCases } from '../../src/service.js';

/** The whole product in a folder of its own, and the server over it, which does not listen. */
export type OpenedServer = {
  readonly app: FastifyInstance;
  readonly product: Product;
  readonly dataFolder: string;
  readonly close: () => Promise<void>;
};

const settings: ServerSettings = { version: '1.2.3', logLevel: 'silent', pageFolder: null, host: '127.0.0.1', apiKeys: [] };

/** Opens the product and its server; `change` puts other use cases in, for what a real one does not do on demand. */
export async function openServer(
  change: (useCases: UseCases) => UseCases = (useCases) => useCases,
  own: Partial<ServerSettings> = {},
): Promise<OpenedServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'faultbook-http-'));
  const product = await openProduct(dataFolder, Date.now);
  const app = await createServer(change(serverUseCases(product, { dataFolder, engine: embeddedEngine })), { ...settings, ...own });
  const close = async () => {
    await app.close();
    product.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };

  return { app, product, dataFolder, close };
}

/** A part of a form: text, or a file. */
export type Part = string | { readonly name: string; readonly bytes: Uint8Array | string };

/** A multipart form as `inject` takes it; parts are sent in order, a name may repeat. */
export async function form(parts: readonly (readonly [string, Part])[]) {
  const data = new FormData();
  for (const [name, part] of parts) {
    if (typeof part === 'string') data.append(name, part);
    else data.append(name, new Blob([typeof part.bytes === 'string' ? part.bytes : new Uint8Array(part.bytes)]), part.name);
  }
  const request = new Request('http://localhost', { method: 'POST', body: data });
  const payload = Buffer.from(await request.arrayBuffer());
  return { method: 'POST' as const, payload, headers: { 'content-type': request.headers.get('content-type') ?? '' } };
}

export const uncorrectableEcc = '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted';
export const inputLost = '7 | 05/14/2026 | 20:41:02 | Power Supply PS2 Status | Power Supply AC lost | Asserted';
export const ierr = '3 | 05/14/2026 | 20:40:30 | Processor CPU0_Status | IERR | Asserted';
