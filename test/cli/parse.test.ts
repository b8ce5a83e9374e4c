import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LogEvent } from '#domain/log-event.js';
import { Unread } from '#domain/unread.js';
import {
  type Answer,
  ierr,
  inputLost,
  jsonLines,
  linesOf,
  runFaultbook,
  runHere,
  stackTrace,
  startFaultbook,
  temporaryFolder,
  uncorrectableEcc,
} from './run-faultbook.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const data = at('data');
const run = (words: readonly string[], stdin?: string | Uint8Array) =>
  runFaultbook(words, { data, ...(stdin === undefined ? {} : { stdin }) });

const manyRows = Array.from({ length: 20_000 }, (_, index) => uncorrectableEcc.replace('1 |', `${(index + 1).toString(16)} |`)).join('\n');

/** Input that is bad in its own way: what it holds, and what must be said of it. `events` = how many are read all the same. */
const badInput: Readonly<
  Record<string, { readonly content: string | Uint8Array; readonly code: number; readonly events: number; readonly counts: RegExp }>
> = {
  'system.evtx': {
    content: Buffer.concat([Buffer.from('ElfFile\0'), pseudoRandomBytes(70_000)]),
    code: 1,
    events: 0,
    counts: /1 × noFormat/,
  },
  'cut.gz': { content: gzipSync(manyRows).subarray(0, 20_000), code: 0, events: -1, counts: /1 × damagedContainer/ },
  'cut-at-once.gz': { content: gzipSync(manyRows).subarray(0, 12), code: 1, events: 0, counts: /1 × damagedContainer/ },
  'logs.zip': { content: Buffer.from('PK\x03\x04\x14\0\0\0 no matter'), code: 1, events: 0, counts: /1 × damagedContainer/ },
  'empty.log': { content: '', code: 1, events: 0, counts: /1 × emptyFile/ },
  'blank.log': { content: '\n'.repeat(1_000_000), code: 1, events: 0, counts: /1 × emptyFile/ },
  'cut.json': { content: '{"Members": [{"Id": "1", "Mess', code: 1, events: 0, counts: /1 × invalidJson/ },
  'utf16.log': { content: Buffer.from(`\ufeff${uncorrectableEcc}\r\n${ierr}\r\n`, 'utf16le'), code: 0, events: 2, counts: /2 event\(s\)/ },
  // "内存故障" in GB 18030
  'gb18030.log': {
    content: Buffer.concat([Buffer.from(`${uncorrectableEcc}\n`), Buffer.from([0xc4, 0xda, 0xb4, 0xe6, 0xb9, 0xca, 0xd5, 0xcf, 0x0a])]),
    code: 0,
    events: 1,
    counts: /not understood: 1 × /,
  },
  'long-line.log': { content: `${'x'.repeat(200_000)}\n${uncorrectableEcc}\n`, code: 0, events: 1, counts: /1 × lineTooLong/ },
};

const answers = new Map<string, Answer>();

beforeAll(async () => {
  writeFileSync(at('sel.log'), `${uncorrectableEcc}\nnot a row of a log\n${ierr}\n`);
  writeFileSync(at('more.log.gz'), gzipSync(inputLost));
  writeFileSync(at('many.log'), manyRows);
  mkdirSync(at('server/logs'), { recursive: true });
  writeFileSync(at('server/logs/a.log'), uncorrectableEcc);
  writeFileSync(at('server/b.log'), ierr);
  for (const [name, { content }] of Object.entries(badInput)) writeFileSync(at(name), content);
  for (const name of Object.keys(badInput)) answers.set(name, await runHere(['parse', at(name), '--json'], { data }));
});

afterAll(folder.remove);

