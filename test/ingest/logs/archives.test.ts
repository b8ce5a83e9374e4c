import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openLogFile } from '#ingest/logs/log-file.js';
import { rawTarOf, sevenZipOf, tarOf, zipOf } from '../write-archives.js';
import { collectBundle, readBundle } from './bundle-reading.js';

const gb18030 = (hex: string) => Buffer.from(hex, 'hex');
/** "内存.log" in GB18030, and "r\u00e9sum\u00e9.log" in code page 437. */
const chineseName = gb18030('c4dab4e62e6c6f67');
const westernName = Buffer.from('r\x82sum\x82.log', 'latin1');

describe('a zip', () => {
  it.each([
    ['deflate', {}],
    ['stored', { stored: true }],
    ['sizes behind the data', { followed: true }],
    ['zip64 sizes', { zip64: true }],
  ])('is opened and its member named after its path: %s', async (_title, how) => {
    const { texts, bundle } = await readBundle(zipOf([{ name: 'logs/sel.txt', text: 'one\ntwo\n', ...how }]));

    expect(texts).toEqual({ 'logs/sel.txt': 'one\ntwo\n' });
    expect(bundle).toEqual({ file: 'b', kind: null, members: 1, passedOver: [] });
  });

  it.each([
    ['GB18030', chineseName, '内存.log'],
    ['code page 437', westernName, 'résumé.log'],
  ])('may have names in %s', async (_title, name, read) => {
    const { files } = await readBundle(zipOf([{ name, text: 'x\n' }]));

    expect(files).toEqual([read]);
  });

  it('with a password is named as such, and its open members are read', async () => {
    const bytes = zipOf([
      { name: 'secret.log', text: 'x', flags: 1 },
      { name: 'open.log', text: 'open\n' },
    ]);

    const { texts, rejected } = await readBundle(bytes);

    expect(texts).toEqual({ 'open.log': 'open\n' });
    expect(rejected).toEqual(['b: encrypted']);
  });

  it('without its directory gives the members that are there, the last as far as it goes', async () => {
    const long = Array.from({ length: 20_000 }, (_, line) => `line ${line * 7919}`).join('\n');
    const whole = zipOf([
      { name: 'a.log', text: 'first\n' },
      { name: 'b.log', text: 'second\n', followed: true },
      { name: 'c.log', text: long },
    ]);

    const { texts, rejected } = await readBundle(whole.subarray(0, whole.length * 0.7));

    expect(texts).toMatchObject({ 'a.log': 'first\n', 'b.log': 'second\n' });
    expect(texts['c.log']).toContain('line 7919\n');
    expect(rejected).toEqual(['c.log: damagedContainer', 'b: damagedContainer']);
  });

  it('with a wrong checksum says so of that member', async () => {
    const bytes = zipOf([{ name: 'a.log', text: 'first\n', stored: true }]);
    bytes[bytes.indexOf('first')] = 0x46;

    const { texts, rejected } = await readBundle(bytes);

    expect(texts).toEqual({ 'a.log': 'First\n' });
    expect(rejected).toEqual(['a.log: damagedContainer']);
  });

  it('packed by a method of 7-Zip is opened too', async () => {
    const bytes = await sevenZipOf({ 'a.log': 'first\n'.repeat(100) }, ['-mm=Deflate64'], 'made.zip');

    const { texts } = await readBundle(bytes);

    expect(texts).toEqual({ 'a.log': 'first\n'.repeat(100) });
  });

  it('is read where it lies on a disk, and from a stream that cannot be read twice', async () => {
    const bytes = zipOf([{ name: 'a.log', text: 'first\n' }]);

    const { texts } = await collectBundle(openLogFile({ name: 'b', open: () => once(bytes) }));

    expect(texts).toEqual({ 'a.log': 'first\n' });
  });
});

