import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the endpoint does with the next request in place of answering it. */
export type Trouble = (response: ServerResponse) => void;

export type Endpoint = {
  readonly url: string;
  /** Texts of every request that was answered, and the headers of all. */
  readonly asked: string[][];
  readonly headers: IncomingMessage['headers'][];
  readonly troubles: Trouble[];
  readonly close: () => Promise<void>;
};

/** An endpoint that speaks the embeddings API on a real port; `vectorOf` is its model. */
export async function openEndpoint(vectorOf: (text: string) => readonly number[]): Promise<Endpoint> {
  const asked: string[][] = [];
  const headers: IncomingMessage['headers'][] = [];
  const troubles: Trouble[] = [];
  const server = createServer(async (request, response) => {
    headers.push(request.headers);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const trouble = troubles.shift();
    if (trouble !== undefined) return trouble(response);
    const { input } = JSON.parse(Buffer.concat(chunks).toString()) as { readonly input: string[] };
    asked.push(input);
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) })).reverse();
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ object: 'list', data }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}/v1`, asked, headers, troubles, close };
}

export function status(code: number, headers: Readonly<Record<string, string>> = {}): Trouble {
  return (response) => {
    response.writeHead(code, headers).end('no');
  };
}

export function saying(text: string): Trouble {
  return (response) => {
    response.end(text);
  };
}
