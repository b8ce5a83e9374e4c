import { crc32, deflateRawSync } from 'node:zlib';
import sevenZip, { type SevenZipModuleFactory } from '7z-wasm';
import tar from 'tar-stream';

export type ZipEntry = {
  readonly name: string | Buffer;
  readonly text?: string;
  readonly bytes?: Buffer;
  /** Sizes after the data, as a stream writes them. */
  readonly followed?: boolean;
  readonly zip64?: boolean;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
};

/** A zip with the given entries; `utf8` sets the flag of their names. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const made = zipEntry(entry, offset);
    locals.push(made.local);
    directory.push(made.central);
    offset += made.local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

function zipEntry(entry: ZipEntry, offset: number): { readonly local: Buffer; readonly central: Buffer } {
  const name = typeof entry.name === 'string' ? Buffer.from(entry.name) : entry.name;
  const data = entry.bytes ?? Buffer.from(entry.text ?? '');
  const packed = entry.stored ? data : deflateRawSync(data);
  const flags = (entry.flags ?? (typeof entry.name === 'string' ? 0x800 : 0)) | (entry.followed ? 8 : 0);
  const facts = Buffer.alloc(22);
  facts.writeUInt16LE(entry.zip64 ? 45 : 20, 0);
  facts.writeUInt16LE(flags, 2);
  facts.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4);
  facts.writeUInt32LE(crc32(data), 10);
  facts.writeUInt32LE(entry.zip64 ? 0xffffffff : packed.length, 14);
  facts.writeUInt32LE(entry.zip64 ? 0xffffffff : data.length, 18);
  const extra = entry.zip64 ? zip64Field(data.length, packed.length) : Buffer.alloc(0);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(name.length, 0);
  lengths.writeUInt16LE(extra.length, 2);
  const localFacts = Buffer.from(facts);
  if (entry.followed) localFacts.fill(0, 10);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), localFacts, lengths, name, extra, packed]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([20, 3]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, facts, lengths, rest, name, extra]);
  if (!entry.followed) return { local, central };
  const descriptor = Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), facts.subarray(10)]);
  return { local: Buffer.concat([local, descriptor]), central };
}

function zip64Field(size: number, packedSize: number): Buffer {
  const field = Buffer.alloc(20);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(16, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  field.writeBigUInt64LE(BigInt(packedSize), 12);
  return field;
}

export type TarEntry = {
  readonly name: string;
  readonly text?: string;
  readonly bytes?: Buffer;
  readonly type?: 'file' | 'symlink' | 'directory' | 'fifo' | 'character-device';
};

/** A tar in POSIX format; names beyond its limits go into pax headers. */
export async function tarOf(entries: readonly TarEntry[]): Promise<Buffer> {
  const pack = tar.pack();
  for (const { name, text, bytes, type = 'file' } of entries)
    pack.entry({ name, type, ...(type === 'symlink' ? { linkname: 'elsewhere' } : {}) }, bytes ?? text ?? '');
  pack.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of pack) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export type RawTarEntry = { readonly name: string | Buffer; readonly text: string; readonly typeFlag?: string; readonly magic?: string };

/** A tar of headers written by hand: old formats, unusual kinds of members, names in any encoding. */
export function rawTarOf(entries: readonly RawTarEntry[]): Buffer {
  const blocks = entries.flatMap(({ name, text, typeFlag = '0', magic = 'ustar\x0000' }) => {
    const header = Buffer.alloc(512);
    Buffer.from(name).copy(header, 0, 0, 100);
    const data = Buffer.from(text);
    header.write('0000644\0', 100);
    header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write(' '.repeat(8), 148);
    header.write(typeFlag, 156);
    header.write(magic, 257, 'latin1');
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const start = sevenZip as unknown as SevenZipModuleFactory;

/** A 7z (or, by its name, another archive that 7-Zip writes) of the given files. */
export async function sevenZipOf(
  files: Readonly<Record<string, string>>,
  options: readonly string[] = [],
  name = 'made.7z',
): Promise<Buffer> {
  const program = await start({ print: () => undefined, printErr: () => undefined });
  const disk = program.FS as unknown as {
    writeFile: (path: string, data: string) => void;
    readFile: (path: string) => Uint8Array;
    mkdir: (path: string) => void;
    chdir: (path: string) => void;
  };
  disk.mkdir('/files');
  disk.chdir('/files');
  for (const [path, text] of Object.entries(files)) disk.writeFile(path, text);
  program.callMain(['a', `/${name}`, ...options, ...Object.keys(files)]);
  return Buffer.from(disk.readFile(`/${name}`));
}
