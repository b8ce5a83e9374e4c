import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openLogFile } from '#ingest/logs/log-file.js';
import { rawTarOf, sevenZipOf, tarOf, zipOf } from '../write-archives.js';
import { readBundle } from './bundle-reading.js';

describe('the order of members', () => {
  it('is by name, the rotations of a log oldest first', async () => {
    const names = ['messages', 'messages.1', 'messages.10.gz', 'messages.2.gz', 'app.log', 'kern-20240501.gz', 'kern-20240408', 'kern'];
    const bytes = await tarOf(names.map((name) => ({ name: `var/log/${name}`, text: 'x\n' })));

    const { files } = await readBundle(bytes);

    expect(files.map((file) => file.slice('var/log/'.length))).toEqual([
      'app.log',
      'kern-20240408',
      'kern-20240501.gz',
      'kern',
      'messages.10.gz',
      'messages.2.gz',
      'messages.1',
      'messages',
    ]);
  });

  it('begins with what matters where the collection is known, which is named', async () => {
    const names = ['dump_info/AppDump/BMC/a.txt', 'dump_info/LogDump/fdm_output', 'dump_info/AppDump/SensorAlarm/current_event.txt'];
    const bytes = gzipSync(await tarOf(names.map((name) => ({ name, text: 'x\n' }))));

    const { files, bundle } = await readBundle(bytes);

    expect(files).toEqual([names[2], names[1], names[0]]);
    expect(bundle?.kind).toBe('huaweiDump');
  });

  it.each([
    ['tsr/hardware/sysinfo/lcfiles/curr_lclog.xml', 'dellSupportAssist'],
    ['dump_info/LogDump/arm_fdm_log', 'h3cDump'],
    ['onekeylog/log/selelist.csv', 'inspurOneKeyLog'],
    ['sosreport-x/sos_commands/ipmitool/ipmitool_sel_list', 'sosReport'],
    ['infocollect_logs/disk/disk_smart.txt', 'openEulerInfocollect'],
    ['7X06_xcc_20240301/service_data.txt', 'lenovoServiceData'],
    ['obmcdump_1_1700000000/journal.log', 'openBmcDump'],
    ['logs/notes.txt', null],
  ])('knows a collection by paths like %s', async (name, kind) => {
    const { bundle } = await readBundle(zipOf([{ name, text: 'x\n' }]));

    expect(bundle?.kind).toBe(kind);
  });
});

