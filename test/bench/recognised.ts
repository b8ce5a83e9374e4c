import { join } from 'node:path';
import { createFileLogSource } from '#ingest/logs/log-source.js';
import { readLogs } from '#usecases/read-logs.js';

// How much of other people's log files is read: files recognised, events, and lines that are not understood. Needs FAULTBOOK_BENCH_DATA.
const folders = ['samples', 'smartctl-json', 'raid-cli', 'redfish-log-mockups'];

/** What was read of one folder; archives in it count by their members. */
async function measure(root: string, folder: string): Promise<void> {
  const { events, unread, reading, refused } = await readLogs(createFileLogSource([join(root, folder)]));
  const missed = reading.unread.reduce((sum, { count }) => sum + count, 0);
  const withoutMeaning = events.filter((event) => event.event.key === 'unknown').length;
  console.log(
    `${folder}: ${reading.files} files, ${refused.length} refused; ${reading.lines} lines, ${events.length} events (${withoutMeaning} without a known meaning), ` +
      `${missed} unread pieces (${((100 * missed) / reading.lines).toFixed(2)} % of the lines); ${reading.formats.length} formats`,
  );
  for (const { file, reason } of refused) console.log(`  refused: ${file} (${reason})`);
  for (const { file, line, reason, raw } of unread.slice(0, 10))
    console.log(`  unread: ${file}#${line ?? '-'} ${reason} ${raw.slice(0, 100)}`);
}

const root = process.env.FAULTBOOK_BENCH_DATA;
if (root === undefined) console.log('skipped: FAULTBOOK_BENCH_DATA is not set');
else for (const folder of folders) await measure(root, folder);
