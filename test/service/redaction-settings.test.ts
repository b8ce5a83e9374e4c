import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '#domain/app-error.js';
import { readConfig } from '../../src/config.js';

const folder = mkdtempSync(join(tmpdir(), 'faultbook-redaction-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function settingsFrom(content: string) {
  const path = join(folder, 'redaction.json');
  writeFileSync(path, content);
  return readConfig({ FAULTBOOK_REDACTION: path }, {}).redaction;
}

describe('FAULTBOOK_REDACTION', () => {
  it('is everything but serial numbers in cases and logs, and secrets in articles, where it is not set', () => {
    const { redaction } = readConfig({}, {});

    expect(redaction.cases).toEqual(['name', 'mail', 'phone', 'ip', 'mac', 'credential', 'key', 'identity', 'card']);
    expect(redaction.logs).toEqual(redaction.cases);
    expect(redaction).toMatchObject({ articles: ['credential', 'key'], sharedArticles: ['credential', 'key', 'serial'], patterns: [] });
  });

  it('chooses kinds and adds patterns; what it does not name stays as it was', () => {
    const settings = settingsFrom('{"cases": ["mail"], "patterns": [{"name": "room", "pattern": "R-\\\\d{3}"}]}');

    expect(settings).toMatchObject({ cases: ['mail'], articles: ['credential', 'key'], patterns: [{ name: 'room', pattern: 'R-\\d{3}' }] });
  });

  it.each([
    ['{', 'is no JSON'],
    ['[]', 'document'],
    ['{"cases": ["mial"]}', 'cases.0'],
    ['{"tickets": []}', 'tickets'],
    ['{"patterns": [{"name": "Room", "pattern": "x"}]}', 'patterns.0.name'],
    ['{"patterns": [{"name": "room", "pattern": "(a+)+"}]}', 'patterns.0.pattern: has an open repeat'],
    ['{"patterns": [{"name": "mail", "pattern": "R-x"}]}', 'patterns.0.name: is a built-in kind'],
    ['{"patterns": [{"name": "room", "pattern": "R-x"}, {"name": "room", "pattern": "R-y"}]}', 'patterns.1.name: stands twice'],
  ])('refuses %s naming what is wrong', (content, field) => {
    const read = () => settingsFrom(content);

    expect(read).toThrow(AppError);
    expect(read).toThrow(field);
    expect(read).toThrow('FAULTBOOK_REDACTION');
  });

  it('refuses a file that is not there', () => {
    const read = () => readConfig({ FAULTBOOK_REDACTION: join(folder, 'none.json') }, {});

    expect(read).toThrow(/FAULTBOOK_REDACTION: cannot read/);
  });
});