describe('members that are no logs', () => {
  it('are passed over and counted, and the logs are read', async () => {
    const bytes = zipOf([
      { name: 'logo', bytes: Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1') },
      { name: 'viewer.html', text: '<!DOCTYPE html><html></html>' },
      { name: 'tool', bytes: Buffer.from('\x7fELF\x02\x01\x01\0\0', 'latin1') },
      { name: 'style.css', text: 'body {}' },
      { name: '__MACOSX/._sel.log', text: 'no matter' },
      { name: 'empty.log', text: '' },
      { name: 'blank.log', text: ' \n\n' },
      { name: 'sel.log', text: 'kept\n' },
    ]);

    const { texts, rejected, bundle } = await readBundle(bytes);

    expect(texts).toEqual({ 'sel.log': 'kept\n' });
    expect(rejected).toEqual([]);
    expect(bundle?.passedOver).toEqual([
      { reason: 'emptyFile', count: 2 },
      { reason: 'notALog', count: 5 },
    ]);
  });

  it('have names of their own where two have the same path', async () => {
    const bytes = zipOf([
      { name: 'a.log', text: 'one\n' },
      { name: 'a.log', text: 'two\n' },
    ]);

    const { texts } = await readBundle(bytes);

    expect(texts).toEqual({ 'a.log': 'one\n', 'a.log (2)': 'two\n' });
  });

  it.each([
    ['by its content', { name: 'HPE.dat', bytes: Buffer.from('ABJR\x01\0\x02\0\0\0\x03', 'latin1') }],
    ['by its name', { name: 'HPE.ahs', bytes: Buffer.from('\x01\0\x02\0\0\0\x03', 'latin1') }],
  ])('but an AHS log of HPE, known %s, is refused with advice', async (_title, entry) => {
    const { rejected } = await readBundle(zipOf([entry]));

    expect(rejected).toEqual([`${entry.name}: ahsBundle`]);
  });
});

describe('a hostile name', () => {
  const names = [
    '/etc/passwd',
    '../../up.log',
    'a/../../up.log',
    'C:/windows.log',
    'nul\0.log',
    'line\nbreak.log',
    'turned\u202egol.log',
    'logs/con.txt',
    'LPT1',
    `${'x'.repeat(300)}.log`,
    'a/'.repeat(600),
  ];

  it.each([
    [
      'zip',
      async () => zipOf([...names.map((name) => ({ name: `${name}x`.slice(0, -1), text: 'bad' })), { name: 'good.log', text: 'good\n' }]),
      10,
    ],
    ['tar', async () => rawTarOf([...names.slice(0, 4).map((name) => ({ name, text: 'bad' })), { name: 'good.log', text: 'good\n' }]), 4],
    [
      'tar, backslash',
      async () =>
        rawTarOf([
          { name: '..\\up.log', text: 'bad' },
          { name: 'good.log', text: 'good\n' },
        ]),
      1,
    ],
  ])('is refused, counted, and costs only its member: %s', async (_title, make, count) => {
    const { texts, rejected } = await readBundle(await make());

    expect(texts).toEqual({ 'good.log': 'good\n' });
    expect(rejected).toEqual(Array.from({ length: count }, () => 'b: unsafeMember'));
  });

  it('with backslashes between its parts is that of a zip made on Windows, and may not lead out either', async () => {
    const bytes = zipOf([
      { name: 'logs\\sel.txt', text: 'kept\n' },
      { name: '..\\..\\up.txt', text: 'bad' },
    ]);

    const { texts, rejected } = await readBundle(bytes);

    expect(texts).toEqual({ 'logs/sel.txt': 'kept\n' });
    expect(rejected).toEqual(['b: unsafeMember']);
  });
});

describe('the limits of a bundle', () => {
  const logs = (count: number, text: string) => Array.from({ length: count }, (_, index) => ({ name: `${index}.log`, text }));

  it('hold for all bytes unpacked in it together', async () => {
    const bytes = zipOf(logs(30, 'some line\n'.repeat(1000)));

    const { files, rejected } = await readBundle(bytes, { unpackedBytes: 100_000 });

    expect(files.length).toBeLessThan(12);
    expect(new Set(rejected.map((each) => each.replace(/^.*: /, '')))).toEqual(new Set(['fileTooLarge']));
  });

  it.each([
    ['zip', async () => zipOf(logs(2, 'some line\n'.repeat(1000)))],
    ['tar', async () => tarOf(logs(2, 'some line\n'.repeat(1000)))],
  ])('hold for one member, of which the start is read: %s', async (_title, make) => {
    const { texts, rejected } = await readBundle(await make(), { memberBytes: 5000 });

    expect(Object.values(texts).map((text) => text.length)).toEqual([5000, 5000]);
    expect(rejected).toHaveLength(2);
    expect(rejected[0]).toContain('fileTooLarge');
  });

  it.each([
    ['zip', async () => zipOf(logs(60_000, ''))],
    ['tar', async () => rawTarOf(logs(100_000, ''))],
  ])('hold for the number of members, be they empty: %s', async (_title, make) => {
    const { rejected, bundle } = await readBundle(await make());

    expect(rejected).toEqual(['b: bundleLimit']);
    expect(bundle?.passedOver).toEqual([{ reason: 'emptyFile', count: 50_000 }]);
  });

  it('hold for how deep archives may nest', async () => {
    let bytes = zipOf([{ name: 'a.log', text: 'deep\n' }]);
    for (let depth = 0; depth < 12; depth += 1) bytes = zipOf([{ name: 'in.zip', bytes }]);

    const { texts, rejected } = await readBundle(bytes);

    expect(texts).toEqual({});
    expect(rejected).toEqual([`${'in.zip!/'.repeat(7)}in.zip: bundleLimit`]);
  });

  it('hold for the ratio over all layers: a bomb of bombs', async () => {
    const zeros = gzipSync(Buffer.alloc(4_000_000, 0x61));
    const bytes = zipOf(Array.from({ length: 50 }, (_, index) => ({ name: `${index}.log`, bytes: zeros })));

    const { rejected } = await readBundle(bytes, { ratioFreeBytes: 20_000_000 });

    expect(rejected.some((each) => each.includes('fileTooLarge'))).toBe(true);
    expect((await readBundle(bytes)).rejected.length).toBeGreaterThan(0);
  });

  it('stop 7-Zip in the middle of a bomb', async () => {
    const bytes = await sevenZipOf({ 'bomb.log': 'a'.repeat(30_000_000) });

    const { rejected } = await readBundle(bytes, { ratioFreeBytes: 1_000_000 });

    expect(rejected).toEqual(['b: fileTooLarge']);
  });
});

describe('a large bundle', () => {
  it('leaves no temporary file behind, also where its reader stops early', async () => {
    const line = 'a line that is put aside on the disk because there are many of it\n';
    const bytes = await tarOf([
      { name: 'a.log', text: line.repeat(300_000) },
      { name: 'b.log', text: line.repeat(300_000) },
    ]);

    for await (const chunk of openLogFile({ name: 'b', open: () => once(bytes) })) if (chunk.kind === 'lines') break;

    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('faultbook-spool-'))).toEqual([]);
  });
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
