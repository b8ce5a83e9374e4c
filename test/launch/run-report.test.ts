import { describe, expect, it } from 'vitest';
import { type FileResult, summarise, type TestResult } from '../run-report.mjs';

const test = (status: TestResult['status'], title = 'does it', suite = 'the thing'): TestResult => ({
  ancestorTitles: [suite],
  title,
  status,
});
const file = (assertionResults: TestResult[], status = 'passed'): FileResult => ({ name: 'a.test.ts', status, assertionResults });

describe('the summary of a test run', () => {
  it('counts passed, failed and skipped tests over all files', () => {
    const files = [file([test('passed'), test('failed')], 'failed'), file([test('passed'), test('pending'), test('todo')])];

    const summary = summarise(files, 1);

    expect(summary).toMatchObject({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that cannot be loaded as a failure', () => {
    const files = [file([test('passed')]), file([], 'failed')];

    const summary = summarise(files, 1);

    expect(summary).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a failure where vitest failed though every test passed', () => {
    const summary = summarise([file([test('passed')])], 1);

    expect(summary).toMatchObject({ passed: 1, failed: 1 });
  });

  it('names what was left out by what it needs, and by its suite where no need is stated', () => {
    const files = [
      file([test('skipped', 'opens', 'the page [needs browser]'), test('skipped', 'closes', 'the page [needs browser]')]),
      file([test('skipped', 'finds', 'the index [needs elasticsearch]'), test('todo', 'shines', 'the lamp')]),
    ];

    const { leftOut } = summarise(files, 0);

    expect(leftOut).toBe('Left out: 2 tests (needs browser), 1 test (needs elasticsearch), 1 test (skipped: the lamp)');
  });

  it('says so where nothing was left out', () => {
    const { leftOut } = summarise([file([test('passed')])], 0);

    expect(leftOut).toBe('Left out: nothing');
  });
});
