import { describe, expect, it } from 'vitest';
import type { LogEvent } from '#domain/log-event.js';
import { createMinedSink } from '#usecases/mined-sink.js';
import { logEvent } from './search/fixtures.js';

const ignoring = { event: () => undefined, unread: () => undefined };

describe('mining while reading', () => {
  it('passes everything on as it came', () => {
    const passed: unknown[] = [];
    const sink = createMinedSink({ event: (event) => void passed.push(event), unread: (unread) => void passed.push(unread) });
    const event = logEvent('unknown', 'pump 3 vibrates');
    const unread = { file: 'a.log', line: 1, byte: null, reason: 'noFormat', raw: 'what' } as const;

    sink.event(event);
    sink.unread(unread);

    expect(passed).toEqual([event, unread]);
  });

  it('takes messages without a key, without their prefix', () => {
    const sink = createMinedSink(ignoring);
    const event: LogEvent = { ...logEvent('unknown', 'pump 3 vibrates'), raw: 'Jan  1 08:00:00 host pumpd: pump 3 vibrates' };

    sink.event(event);

    expect(sink.notUnderstood().templates.map(({ template }) => template)).toEqual(['pump <number> vibrates']);
  });

  it('leaves alone what was read and what is broken', () => {
    const sink = createMinedSink(ignoring);

    sink.event(logEvent('ipmi/0c/6f/01', 'Uncorrectable ECC'));
    sink.unread({ file: 'a.log', line: 1, byte: null, reason: 'malformedRow', raw: '1 | broken' });
    sink.unread({ file: 'a.log', line: 2, byte: null, reason: 'lineTooLong', raw: 'x' });

    expect(sink.notUnderstood()).toEqual({ lines: 0, clusters: 0, templates: [] });
  });
});
