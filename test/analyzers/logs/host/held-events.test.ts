import { describe, expect, it } from 'vitest';
import { createTimeReader } from '#analyzers/logs/event/event-time.js';
import { createHostEmitter } from '#analyzers/logs/formats/host/messages/host-emitter.js';
import { createMessageReader } from '#analyzers/logs/formats/host/messages/message-reader.js';

const context = { file: 'messages', zoneOffsetMinutes: null, head: [] };

describe('events behind an open block of messages', () => {
  it('are passed on before it ends where it goes on for ever', () => {
    const passed: (number | null)[] = [];
    const sink = { event: ({ source }: { source: { line: number | null } }) => passed.push(source.line), unread: () => {} };
    const messages = createMessageReader(createTimeReader(context), createHostEmitter('linux-log', context, sink));

    messages.read(lineOf(0, 'pcieport 0000:00:1c.0: PCIe Bus Error: severity=Corrected, type=Physical Layer, (Receiver ID)'), 'kernel');
    for (let line = 1; line <= 2_000; line += 1) {
      const status = 'pcieport 0000:00:1c.0:   device [8086:a110] error status/mask=00000001/00002000';
      messages.read(lineOf(line, line % 2 === 0 ? status : `usb 1-${line}: new device`), 'kernel');
    }

    expect(passed.length).toBeGreaterThan(400);
    expect(passed).toEqual([...passed].sort((one, other) => (one ?? 0) - (other ?? 0)));
  });
});

function lineOf(line: number, message: string) {
  return { line, raw: message, message, time: null };
}
