import { describe, expect, it } from 'vitest';
import { directionOfText } from '#analyzers/logs/event/direction-of-text.js';
import { componentsOfText } from '#analyzers/logs/event/locators.js';
import { senseOfMessage } from '#analyzers/logs/event/message-phrases.js';
import { roleOf } from '#analyzers/logs/event/roles.js';
import { readSensorSentence } from '#analyzers/logs/event/sensor-sentence.js';
import { logFormats } from '#analyzers/logs/formats.js';
import type { LinesFormat } from '#analyzers/logs/log-format.js';
import { plainLine } from '#analyzers/logs/plain-line.js';
import { createPrefixReader } from '#analyzers/logs/readers/log-prefix.js';
import { carriedLine, recolumnedLine } from '#analyzers/logs/syntax/carried-line.js';
import { keyValueOf } from '#analyzers/logs/syntax/key-value.js';
import { maskedTokens } from '#analyzers/templates/masked-tokens.js';
import { findGrowth } from './linear-time.js';
import { readText } from './read-text.js';

/** A hostile line: a start, and a piece repeated behind it. */
type Shape = { readonly start: string; readonly piece: string };

const pieces = [
  ...[' ', '0', 'a', '内', '|', ':', '(', ')', '[', '{', '<', '"', "'", ',', ';', '.', '-', '/', '=', '#'],
  ...['a ', '0 ', '0x', '0x00 ', '] [', ' | ', ': ', ', ', '. ', '""', '\\"', 'a.', 'a-', 'a/', 'a=', '&lt;', '<a>', '00:'],
  ...['CPU1 ', 'DIMM_A1 ', 'DIMM ', '内存 ', 'Disk 1 ', 'error ', 'asserted ', 'key : value ', 'a="b" ', 'kernel: '],
];
const generalShapes: readonly Shape[] = pieces.map((piece) => ({ start: '', piece }));
const linesOfSample = 4;

function lineOf({ start, piece }: Shape): (length: number) => string {
  return (length) => (start + piece.repeat(Math.ceil(length / piece.length))).slice(0, length);
}

/** Lines that begin as the format's own do, and go on with their own pieces. */
function shapesOf(line: string): readonly Shape[] {
  const words = line.split(/(?<=\s)(?=\S)/);
  const separators = [...new Set(line.match(/[^\p{L}\p{N}\s]/gu))].slice(0, 3);
  const own = [`${line} `, words[0] ?? '', words.at(-1) ?? '', ...separators];
  return [...new Set([...own, ' ', '0', 'a '])].filter((piece) => piece !== '').map((piece) => ({ start: line, piece }));
}

function typicalLines(format: LinesFormat): readonly string[] {
  const content = format.samples.filter(({ kind }) => kind === 'typical').map((sample) => sample.content);
  const lines = [...new Set(content.join('\n').split('\n'))].filter((line) => line.trim() !== '' && line.length < 1000);
  const step = Math.max(1, Math.floor(lines.length / linesOfSample));
  return lines.filter((_, index) => index % step === 0).slice(0, linesOfSample);
}

/** Shapes for which a run takes more than linear time, with what was measured. */
function badShapes(run: (line: string) => void, shapes: readonly Shape[]) {
  return shapes.flatMap((shape) => {
    const growth = findGrowth(run, lineOf(shape));
    return growth === null ? [] : [{ ...shape, ...growth }];
  });
}

const linesFormats = logFormats.filter((format): format is LinesFormat => format.kind === 'lines');
const minutes = 60_000;

describe.each(linesFormats.map((format) => [format.id, format] as const))('on hostile lines, format %s', (id, format) => {
  const ownShapes = typicalLines(format).flatMap(shapesOf);

  it(
    'claims in linear time',
    () => {
      expect(badShapes((line) => format.claims(line), [...generalShapes, ...ownShapes])).toEqual([]);
    },
    5 * minutes,
  );

  it(
    'reads in linear time, with a record open as well',
    () => {
      const typical = format.samples.find(({ kind }) => kind === 'typical')?.content ?? '';
      // Without its last lines, so that formats of several lines have a record open when the hostile line comes.
      const openRecord = typical.split('\n').slice(0, 4).join('\n');

      const bad = badShapes(
        (line) => void readText(`${openRecord}\n${line}\n${line.slice(0, 1000)}`, { formatId: id }),
        [...generalShapes, ...ownShapes],
      );

      expect(bad).toEqual([]);
    },
    5 * minutes,
  );
});

const readPrefix = createPrefixReader({ file: 'log', zoneOffsetMinutes: null, head: [] });
const prefix = 'Jan  2 03:04:05 host kernel: ';
const shared: readonly (readonly [string, (line: string) => unknown])[] = [
  ['componentsOfText', componentsOfText],
  ['senseOfMessage', senseOfMessage],
  ['roleOf, by the name of a sensor', (line) => roleOf(line, '')],
  ['roleOf, by the text of an event', (line) => roleOf(null, line)],
  ['createPrefixReader', readPrefix],
  ['createPrefixReader, behind a prefix', (line) => readPrefix(prefix + line)],
  ['keyValueOf', (line) => [keyValueOf(line, ':'), keyValueOf(line, '=')]],
  ['plainLine', (line) => plainLine(`\u001b[1m${line}`)],
  ['carriedLine', (line) => carriedLine(line)],
  ['carriedLine, of a quotation', (line) => carriedLine(`> <pre>${line}>`)],
  ['recolumnedLine', (line) => [recolumnedLine(line), recolumnedLine(`| 1 | ${line}`), recolumnedLine(`<tr>${line}`)]],
  ['readSensorSentence', (line) => readSensorSentence(`PSU2: ${line}`)],
  ['directionOfText', directionOfText],
  ['maskedTokens', maskedTokens],
];
const messages = [
  'CPU1_DIMM_A3 uncorrectable ECC error',
  'Power supply redundancy is lost',
  'The system board fan 3 speed is outside of range',
  'Disk 3 in Backplane 1 of RAID Controller in Slot 4 is removed',
  'fan 3 at 0x1F 10.0.0.7:5001 2024-03-01T08:00:01Z /sys/block/sda1',
];

describe.each(shared)('on hostile lines, %s', (_name, run) => {
  it('takes linear time', () => {
    expect(badShapes((line) => void run(line), [...generalShapes, ...messages.flatMap(shapesOf)])).toEqual([]);
  }, 120_000);
});

describe('the measurement', () => {
  const lengths = { short: 8_000, long: 32_000 };

  it('finds a pattern that takes quadratic time', () => {
    const growth = findGrowth(
      (line) => void /\s+$/.test(line),
      (length) => `${' '.repeat(length)}x`,
      lengths,
    );

    expect(growth).not.toBeNull();
  });

  it('passes a pattern that takes linear time and much of it', () => {
    const growth = findGrowth(
      (line) => void Array.from({ length: 500 }, () => /\w+$/.test(line)),
      (length) => ' '.repeat(length),
      lengths,
    );

    expect(growth).toBeNull();
  });
});