/** Bytes that are no text, the same on every run (a linear congruential generator). */
function pseudoRandomBytes(count: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

describe('parse', () => {
  it('prints one event a line: line, time, severity, subject, text, key', async () => {
    const { code, out, err } = await run(['parse', at('sel.log')]);

    expect(code).toBe(0);
    expect(linesOf(out)).toEqual([
      '1\t2026-05-14T20:40:26.000Z\tcritical\tMemory CPU1_DIMM_A3\tUncorrectable ECC\tipmi/0c/6f/01',
      expect.stringMatching(/^3\t2026-05-14T20:41:30.000Z\tcritical\tProcessor CPU0_Status\tIERR\t/),
    ]);
    expect(linesOf(err)).toEqual([
      '1 file(s), 3 line(s), 2 event(s); ipmitool-sel-list',
      expect.stringMatching(/^not understood: 1 × /),
      'kinds of lines not understood: 1',
      `  1 × not a row of a log (${at('sel.log')}:2)`,
    ]);
  });

  it('prints with --json one LogEvent a line, and what it did not understand as {"unread": …} where it stood', async () => {
    const { code, out } = await run(['parse', at('sel.log'), at('more.log.gz'), '--json', '--zone', '+08:00']);
    const records = jsonLines(out);
    const [first, unread] = [records.find((record) => 'id' in record), records.find((record) => 'unread' in record)];

    expect(code).toBe(0);
    expect(records).toHaveLength(4);
    expect(records.filter((record) => 'id' in record).every((record) => LogEvent.safeParse(record).success)).toBe(true);
    expect(first).toMatchObject({ raw: uncorrectableEcc, time: { instant: '2026-05-14T12:40:26.000Z' } });
    expect(Unread.parse(unread.unread)).toMatchObject({ file: at('sel.log'), line: 2, raw: 'not a row of a log' });
  });

  it('reads standard input for -, packed as well, and a folder with all that is in it', async () => {
    const [piped, packed, walked] = await Promise.all([
      run(['parse', '-', '--json'], `${uncorrectableEcc}\n${ierr}\n`),
      run(['parse', '-', '--json'], gzipSync(uncorrectableEcc)),
      run(['parse', at('server'), '--json']),
    ]);

    expect([piped, packed, walked].map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(jsonLines(piped.out)).toHaveLength(2);
    expect(jsonLines(packed.out)).toHaveLength(1);
    expect(jsonLines(walked.out).map((event) => event.source.file)).toEqual([at('server/b.log'), at('server/logs/a.log')]);
  });

  it('names a file that cannot be opened, reads the others and ends with 1', async () => {
    const { code, out, err } = await run(['parse', at('missing.log'), at('sel.log'), '--json']);

    expect(code).toBe(1);
    expect(jsonLines(out).filter((record) => 'id' in record)).toHaveLength(2);
    expect(err).toContain(`rejected: ${at('missing.log')}: cannot be opened (ENOENT)`);
    expect(err).not.toMatch(stackTrace);
  });

  it('reads with the named format only, and refuses one it does not have', async () => {
    const [named, unknown] = await Promise.all([
      run(['parse', at('sel.log'), '--format', 'ipmitool-sel-list', '--json']),
      run(['parse', at('sel.log'), '--format', 'tea-leaves']),
    ]);

    expect(named.code).toBe(0);
    expect(jsonLines(named.out).filter((record) => 'id' in record)).toHaveLength(2);
    expect(unknown).toMatchObject({ code: 2, out: '', err: expect.stringContaining('tea-leaves') });
  });

  it.each(Object.entries(badInput))('gives a reason and a count for %s, and no stack trace', (name, { code, events, counts }) => {
    const answer = answers.get(name)!;
    const records = jsonLines(answer.out);
    const read = records.filter((record) => 'id' in record).length;

    expect([name, answer.code]).toEqual([name, code]);
    expect(answer.err).toMatch(counts);
    expect(answer.err).not.toMatch(stackTrace);
    expect(read).toSatisfy((count: number) => (events < 0 ? count > 0 : count === events));
    if (code === 1) expect(answer.err).toContain(`rejected: ${at(name)}: `);
  });

  it('goes on after input that is bad in every way, from the real command line as well', async () => {
    const { code, out, err } = await run(['parse', ...Object.keys(badInput).map(at), at('sel.log'), '--json']);
    const reasons = new Set(jsonLines(out).flatMap((record) => ('unread' in record ? [record.unread.reason] : [])));

    expect(code).toBe(1);
    expect([...reasons]).toEqual(expect.arrayContaining(['noFormat', 'damagedContainer', 'emptyFile', 'invalidJson', 'lineTooLong']));
    expect(jsonLines(out).some((record) => record.source?.file === at('sel.log'))).toBe(true);
    expect(err).not.toMatch(stackTrace);
  });

  it('needs no data folder', () => {
    expect(existsSync(data)).toBe(false);
  });

  it('ends well when its reader has seen enough', async () => {
    const child = startFaultbook(['parse', at('many.log'), '--json'], { data });
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));

    child.stdout?.once('data', () => child.stdout?.destroy());
    const code = await ended;

    expect(code).toBe(0);
    expect(err).toBe('');
  });
});

describe('formats', () => {
  it('lists every format with its reference and its samples, as text and as JSON', async () => {
    const [text, json] = await Promise.all([run(['formats']), run(['formats', '--json'])]);
    const formats = JSON.parse(json.out);

    expect([text.code, json.code]).toEqual([0, 0]);
    expect(formats.length).toBeGreaterThanOrEqual(8);
    expect(
      formats.every((format: { reference: string; samples: unknown[] }) => format.reference !== '' && format.samples.length >= 3),
    ).toBe(true);
    for (const format of formats) expect(text.out).toContain(format.id);
  });
});
