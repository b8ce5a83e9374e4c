import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Diagnosis } from '#domain/diagnosis.js';
import { SearchResult } from '#domain/search.js';
import {
  ierr,
  inputLost,
  jsonLines,
  linesOf,
  runFaultbook,
  runHere,
  stackTrace,
  temporaryFolder,
  uncorrectableEcc,
} from './run-faultbook.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const data = at('data');
const run = (words: readonly string[], stdin?: string) => runFaultbook(words, { data, ...(stdin === undefined ? {} : { stdin }) });

beforeAll(async () => {
  writeFileSync(at('memory.log'), uncorrectableEcc);
  writeFileSync(at('power.log'), inputLost);
  // The first command fills the data folder; the others find it filled.
  await runHere(['search', 'fan'], { data });
});

afterAll(folder.remove);

describe('diagnose', () => {
  it('says first what broke and what to bring, then the lines it rests on', async () => {
    const { code, out, err } = await run(['diagnose', at('memory.log')]);
    const [headline] = linesOf(out);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(headline).toMatch(/CPU1_DIMM_A3.*Bring: .*CPU1_DIMM_A3/);
    expect(out).toContain(`memory.log:1: ${uncorrectableEcc}`);
    expect(out).toMatch(/read 1 events from 1 lines, 0 not understood/);
  });

  it('says the same in Chinese, and as JSON in the shape of the contract', async () => {
    const [chinese, json] = await Promise.all([
      run(['diagnose', at('memory.log'), '--lang', 'zh']),
      run(['diagnose', at('memory.log'), at('power.log'), '--json', '--symptom', 'crashed', '--vendor', 'Acme', '--model', 'X1']),
    ]);
    const diagnosis = Diagnosis.parse(JSON.parse(json.out));

    expect(linesOf(chinese.out)[0]).toMatch(/请携带.*CPU1_DIMM_A3/);
    expect(diagnosis).toMatchObject({ lang: 'en', status: 'ranked', input: { files: 2, events: 2 } });
    expect(Object.keys(JSON.parse(json.out)).sort()).toEqual(Object.keys(Diagnosis.shape).sort());
    expect(json.err).toContain('2 file(s), 2 line(s), 2 event(s)');
  });

  it('reads standard input, and is inconclusive with exit code 0 where the log says nothing', async () => {
    const [piped, nothing] = await Promise.all([
      run(['diagnose', '-', '--json'], uncorrectableEcc),
      run(['diagnose', '-'], '1 | 05/14/2026 | 20:40:26 | Event Logging Disabled SEL | Log area reset/cleared | Asserted'),
    ]);

    expect(Diagnosis.parse(JSON.parse(piped.out)).causes[0]?.component.locator).toBe('CPU1_DIMM_A3');
    expect(nothing.code).toBe(0);
    expect(linesOf(nothing.out)[0]).toMatch(/^INCONCLUSIVE: ./);
  });

  it('names what cannot be read, answers from the rest and ends with 1', async () => {
    const { code, out, err } = await run(['diagnose', at('memory.log'), at('missing.log'), '--json']);

    expect(code).toBe(1);
    expect(Diagnosis.parse(JSON.parse(out)).status).toBe('ranked');
    expect(err).toContain(`rejected: ${at('missing.log')}: cannot be opened (ENOENT)`);
    expect(err).not.toMatch(stackTrace);
  });
});

const batch = [
  { id: 'a', log: uncorrectableEcc },
  { id: 2, log: inputLost, lang: 'zh', symptom: 'lost power', vendor: 'Acme' },
  'no JSON',
  { log: ierr },
  { id: 'no-file', files: ['/nowhere/a.log'] },
  { id: 'wrong', findings: [{ findingId: 'x', state: 'maybe' }] },
  { id: 'files', files: ['memory.log', 'power.log'] },
  { id: 'stated', findings: [{ findingId: 'memory-uncorrectable-ecc', state: 'present', component: { class: 'memory', locator: 'D7' } }] },
  { id: 'unknown', findings: [{ findingId: 'no-such-finding', state: 'present' }] },
  { id: 'nothing' },
];

