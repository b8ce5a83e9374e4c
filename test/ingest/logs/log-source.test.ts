import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lineLimitCharacters } from '#domain/source-block.js';
import { unpackLimits } from '#ingest/bytes/unpack-budget.js';
import { openLogFile } from '#ingest/logs/log-file.js';
import { createFileLogSource, createTextLogSource } from '#ingest/logs/log-source.js';
import { collect, kindsOf, readLines } from '../read-chunks.js';

/** "内存 A1 报警" in GB18030. */
const gb18030Line = Buffer.from('c4dab4e620413120b1a8beaf', 'hex');
/** The words "first" and "second", a line each, packed by bzip2, zstd and xz. */
const bzip2Lines = Buffer.from('QlpoOTFBWSZTWWdi1I0AAALBgAAQDyGcACAAIgBpkIBppolWFgPG1vi7kinChIM7FqRo', 'base64');
const zstdLines = Buffer.from('KLUv/QRYaQAAZmlyc3QKc2Vjb25kCmH8vf4=', 'base64');
const xzLines = Buffer.from('/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAMZmlyc3QKc2Vjb25kCgAAAABsPc58h/0pFgABJQ1xGcS2H7bzfQEAAAAABFla', 'base64');

function source(bytes: Uint8Array, name = 'box.log') {
  return createTextLogSource([{ name, bytes }]);
}

describe('a log in memory', () => {
  it('comes as lines without their ends and closes with end', async () => {
    const chunks = await collect(createTextLogSource([{ name: 'sel', text: 'one\r\ntwo\n\nfour' }]).read());

    expect(chunks).toEqual([
      { file: 'sel', kind: 'lines', lines: ['one', 'two', ''] },
      { file: 'sel', kind: 'lines', lines: ['four'] },
      { file: 'sel', kind: 'end' },
    ]);
  });

  it('is one JSON document where it is one', async () => {
    const text = '{ "Members": [ { "Id": "1" } ] }';

    const chunks = await collect(createTextLogSource([{ name: 'log.json', text }]).read());

    expect(chunks[0]).toEqual({ file: 'log.json', kind: 'json', document: { Members: [{ Id: '1' }] }, text });
  });

  it('is an array document where every line is JSON', async () => {
    const chunks = await collect(createTextLogSource([{ name: 'journal', text: '{"a":1}\n\n{"a":2}\n' }]).read());

    expect(chunks[0]).toMatchObject({ kind: 'json', document: [{ a: 1 }, { a: 2 }] });
  });

  it('goes on as lines where it starts like JSON and is none', async () => {
    const chunks = await collect(createTextLogSource([{ name: 'cut.json', text: '{ "Members": [\n{ "Id"' }]).read());

    expect(kindsOf(chunks)).toEqual(['rejected invalidJson', 'lines', 'lines', 'end']);
    expect(chunks.flatMap((chunk) => (chunk.kind === 'lines' ? chunk.lines : []))).toEqual(['{ "Members": [', '{ "Id"']);
  });

  it.each(['[    0.000000] Linux version 6.1', '{1}[Hardware Error]: event severity: fatal', "[{'severity': 'Caution'}]", '"ID","Date"'])(
    'takes %s as a line and not as broken JSON',
    async (line) => {
      const chunks = await collect(createTextLogSource([{ name: 'dmesg', text: `${line}\n` }]).read());

      expect(kindsOf(chunks)).toEqual(['lines', 'end']);
    },
  );

  it.each([
    ['nothing', ''],
    ['nothing but blanks', ' \n\r\n\t'],
  ])('that holds %s is rejected as empty', async (_title, text) => {
    const chunks = await collect(createTextLogSource([{ name: 'empty', text }]).read());

    expect(kindsOf(chunks)).toEqual(['rejected emptyFile', 'end']);
  });

  it('is bytes where it holds NUL and other control characters', async () => {
    const record = Uint8Array.of(1, 0, 2, 0, 0, 0, 0, 0x20, 0, 4, 0x0c, 0x87, 0x6f, 1, 0xff, 0xff);

    const chunks = await collect(source(record).read());

    expect(chunks[0]).toEqual({ file: 'box.log', kind: 'bytes', bytes: Buffer.from(record) });
  });

  it('keeps its lines where a power cut left holes of NUL in it', async () => {
    const lines = await readLines(source(Buffer.from(`before\n${'\0'.repeat(3000)}after\n`)));

    expect(lines).toEqual(['before', 'after']);
  });
});

