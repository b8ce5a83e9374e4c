/** @typedef {{ ancestorTitles: string[], title: string, status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo' | 'disabled' }} TestResult */
/** @typedef {{ name: string, status: string, assertionResults: TestResult[] }} FileResult */
/** @typedef {{ passed: number, failed: number, skipped: number, leftOut: string }} Summary */

/**
 * Sums up what vitest's JSON reporter wrote. A file that broke outside its tests counts as one failure, and so does a run that failed with no failed test.
 * @param {readonly FileResult[]} files
 * @param {number} exitCode of vitest
 * @returns {Summary} `leftOut` says what was skipped and what it needs, as `[needs browser]` in a title says it
 */
export function summarise(files, exitCode) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const broken = files.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed)).length;
  const failed = tests.filter(isFailed).length + broken;
  const skipped = tests.filter((test) => test.status !== 'passed' && !isFailed(test));
  return {
    passed,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: skipped.length,
    leftOut: describeLeftOut(skipped),
  };
}

/** @param {TestResult} test */
function isFailed({ status }) {
  return status === 'failed';
}

/** @param {readonly TestResult[]} skipped */
function describeLeftOut(skipped) {
  if (skipped.length === 0) return 'Left out: nothing';
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const need of skipped.map(needOf)) counts.set(need, (counts.get(need) ?? 0) + 1);
  return `Left out: ${[...counts].map(([need, count]) => `${count} ${count === 1 ? 'test' : 'tests'} (${need})`).join(', ')}`;
}

/** @param {TestResult} test */
function needOf({ ancestorTitles, title }) {
  const need = /\[(needs [^\]]+)\]/.exec([...ancestorTitles, title].join(' '))?.[1];
  return need ?? `skipped: ${[...ancestorTitles, title][0]}`;
}
