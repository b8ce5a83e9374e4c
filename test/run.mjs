import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from '../src/launch/install.mjs';
import { runTool, say } from '../src/launch/run-tool.mjs';
import { summarise } from './run-report.mjs';

await install();

const folder = mkdtempSync(join(tmpdir(), 'faultbook-tests-'));
const reportFile = join(folder, 'report.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
const exitCode = await runTool(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2)]);

const { passed, failed, skipped, leftOut } = summarise(readFiles(), exitCode);
rmSync(folder, { recursive: true });
if (passed + failed === 0) say('No test ran.');
process.stdout.write(`${leftOut}\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** @returns {import('./run-report.mjs').FileResult[]} none where vitest ended before it could report */
function readFiles() {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')).testResults;
  } catch {
    return [];
  }
}
