import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ReadableStream } from 'node:stream/web';
import xz from 'xz-decompress';

/** The text of a file that is packed with xz. */
export async function readXzText(path: string): Promise<string> {
  const packed = Readable.toWeb(createReadStream(path));
  const unpacked = new xz.XzReadableStream(packed as unknown as ConstructorParameters<typeof xz.XzReadableStream>[0]);
  return text(Readable.fromWeb(unpacked as unknown as ReadableStream));
}

/** The rows of a packed file of one JSON value a line. */
export async function readXzRows<Row>(path: string): Promise<readonly Row[]> {
  const lines = (await readXzText(path)).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}
