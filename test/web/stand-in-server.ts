import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html',
};

/** A request as the stand-in saw it. */
type SeenRequest = { readonly method: string; readonly path: string; readonly body: string };

/** A running stand-in. */
export type StandIn = { readonly address: string; readonly seen: SeenRequest[]; readonly close: () => Promise<void> };

const fixture = (name: string) => readFile(join(root, 'fixtures/web', `${name}.json`), 'utf8');

async function changedDiagnosis(): Promise<string> {
  const diagnosis = JSON.parse(await fixture('diagnosis'));
  const [first, second, ...others] = diagnosis.causes;

  return JSON.stringify({
    ...diagnosis,
    id: 'dg-after-test',
    causes: [{ ...second, rank: 1, posterior: 0.6 }, { ...first, rank: 2, posterior: 0.3 }, ...others],
  });
}

function noSuch(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: 'Not found', status: 404, detail: 'No such id.', code: 'notFound' }));
}

const routes: readonly (readonly [RegExp, () => Promise<string>])[] = [
  [/^POST \/diagnoses\/[^/]+\/findings$/, changedDiagnosis],
  [/^GET \/diagnoses\/dg-00e1b2aa$/, () => fixture('diagnosis-inconclusive')],
  [/^GET \/diagnoses\/dg-after-test$/, changedDiagnosis],
  [/^(?:POST \/diagnoses|GET \/diagnoses\/dg-7f3a1c20)$/, () => fixture('diagnosis')],
  [/^GET \/search\?q=nothing&/, async () => JSON.stringify({ hits: [], total: 0, facets: {}, didYouMean: null, nextCursor: null })],
  [/^GET \/search\?/, () => fixture('search')],
  [/^GET \/suggest\?/, async () => JSON.stringify({ items: ['uncorrectable ECC', 'uncorrectable PCIe error'] })],
  [/^GET \/articles\/memory-ecc-errors\/duplicates$/, async () => JSON.stringify({ items: [] })],
  [/^GET \/articles\/memory-ecc-errors$/, () => fixture('article')],
  [/^GET \/cases\/SR-2024-0417$/, () => fixture('case')],
  [/^GET \/graph$/, () => fixture('graph')],
];

async function answerApi(seen: SeenRequest, response: ServerResponse): Promise<void> {
  const asked = `${seen.method} ${seen.path.replace('/api/v1', '')}`;
  const route = routes.find(([pattern]) => pattern.test(asked));
  if (route === undefined) return noSuch(response);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(await route[1]());
}

async function answerPage(folder: string, path: string, response: ServerResponse): Promise<void> {
  const file = extname(path) === '' ? '/index.html' : path;
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  response.end(await readFile(join(folder, file)));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);

  return Buffer.concat(chunks).toString('utf8');
}

/** Serves a built page, and the fixtures in place of the API: states that a real server shows only by chance. */
export async function startStandIn(pageFolder: string, port = 0): Promise<StandIn> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const asked = { method: request.method ?? 'GET', path: request.url ?? '/', body: await readBody(request) };
    if (!asked.path.startsWith('/api/')) return answerPage(pageFolder, asked.path, response);
    seen.push(asked);

    return answerApi(asked, response);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
