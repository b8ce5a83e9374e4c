import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logFormats } from '#analyzers/logs/formats.js';
import { redact } from '#analyzers/redaction/redact.js';
import { GoldenCase } from '#domain/golden-case.js';
import type { LogEvent } from '#domain/log-event.js';
import { RedactionSettings } from '#domain/redaction.js';
import { goldenAnalysis } from '#usecases/golden/golden-answer.js';
import { type Reading, readDocument, readText } from '../logs/read-text.js';

const policy = { kinds: RedactionSettings.parse({}).logs, reading: 'log' } as const;
const clean = (text: string) => redact(text, policy).text;

/** What diagnosis goes by: all but the words. */
const told = ({ id, source, time, direction, sensor, event, severity, components, count }: LogEvent) => ({
  ...{ id, format: source.format, time, direction, sensor, severity: severity.derived, components, count },
  ...{ key: event.key, aliases: event.aliases, role: event.role, meaning: event.meaning, reading: event.reading },
});
const toldBy = ({ events, unread }: Reading) => ({ events: events.map(told), unread: unread.map(({ line, reason }) => [line, reason]) });

const samples = logFormats
  .filter(({ kind }) => kind === 'lines' || kind === 'json')
  .flatMap(({ id, kind, samples: own }) => own.map(({ name, content }) => ({ name: `${id}: ${name}`, kind, content })));

/** A stamp as syslog prints it, and the host behind it. */
const syslogHost = /^((?:<\d+>)?(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?) )(\S+)( )/gm;

function readingOf(kind: string, content: string): Reading {
  return kind === 'json' ? readDocument(JSON.parse(content)) : readText(content);
}

function isJson(content: string): boolean {
  try {
    JSON.parse(content);
    return true;
  } catch {
    return false;
  }
}

const folder = new URL('../../../fixtures/cases/', import.meta.url);
const golden = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, golden: GoldenCase.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))) }));

function cleanGolden(one: GoldenCase): GoldenCase {
  const lines = (text: readonly string[]) => clean(text.join('\n')).split('\n');
  return {
    ...one,
    ...(one.log === undefined ? {} : { log: lines(one.log) }),
    ...(one.document === undefined ? {} : { document: JSON.parse(clean(JSON.stringify(one.document))) }),
    ...(one.files === undefined ? {} : { files: one.files.map((file) => ({ ...file, lines: lines(file.lines) })) }),
  };
}

describe('a redacted log', () => {
  it('gives the same events, unread lines, times and components: samples of all formats', () => {
    const readable = samples.filter(({ kind, content }) => kind === 'lines' || isJson(content));
    const touched = readable.filter(({ content }) => clean(content) !== content);

    const changed = touched.filter(
      ({ kind, content }) => JSON.stringify(toldBy(readingOf(kind, clean(content)))) !== JSON.stringify(toldBy(readingOf(kind, content))),
    );

    expect(touched.length).toBeGreaterThan(8);
    expect(changed.map(({ name }) => name)).toEqual([]);
  });

  it('gives the same where the host of a syslog line is an address', () => {
    const addressed = samples
      .filter(({ kind }) => kind === 'lines')
      .map((sample) => ({ ...sample, content: sample.content.replace(syslogHost, '$110.0.0.7$3') }))
      .filter(({ content }) => content.includes('10.0.0.7'));

    const changed = addressed.filter(
      ({ content }) => JSON.stringify(toldBy(readText(clean(content)))) !== JSON.stringify(toldBy(readText(content))),
    );

    expect(addressed.length).toBeGreaterThan(5);
    expect(changed.map(({ name }) => name)).toEqual([]);
  });

  it('gives the same findings and incidents: golden cases, with an address and a secret among their lines', () => {
    const planted = golden.map(({ file, golden: one }) => ({
      file,
      one: one.log === undefined ? one : { ...one, log: [...one.log, '', 'ipmitool -H 10.0.0.7 -U root -P calvin42 sel list'] },
    }));

    const changed = planted.filter(({ one }) => {
      const [before, after] = [goldenAnalysis(one), goldenAnalysis(cleanGolden(one))];
      const toldOf = ({ findings, incidents, components, servers }: typeof before) =>
        JSON.stringify({ findings, incidents, components, servers });
      return toldOf(before) !== toldOf(after);
    });

    expect(planted.length).toBeGreaterThan(50);
    expect(changed.map(({ file }) => file)).toEqual([]);
  }, 120_000);

  it('leaves JSON what it was', () => {
    const document = JSON.stringify({ Password: 'x9!yz', Port: 443, Token: null, Address: '10.0.0.7', Note: 'a "b" password: q1w2e3' });

    const redacted = JSON.parse(clean(document));

    expect(redacted).toEqual({ Password: '[credential]', Port: 443, Token: null, Address: '[ip]', Note: 'a "b" password: [credential]' });
  });
});
