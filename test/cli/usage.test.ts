import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '#cli/commands.js';
import { linesOf, runFaultbook, runHere, stackTrace, temporaryFolder } from './run-faultbook.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const answer = (words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  runHere(words, { data: join(folder.path, 'data'), environment });

describe('help', () => {
  it.each([['--help'], ['-h'], ['help']])('is printed on standard output for %s, with every command and its usage', async (word) => {
    const { code, out, err } = await answer([word]);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const command of commands) expect(out).toContain(command.usage);
  });

  it('of one command is its usage', async () => {
    const answers = await Promise.all(commands.map(({ name }) => answer([name, '--help'])));

    expect(answers.map(({ code }) => code)).toEqual(commands.map(() => 0));
    expect(answers.map(({ out }) => linesOf(out)[0])).toEqual(commands.map(({ usage }) => `usage: faultbook ${usage}`));
  });

  it('lists the commands of the contract that are built', () => {
    const names = commands.map(({ name }) => name);

    expect(names).toEqual([
      'serve',
      'worker',
      'parse',
      'formats',
      'diagnose',
      'search',
      'import',
      'articles',
      'graph',
      'calibrate',
      'evaluate',
    ]);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 'usage: faultbook COMMAND'],
    [['dance'], 'no such command: dance'],
    ...['reindex', 'migrate', 'backup', 'restore'].map((name) => [[name], `no such command: ${name}`] as const),
    [['graph', 'dance', 'g-1'], 'no such command: graph dance'],
    [['graph'], 'usage: faultbook graph'],
    [['graph', 'publish'], 'expected a revision'],
    [['graph', 'rollback'], 'expected a revision'],
    [['graph', 'diff', 'g-1'], 'expected a second revision'],
    [['graph', 'replay', 'g-1', 'g-2'], 'usage: faultbook graph'],
    [['graph', 'import'], 'expected a path'],
    [['graph', 'show', 'a', 'b'], 'usage: faultbook graph'],
    [['parse'], 'no file given'],
    [['parse', 'a', '--colour'], '--colour'],
    [['parse', 'a', '--zone', 'Berlin'], '--zone: expected ±hh:mm'],
    [['parse', 'a', '--format'], '--format'],
    [['formats', '--xml'], '--xml'],
    [['diagnose'], 'no file given'],
    [['diagnose', 'a', '--lang', 'fr'], '--lang: expected one of zh, en'],
    [['search'], 'no query given'],
    [['search', 'a', '--kind', 'letter'], '--kind: expected one of article, case'],
    [['search', 'a', '--limit', '0'], '--limit: expected a whole number from 1 to 100'],
    [['search', 'a', '--limit', 'ten'], '--limit'],
    [['search', 'a', '--filter', 'shelf=3'], '--filter: expected key=value'],
    [['search', 'a', '--filter', 'lang'], '--filter: expected key=value'],
    [['articles'], 'usage: faultbook articles'],
    [['articles', 'dance'], 'no such command: articles dance'],
    [['articles', 'show'], 'expected an id'],
    [['articles', 'move', 'a'], 'expected a state'],
    [['articles', 'move', 'a', 'gone'], 'STATE: expected one of draft, inReview, published, archived'],
    [['articles', 'list', 'a'], 'usage: faultbook articles'],
    [['articles', 'list', '--state', 'gone'], '--state: expected one of draft'],
    [['articles', 'stale', '--lang', 'fr'], '--lang: expected one of zh, en'],
    [['import'], 'expected a kind and a path'],
    [['import', 'cases'], 'expected a kind and a path'],
    [['import', 'poems', 'a'], 'KIND: expected one of articles, registry, cases, events, glossary, graph'],
    [['evaluate'], 'expected one file of cases'],
    [['evaluate', 'a', '--folds', '2'], '--folds needs --group-by'],
    [['evaluate', 'a', '--folds', '1', '--group-by', 'id'], '--folds'],
    [['evaluate', 'a', '--only-fold', '0'], '--only-fold'],
    [['evaluate', 'a', '--folds', '2', '--group-by', 'id', '--only-fold', '2'], '--only-fold'],
    [['serve', '--port', '70000'], '--port: expected a whole number from 0 to 65535'],
    [['serve', '--host', '0.0.0.0'], 'no authentication is configured'],
    [['worker', '--port', '1'], '--port'],
  ] as const)('%j ends with 2 and says what was expected', async (words, expected) => {
    const { code, out, err } = await answer(words);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(expected);
    expect(err).not.toMatch(stackTrace);
  });

  it('of the settings ends with 2 and names the setting', async () => {
    const answers = await Promise.all([
      answer(['search', 'a'], { FAULTBOOK_PORT: 'high' }),
      answer(['search', 'a'], { FAULTBOOK_LOG_LEVEL: 'loud' }),
      answer(['search', 'a'], { FAULTBOOK_HOST_FILE: join(folder.path, 'missing') }),
      answer(['serve'], { FAULTBOOK_HOST: '192.0.2.7' }),
    ]);

    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    for (const [index, name] of ['FAULTBOOK_PORT', 'FAULTBOOK_LOG_LEVEL', 'FAULTBOOK_HOST_FILE', '192.0.2.7'].entries())
      expect(answers[index]?.err).toContain(name);
  });
});

describe('the real command line', () => {
  it('answers a mistake on standard error with exit code 2, and help on standard output with 0', async () => {
    const data = join(folder.path, 'real');
    const [mistake, unknown, help] = await Promise.all([
      runFaultbook(['parse', '--nonsense'], { data }),
      runFaultbook(['dance'], { data }),
      runFaultbook(['--help'], { data }),
    ]);

    expect([mistake.code, unknown.code, help.code]).toEqual([2, 2, 0]);
    expect([mistake.out, unknown.out, help.err]).toEqual(['', '', '']);
    expect(mistake.err).toContain('usage: faultbook parse');
    expect(`${mistake.err}${unknown.err}`).not.toMatch(stackTrace);
  });

  it('says in words that a data folder cannot be opened, and why', async () => {
    const { code, err } = await runFaultbook(['search', 'fan', '--data', '/dev/null/faultbook'], { data: folder.path });

    expect(code).toBe(2);
    expect(err).toContain('/dev/null/faultbook');
    expect(err).toMatch(/ENOTDIR/);
    expect(err).not.toMatch(stackTrace);
  });
});