describe('a tar', () => {
  const longName = `${'deep/'.repeat(60)}sel.log`;

  it.each([
    ['plain', (bytes: Buffer) => bytes],
    ['in gzip', (bytes: Buffer) => gzipSync(bytes)],
    ['in gzip in gzip', (bytes: Buffer) => gzipSync(gzipSync(bytes))],
  ])('is opened, long names and all: %s', async (_title, pack) => {
    const bytes = await tarOf([
      { name: './a.log', text: 'first\n' },
      { name: longName, text: 'second\n' },
    ]);

    const { texts } = await readBundle(pack(bytes));

    expect(texts).toEqual({ 'a.log': 'first\n', [longName]: 'second\n' });
  });

  it('may be of the format before ustar, have long names of GNU and names in GB18030', async () => {
    const bytes = rawTarOf([
      { name: 'old.log', text: 'old\n', magic: '' },
      { name: '././@LongLink', text: `${longName}\0`, typeFlag: 'L', magic: 'ustar  \0' },
      { name: longName.slice(0, 99), text: 'long\n', magic: 'ustar  \0' },
      { name: chineseName, text: 'chinese\n' },
    ]);

    const { texts } = await readBundle(bytes);

    expect(texts).toEqual({ 'old.log': 'old\n', [longName]: 'long\n', '内存.log': 'chinese\n' });
  });

  it('passes over links, pipes and devices, and refuses sparse members', async () => {
    const special = await tarOf([
      { name: 'link', type: 'symlink' },
      { name: 'pipe', type: 'fifo' },
      { name: 'tty', type: 'character-device' },
      { name: 'folder', type: 'directory' },
    ]);
    const sparse = rawTarOf([
      { name: 'sparse.log', text: 'x', typeFlag: 'S', magic: 'ustar  \0' },
      { name: 'a.log', text: 'first\n' },
    ]);

    const { texts, rejected, bundle } = await readBundle(Buffer.concat([special.subarray(0, 4 * 512), sparse]));

    expect(texts).toEqual({ 'a.log': 'first\n' });
    expect(rejected).toEqual(['b: unsupportedContainer']);
    expect(bundle?.passedOver).toEqual([{ reason: 'notALog', count: 3 }]);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 1024 + 700)],
    ['cut off in gzip', (bytes: Buffer) => gzipSync(bytes).subarray(0, -200)],
    ['damaged in a header', (bytes: Buffer) => bytes.fill(0x55, 1024 + 100, 1024 + 200)],
  ])('that is %s gives what came before', async (_title, damage) => {
    const noise = Array.from({ length: 3000 }, (_, index) => (index * 7919).toString(36)).join('\n');
    const bytes = await tarOf([
      { name: 'a.log', text: 'first\n' },
      { name: 'b.log', text: noise },
    ]);

    const { texts, rejected } = await readBundle(damage(bytes));

    expect(texts['a.log']).toBe('first\n');
    expect(rejected).toEqual(['b: damagedContainer']);
  });
});

describe('a 7z', () => {
  const files = { 'a.log': 'first\n'.repeat(5000), 'b.log': 'second\n', 'empty.log': '' };

  it.each([['lzma'], ['lzma2'], ['ppmd'], ['bzip2'], ['deflate'], ['copy']])('is opened: %s', async (method) => {
    const { texts, bundle } = await readBundle(await sevenZipOf(files, [`-m0=${method}`]));

    expect(texts).toEqual({ 'a.log': files['a.log'], 'b.log': files['b.log'] });
    expect(bundle?.passedOver).toEqual([{ reason: 'emptyFile', count: 1 }]);
  });

  it('that is damaged gives what came before the damage', async () => {
    const noise = Array.from({ length: 50_000 }, (_, index) => (index * 7919).toString(36)).join('\n');
    const bytes = await sevenZipOf({ 'a.log': noise, 'z.log': 'last\n' }, ['-ms=off']);
    bytes.fill(0x55, 60_000, 60_100);

    const { texts, rejected } = await readBundle(bytes);

    expect(noise.startsWith(texts['a.log']?.slice(0, 1000) ?? 'nothing')).toBe(true);
    expect(texts['z.log']).toBe('last\n');
    expect(rejected).toEqual(['b: damagedContainer']);
  });

  it('that is cut off is refused as damaged', async () => {
    const bytes = await sevenZipOf(files);

    const { rejected } = await readBundle(bytes.subarray(0, bytes.length - 40));

    expect(rejected).toEqual(['b: damagedContainer']);
  });
});

describe('archives in archives', () => {
  it('are opened, whatever their names, and every member says the way to it', async () => {
    const inner = await tarOf([{ name: 'sel.txt', text: 'deep\n' }]);
    const bytes = zipOf([
      { name: 'TSR.pl', bytes: zipOf([{ name: 'dump.dat', bytes: gzipSync(inner) }]) },
      { name: 'top.txt', bytes: gzipSync('top\n') },
    ]);

    const { texts } = await readBundle(bytes);

    expect(texts).toEqual({ 'TSR.pl!/dump.dat!/sel.txt': 'deep\n', 'top.txt': 'top\n' });
  });

  it('that are damaged cost no more than themselves', async () => {
    const bytes = zipOf([
      { name: 'a.tar', bytes: (await tarOf([{ name: 'x.log', text: 'x\n'.repeat(900) }])).subarray(0, 700) },
      { name: 'b.gz', bytes: gzipSync('lost').subarray(0, 12) },
      { name: 'c.log', text: 'kept\n' },
    ]);

    const { texts, rejected } = await readBundle(bytes);

    expect(texts['c.log']).toBe('kept\n');
    expect(rejected).toEqual(['a.tar: damagedContainer', 'b.gz: damagedContainer']);
  });
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