describe('diagnose --batch', () => {
  it('answers line by line in order, a bad line with its id and the reason, and ends with 1', async () => {
    const lines = batch.map((one) =>
      typeof one === 'string'
        ? one
        : JSON.stringify({
            ...one,
            ...(one.files === undefined ? {} : { files: one.files.map((file) => (file.startsWith('/') ? file : at(file))) }),
          }),
    );
    writeFileSync(at('batch.jsonl'), `${lines.join('\n')}\n\n`);

    const { code, out, err } = await run(['diagnose', '--batch', at('batch.jsonl'), '--json']);
    const answers = jsonLines(out);

    expect(code).toBe(1);
    expect(answers.map(({ id }) => id)).toEqual(['a', 2, null, null, 'no-file', 'wrong', 'files', 'stated', 'unknown', 'nothing']);
    expect(answers.map((answer) => ('error' in answer ? 'error' : Diagnosis.parse(answer.diagnosis).status))).toEqual([
      'ranked',
      'ranked',
      'error',
      'error',
      'error',
      'error',
      'ranked',
      expect.stringMatching(/ranked|inconclusive/),
      'error',
      'inconclusive',
    ]);
    expect(answers.flatMap(({ error }) => error ?? [])).toEqual([
      'line 3: is not JSON',
      expect.stringMatching(/^line 4: id: /),
      expect.stringContaining('cannot be opened (ENOENT)'),
      expect.stringMatching(/^line 6: findings\.0\.state: /),
      'findings.0.findingId: the graph has no such finding',
    ]);
    expect(answers[1].diagnosis.lang).toBe('zh');
    expect(answers[6].diagnosis.input).toMatchObject({ files: 2, events: 2 });
    expect(err).toBe('5 line(s) rejected\n');
  });

  it('reads standard input, gives a case the id a single diagnosis has, and ends with 0', async () => {
    const { code, out } = await run(['diagnose', '--batch', '-', '--json'], JSON.stringify({ id: 'a', log: uncorrectableEcc }));
    const again = await run(['diagnose', '--batch', '-', '--json'], JSON.stringify({ id: 'b', log: uncorrectableEcc }));

    expect(code).toBe(0);
    expect(jsonLines(again.out)[0].diagnosis.id).toBe(jsonLines(out)[0].diagnosis.id);
  });

  it('says that a file of lines cannot be read, with exit code 1', async () => {
    const answers = await Promise.all([
      run(['diagnose', '--batch', at('missing.jsonl')]),
      runHere(['search', '--batch', folder.path], { data }),
    ]);

    expect(answers.map(({ code }) => code)).toEqual([1, 1]);
    expect(answers[0]?.err).toContain(`unreadableInput: ${at('missing.jsonl')} cannot be read`);
    expect(answers[0]?.err).not.toMatch(stackTrace);
  });
});

describe('search', () => {
  it('prints the hits as text, and as JSON in the shape of the contract', async () => {
    const [text, json] = await Promise.all([
      run(['search', 'power', 'supply', 'input', 'lost']),
      run([
        'search',
        'power supply input lost',
        '--json',
        '--kind',
        'article',
        '--lang',
        'en',
        '--limit',
        '3',
        '--filter',
        'componentClass=psu',
      ]),
    ]);
    const result = SearchResult.parse(JSON.parse(json.out));

    expect([text.code, json.code, text.err]).toEqual([0, 0, '']);
    expect(text.out).toMatch(/^1\. .* \[[\w-]+\]\n {3}.*\n {3}matched: /);
    expect(text.out).toMatch(/\d+ hit\(s\)\n$/);
    expect(result.hits.length).toBeGreaterThan(0);
    expect(result.hits.length).toBeLessThanOrEqual(3);
    expect(result.hits.every((hit) => hit.lang === 'en')).toBe(true);
  });

  it('says that there are no hits, with exit code 0, and what may have been meant', async () => {
    const [none, misspelt] = await Promise.all([
      runHere(['search', 'qwertyuiopasdf'], { data }),
      runHere(['search', 'uncorectable', '--filter', 'vendor=Nobody'], { data }),
    ]);

    expect([none.code, misspelt.code]).toEqual([0, 0]);
    expect(linesOf(none.out)[0]).toBe('no hits');
    expect(misspelt.out).toContain('no hits');
  });

  it('answers a batch line by line in order, a bad line with its id and the reason', async () => {
    const queries = [
      { id: 'q1', query: 'uncorrectable ECC', kind: 'article', limit: 2 },
      { id: 2, query: '电源', lang: 'zh', filter: { kind: 'article' } },
      { id: 'bad', query: 'fan', limit: 1000 },
      { id: 'worse', query: 'fan', filter: { shelf: '3' } },
      { id: 'none', query: 'qwertyuiopasdf' },
    ];
    const { code, out, err } = await run(
      ['search', '--batch', '-', '--json'],
      `${queries.map((query) => JSON.stringify(query)).join('\n')}\n{`,
    );
    const answers = jsonLines(out);

    expect(code).toBe(1);
    expect(answers.map(({ id }) => id)).toEqual(['q1', 2, 'bad', 'worse', 'none', null]);
    expect(SearchResult.parse(answers[0]).hits).toHaveLength(2);
    expect(SearchResult.parse(answers[1]).hits.every((hit) => hit.lang === 'zh')).toBe(true);
    expect(answers[4]).toMatchObject({ hits: [], total: 0 });
    expect(answers.flatMap(({ error }) => error ?? [])).toEqual([
      expect.stringMatching(/^line 3: limit: /),
      expect.stringMatching(/^line 4: filter/),
      'line 6: is not JSON',
    ]);
    expect(err).toBe('3 line(s) rejected\n');
  });
});