describe('the encoding of a log', () => {
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff内存 A1 报警\n第二行')],
    ['UTF-16 little-endian with a byte order mark', Buffer.from('\ufeff内存 A1 报警\n第二行', 'utf16le')],
    ['UTF-16 big-endian with a byte order mark', Buffer.from('\ufeff内存 A1 报警\n第二行', 'utf16le').swap16()],
  ])('may be %s', async (_title, bytes) => {
    const lines = await readLines(source(bytes));

    expect(lines).toEqual(['内存 A1 报警', '第二行']);
  });

  it('may be UTF-16 without a byte order mark', async () => {
    const lines = await readLines(source(Buffer.from('Memory DIMM_A1\nFan 3\n', 'utf16le')));

    expect(lines).toEqual(['Memory DIMM_A1', 'Fan 3']);
  });

  it.each([
    ['little-endian', (bytes: Buffer) => bytes],
    ['big-endian', (bytes: Buffer) => bytes.swap16()],
  ])('may be UTF-16 without a byte order mark where most of it is Chinese: %s', async (_title, order) => {
    const text = '内存条不可纠正错误，请更换\n风扇 3 停转\n';

    const lines = await readLines(source(order(Buffer.from(text, 'utf16le'))));

    expect(lines).toEqual(['内存条不可纠正错误，请更换', '风扇 3 停转']);
  });

  it.each([
    ['little-endian', 'fffe0000 61000000'],
    ['big-endian', '0000feff 00000061'],
  ])('is named where it is UTF-32: %s', async (_title, hex) => {
    const chunks = await collect(source(Buffer.from(hex.replace(' ', ''), 'hex')).read());

    expect(kindsOf(chunks)).toEqual(['rejected invalidEncoding', 'end']);
  });

  it('of a CSV export may be GB18030 with quoted cells', async () => {
    const bytes = Buffer.concat([Buffer.from('1,"'), gb18030Line, Buffer.from('","'), gb18030Line, Buffer.from('"\n')]);

    const lines = await readLines(source(bytes));

    expect(lines).toEqual(['1,"内存 A1 报警","内存 A1 报警"']);
  });

  it('is told line by line, so that GB18030 and UTF-8 may stand in one file', async () => {
    const bytes = Buffer.concat([Buffer.from('风扇 3 停转\n'), gb18030Line, Buffer.from('\nplain\n')]);

    const lines = await readLines(source(bytes));

    expect(lines).toEqual(['风扇 3 停转', '内存 A1 报警', 'plain']);
  });

  it('that is none marks the bad byte and keeps the line', async () => {
    const lines = await readLines(source(Buffer.from([0x61, 0xff, 0x62, 0x0a])));

    expect(lines).toEqual(['a\ufffdb']);
  });

  it('survives a character that two chunks share', async () => {
    const text = '内'.repeat(70_000);

    const lines = await readLines(source(Buffer.from(`${text}\n${text}`)));

    expect(lines).toEqual([text, text]);
  });
});

describe('a long line', () => {
  it('comes cut to one character more than the limit, and the next line whole', async () => {
    const text = `${'x'.repeat(10 * lineLimitCharacters)}\nnext\n`;

    const lines = await readLines(source(Buffer.from(text)));

    expect(lines.map((line) => line.length)).toEqual([lineLimitCharacters + 1, 4]);
    expect(lines[1]).toBe('next');
  });
});

