import { describe, expect, it } from 'vitest';
import { logFormats } from '#analyzers/logs/formats.js';
import type { LinesFormat, LogFormat, LogSample } from '#analyzers/logs/log-format.js';
import type { SourceBlock } from '#domain/source-block.js';
import { readBlock, readText } from './read-text.js';

const linesFormats = logFormats.filter((format): format is LinesFormat => format.kind === 'lines');

function blockOf(format: LogFormat, { content }: LogSample): SourceBlock {
  if (format.kind === 'json') return { kind: 'json', file: 'sample', document: JSON.parse(content), text: content };
  if (format.kind === 'bytes') return { kind: 'bytes', file: 'sample', bytes: bytesOf(content) };
  if (format.kind === 'rows') return { kind: 'rows', file: 'sample', table: JSON.parse(content) };
  return { kind: 'lines', file: 'sample', chunks: [content.split('\n')] };
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.trim().split(/\s+/), (digits) => Number.parseInt(digits, 16));
}

describe.each(logFormats.map((format) => [format.id, format] as const))('format %s', (id, format) => {
  it('has a typical, an extreme and a broken sample', () => {
    const kinds = new Set(format.samples.map((sample) => sample.kind));

    expect([...kinds].sort()).toEqual(['broken', 'extreme', 'typical']);
  });

  it.each(format.samples.map((sample) => [sample.name, sample] as const))('reads by itself: %s', (_, sample) => {
    const { events, summary } = readBlock(blockOf(format, sample), { formatId: id });

    const unread = Object.values(summary.unread).reduce((sum, count) => sum + count, 0);
    expect({ events: events.length, unread, keys: events.map((event) => event.event.key) }).toEqual(sample.expect);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    expect(events.map((event) => event.order)).toEqual(events.map((_event, index) => index));
  });

  it.each(format.samples.map((sample) => [sample.name, sample] as const))('is found among all formats: %s', (_, sample) => {
    const { events, summary } = readBlock(blockOf(format, sample));

    const unread = Object.values(summary.unread).reduce((sum, count) => sum + count, 0);
    // A broken sample may hold nothing that its format knows; no other format may know it either.
    expect(summary.formats).toEqual(sample.kind === 'broken' && summary.formats.length === 0 ? [] : [id]);
    expect({ events: events.length, unread, keys: events.map((event) => event.event.key) }).toEqual(sample.expect);
  });
});

describe('the list of formats', () => {
  it('has no two formats with one id', () => {
    const ids = logFormats.map((format) => format.id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(linesFormats.map((format) => [format.id, format] as const))('lets no other format claim a line of %s', (_, format) => {
    const lines = format.samples.filter((sample) => sample.kind === 'typical').flatMap((sample) => sample.content.split('\n'));

    const claims = lines.flatMap((line) =>
      linesFormats.filter((other) => other !== format && other.claims(line)).map((other) => [other.id, line]),
    );

    expect(claims).toEqual([]);
  });

  it('reads files of two formats one after the other, each line by its own format', () => {
    const typical = linesFormats.map((format) => format.samples.find((sample) => sample.kind === 'typical')!);
    const joined = [...typical, ...typical.toReversed()];

    const { events, unread } = readText(joined.map((sample) => sample.content).join('\n\n'));

    expect(events.map((event) => event.event.key)).toEqual(joined.flatMap((sample) => sample.expect.keys));
    expect(unread).toEqual([]);
  });
});

describe('patterns of all formats', () => {
  const units = [
    ...[
      'a',
      ' ',
      '|',
      ' | ',
      '. ',
      ', ',
      ',',
      ': ',
      '0',
      '0 ',
      '00 ',
      '0x00 ',
      '# ',
      '(',
      '@',
      '&lt;',
      '-',
      '/',
      'é',
      'asserted | ',
      'ff ',
    ],
    ...[
      'CPU1 ',
      'DIMM_A1 ',
      'DIMM ',
      'Disk 1 ',
      'memory | ',
      'reading 5 > threshold ',
      'asserted. ',
      'Battery.A.1:RAID.',
      'fan fan ',
      'key : value ',
    ],
  ];
  const starts = [
    '',
    '1 | 01/02/23 | 03:04:05 | ',
    '1,01/02/2023,03:04:05,',
    'memory | ',
    'Sensor Type : ',
    '1 | Jan-02-2023 | 03:04:05 | ',
    'OEM record c1 | ',
  ];

  it('stay linear on hostile lines of 100 kB', () => {
    const hostile = starts.flatMap((start) => units.map((unit) => (start + unit.repeat(100_000)).slice(0, 100_000)));
    const begun = performance.now();

    for (const line of hostile) {
      for (const format of linesFormats) format.claims(line);
      readText(line);
    }

    const msPerLine = (performance.now() - begun) / hostile.length;
    // A quadratic pattern takes seconds for one such line; a slow machine takes some ten milliseconds.
    expect(msPerLine).toBeLessThan(250);
  }, 120_000);
});
