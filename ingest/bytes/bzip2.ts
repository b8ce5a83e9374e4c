import { type ByteSource, collectBytes } from './byte-source.js';
import { damageOf } from './damage.js';
import { InputRejected } from './input-rejected.js';
import { loadSevenZip, sevenZipLimitBytes } from './seven-zip-program.js';
import { createSpool } from './spool.js';

/** Unpacks bzip2 whole, before its first byte is given; `count` is told the bytes as they come, and may throw. */
export async function* unbzip2(packed: ByteSource, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const program = await loadSevenZip(await collectBytes(packed, sevenZipLimitBytes));
  const spool = createSpool();
  try {
    const stop = unpackTo(spool.append, program, count);
    yield* spool.read(0, spool.size());
    if (stop !== null) throw stop;
  } finally {
    spool.close();
  }
}

type Program = Awaited<ReturnType<typeof loadSevenZip>>;

/** What stopped it; null = it came to the end. */
function unpackTo(append: (bytes: Uint8Array) => void, program: Program, count: (bytes: number) => void): unknown {
  const complaints: Uint8Array[] = [];
  const output = (bytes: Uint8Array) => {
    count(bytes.length);
    append(bytes);
  };
  try {
    program.run(['x', '-so', '-tbzip2'], output, (bytes) => void complaints.push(bytes));
  } catch (error) {
    return damageOf(error);
  }
  const isDamaged = /ERROR/.test(Buffer.concat(complaints).toString('utf8'));
  return isDamaged ? new InputRejected('damagedContainer', 'damaged or cut off: read up to there') : null;
}