describe('a packed log', () => {
  it.each([
    ['gzip', gzipSync('first\nsecond\n')],
    ['xz', xzLines],
    ['bzip2', bzip2Lines],
    ['zstd', zstdLines],
    ['gzip in gzip', gzipSync(gzipSync('first\nsecond\n'))],
  ])('is opened: %s, whatever its name', async (_title, bytes) => {
    const lines = await readLines(source(bytes, 'renamed.txt'));

    expect(lines).toEqual(['first', 'second']);
  });

  it('that is packed and empty is rejected as empty', async () => {
    const chunks = await collect(source(gzipSync('')).read());

    expect(kindsOf(chunks)).toEqual(['rejected emptyFile', 'end']);
  });

  it.each([
    ['zip', Buffer.from('504b0304140000', 'hex')],
    ['tar', Buffer.concat([Buffer.alloc(257, 0x61), Buffer.from('ustar\0'), Buffer.alloc(600)])],
    ['tar in gzip', gzipSync(Buffer.concat([Buffer.alloc(257, 0x61), Buffer.from('ustar\0')]))],
    ['7z', Buffer.from('377abcaf271c0004', 'hex')],
  ])('that is an archive with nothing readable in it is rejected as damaged: %s', async (_title, bytes) => {
    const chunks = await collect(source(bytes).read());

    expect(kindsOf(chunks)).toEqual(['rejected damagedContainer', 'bundle', 'end']);
  });

  it.each([
    ['gzip', gzipSync(Array.from({ length: 30_000 }, (_, line) => `line ${line * 7919}`).join('\n'))],
    ['xz', xzLines],
    ['bzip2', bzip2Lines],
    ['zstd', zstdLines],
  ])('that is cut off gives what came before: %s', async (_title, whole) => {
    const chunks = await collect(source(whole.subarray(0, whole.length - 12)).read());

    expect(kindsOf(chunks).slice(-2)).toEqual(['rejected damagedContainer', 'end']);
  });

  it('that unpacks to more than the limit is rejected after the lines before it', async () => {
    const input = { name: 'bomb', open: () => chunksOf(gzipSync('x\n'.repeat(500_000))) };

    const chunks = await collect(openLogFile(input, { ...unpackLimits, unpackedBytes: 200_000, ratio: 1e9, ratioFreeBytes: 0 }));

    expect(kindsOf(chunks).slice(-2)).toEqual(['rejected fileTooLarge', 'end']);
  });

  it('that unpacks at a ratio beyond reason is rejected, a small one is not', async () => {
    const bytes = gzipSync('x\n'.repeat(500_000));
    const open = () => chunksOf(bytes);

    const strict = await collect(openLogFile({ name: 'bomb', open }, { ...unpackLimits, ratio: 200, ratioFreeBytes: 100_000 }));
    const lenient = await collect(openLogFile({ name: 'log', open }, { ...unpackLimits, ratio: 200, ratioFreeBytes: 2_000_000 }));

    expect(kindsOf(strict)).toContain('rejected fileTooLarge');
    expect(kindsOf(lenient)).not.toContain('rejected fileTooLarge');
  });
});

describe('logs on disk', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faultbook-logs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are read from folders in the order of names, hidden files left out', async () => {
    mkdirSync(join(folder, 'b'));
    writeFileSync(join(folder, 'b', 'inner.log'), 'inner\n');
    writeFileSync(join(folder, 'c.log'), 'c\n');
    writeFileSync(join(folder, 'a.log.gz'), gzipSync('a\n'));
    writeFileSync(join(folder, '.hidden'), 'hidden\n');
    symlinkSync(folder, join(folder, 'b', 'loop'));

    const chunks = await collect(createFileLogSource([folder]).read());

    expect(chunks.filter(({ kind }) => kind === 'end').map(({ file }) => file)).toEqual([
      `${folder}/a.log.gz`,
      `${folder}/b/inner.log`,
      `${folder}/c.log`,
    ]);
  });

  it('that cannot be opened are rejected and the others are read', async () => {
    writeFileSync(join(folder, 'there.log'), 'there\n');

    const chunks = await collect(createFileLogSource([join(folder, 'gone.log'), join(folder, 'there.log')]).read());

    expect(kindsOf(chunks)).toEqual(['rejected unreadableFile', 'end', 'lines', 'end']);
    expect(chunks[0]).toMatchObject({ detail: 'cannot be opened (ENOENT)' });
  });

  it('are closed when reading stops early', async () => {
    writeFileSync(join(folder, 'long.log'), 'a line\n'.repeat(200_000));

    for await (const chunk of createFileLogSource([folder]).read()) if (chunk.kind === 'lines') break;

    // Closing a file takes a turn of the event loop.
    await vi.waitFor(() => expect(openFiles()).not.toContain('long.log'));
  });

  it('may be standard input', async () => {
    const chunks = await collect(createFileLogSource(['-'], { stdin: chunksOf(Buffer.from('piped\n')) }).read());

    expect(chunks[0]).toEqual({ file: 'stdin', kind: 'lines', lines: ['piped'] });
  });
});

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function openFiles(): string {
  return execFileSync('ls', ['-l', `/proc/${process.pid}/fd`], { encoding: 'utf8' });
}
