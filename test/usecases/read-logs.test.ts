import { describe, expect, it } from 'vitest';
import { createTextLogSource } from '#ingest/logs/log-source.js';
import { readLogs, streamLogs } from '#usecases/read-logs.js';
import { zipOf } from '../ingest/write-archives.js';

const selRow = (id: number) => `${id.toString(16).padStart(4)} | 03/01/2024 | 08:00:00 | Memory #0x0c | Correctable ECC | Asserted`;

describe('reading logs', () => {
  it('gives the events of all files and what no format could read', async () => {
    const source = createTextLogSource([
      { name: 'a.txt', text: `${selRow(1)}\nnothing we know\n` },
      { name: 'b.txt', text: selRow(2) },
    ]);

    const { events, unread, reading, refused } = await readLogs(source);

    expect(events.map(({ id }) => id)).toEqual(['a.txt#1', 'b.txt#1']);
    expect(unread).toEqual([{ file: 'a.txt', line: 2, byte: null, reason: 'noFormat', raw: 'nothing we know' }]);
    expect(reading).toEqual({
      files: 2,
      lines: 3,
      events: 2,
      unread: [{ reason: 'noFormat', count: 1 }],
      formats: ['ipmitool-sel-list'],
      notUnderstood: {
        lines: 1,
        clusters: 1,
        templates: [{ template: 'nothing we know', count: 1, firstLine: { file: 'a.txt', line: 2 }, example: 'nothing we know' }],
      },
    });
    expect(refused).toEqual([]);
  });

  it('groups what no format reads over all files, and nothing that was read', async () => {
    const source = createTextLogSource([
      { name: 'a.txt', text: `${selRow(1)}\nfrobd: bank 3 lost sync\n` },
      { name: 'b.txt', text: `frobd: bank 4 lost sync\n${selRow(2)}\n${selRow(3)}\n` },
    ]);

    const { reading } = await readLogs(source);

    expect(reading.notUnderstood.lines).toBe(2);
    expect(reading.notUnderstood.templates).toEqual([
      { template: 'frobd: bank <number> lost sync', count: 2, firstLine: { file: 'a.txt', line: 2 }, example: 'frobd: bank 3 lost sync' },
    ]);
  });

  it('groups no document and no binary file that nothing reads: they are no lines', async () => {
    const source = createTextLogSource([
      { name: 'x.json', text: '{"colour": "red"}' },
      { name: 'x.bin', bytes: Buffer.from([0, 1, 2, 3, 4]) },
    ]);

    const { reading } = await readLogs(source);

    expect(reading.unread).toEqual([{ reason: 'noFormat', count: 2 }]);
    expect(reading.notUnderstood.lines).toBe(0);
  });

  it('counts events beyond the limit over all files', async () => {
    const text = [1, 2, 3].map(selRow).join('\n');
    const source = createTextLogSource([
      { name: 'a.txt', text },
      { name: 'b.txt', text },
    ]);

    const { events, reading } = await readLogs(source, { eventLimit: 4 });

    expect(events.map(({ id }) => id)).toEqual(['a.txt#1', 'a.txt#2', 'a.txt#3', 'b.txt#1']);
    expect(reading.unread).toEqual([{ reason: 'tooManyEvents', count: 2 }]);
  });

  it.each([
    ['nothing', '', 'emptyFile'],
    ['no log', 'just some words\n', 'noFormat'],
    ['JSON that is no log', '{"colour": "red"}', 'noFormat'],
    ['a damaged archive', Buffer.from('504b0304140000', 'hex'), 'damagedContainer'],
    [
      'an archive of no logs',
      zipOf([
        { name: 'a.png', bytes: Buffer.from('GIF89a') },
        { name: 'a.css', text: 'a {}' },
      ]),
      'notALog',
    ],
    [
      'an archive of files that say nothing',
      zipOf([
        { name: 'a', text: 'just' },
        { name: 'b', text: 'words' },
      ]),
      'noFormat',
    ],
    ['an empty archive', zipOf([]), 'emptyFile'],
    ['bytes that are no log', Buffer.from([0, 1, 2, 3, 4]), 'noFormat'],
  ])('says of a file that holds %s that nothing could be read', async (_title, content, reason) => {
    const source = createTextLogSource([{ name: 'x', bytes: Buffer.from(content) }]);

    const { events, refused } = await readLogs(source);

    expect(events).toEqual([]);
    expect(refused).toEqual([{ file: 'x', reason, detail: expect.any(String) }]);
  });

  it('waits for its sink after every chunk', async () => {
    const source = createTextLogSource([
      { name: 'a.txt', text: Array.from({ length: 5000 }, (_, index) => selRow(index % 0xfffe)).join('\n') },
    ]);
    let waiting = 0;
    let most = 0;

    const summary = await streamLogs(
      source,
      {},
      {
        event: () => {
          waiting += 1;
          most = Math.max(most, waiting);
        },
        unread: () => {},
        drained: async () => {
          waiting = 0;
        },
      },
    );

    expect(summary.events).toBe(5000);
    expect(most).toBeLessThan(2500);
  });
});

describe('an archive', () => {
  it('is refused as a whole or not at all, and counts for its members', async () => {
    const bytes = zipOf([
      { name: 'sel.txt', text: selRow(1) },
      { name: 'notes.txt', text: 'just words' },
      { name: 'logo.png', text: 'no matter' },
      { name: 'secret.txt', text: 'x', flags: 1 },
    ]);

    const { events, reading, refused } = await readLogs(createTextLogSource([{ name: 'b.zip', bytes }]));

    expect(events.map(({ id }) => id)).toEqual(['b.zip!/sel.txt#1']);
    expect(refused).toEqual([]);
    expect(reading).toMatchObject({
      files: 3,
      unread: expect.arrayContaining([
        { reason: 'noFormat', count: 2 },
        { reason: 'encrypted', count: 1 },
      ]),
      bundles: [{ file: 'b.zip', kind: null, members: 3, passedOver: [] }],
    });
  });
});

describe('a file of lines and JSON', () => {
  const entry =
    '{\n  "@odata.type": "#LogEntry.v1_4_0.LogEntry",\n  "Id": "7",\n  "EntryType": "Event",\n  "Severity": "Critical",\n  "Message": "Fan 3 failed"\n}';

  it('gives the events of both, each with its line in the file', async () => {
    const text = `${selRow(1)}\n\n${entry}\n${selRow(2)}\n`;

    const { events, reading } = await readLogs(createTextLogSource([{ name: 't', text }]));

    expect(events.map(({ id, source }) => [id, source.line]).sort()).toEqual([
      ['t#1', 1],
      ['t#10', 10],
      ['t#3', 3],
    ]);
    expect(reading).toMatchObject({ files: 1, lines: 10, events: 3, unread: [] });
  });

  it('gives events numbered in one row and with ids of their own', async () => {
    const text = [entry, entry, `ticket text\n${entry}`].join('\n');

    const { events } = await readLogs(createTextLogSource([{ name: 't', text }]));

    expect(events.map(({ order }) => order)).toEqual([0, 1, 2]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });
});
