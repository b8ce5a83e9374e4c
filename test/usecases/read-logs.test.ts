import { describe, expect, it } from 'vitest';
import { createTextLogSource } from '#ingest/logs/log-source.js';
import { readLogs, streamLogs } from '#usecases/read-logs.js';

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
    expect(reading).toEqual({ files: 2, lines: 3, events: 2, unread: [{ reason: 'noFormat', count: 1 }], formats: ['ipmitool-sel-list'] });
    expect(refused).toEqual([]);
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
    ['an archive', Buffer.from('504b0304140000', 'hex'), 'unsupportedContainer'],
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
