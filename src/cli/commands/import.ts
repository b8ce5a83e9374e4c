import cliProgress from 'cli-progress';
import { AppError } from '#domain/app-error.js';
import type { ImportReport } from '#domain/import-report.js';
import { type Command, choiceOption, readWords } from '../command.js';
import { exitCodes, type Terminal } from '../terminal.js';
import { rejectedRowText } from '../text/reading-text.js';

const kinds = ['articles', 'registry', 'cases', 'events', 'glossary', 'graph'] as const;
const usage = `import ${kinds.join('|')} PATH… [--map MAP.json] [--dry-run] [--json]`;

/** `import`: articles, message registries, cases, events of a fleet, a glossary or a graph; a second run changes nothing. */
export const importCommand: Command = {
  name: 'import',
  usage,
  summary: 'import knowledge, cases or logs',
  run: async (words, { openStores, terminal }) => {
    const { values, positionals } = readWords(
      words,
      { map: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
      usage,
    );
    const [kindWord, ...paths] = positionals;
    const kind = choiceOption('KIND', kindWord, kinds);
    if (kind === null || paths.length === 0) throw new AppError('wrongUsage', `expected a kind and a path\nusage: faultbook ${usage}`, {});
    const progress = createProgress(terminal);
    const { importPaths } = await openStores();
    const report = await importPaths({
      kind,
      paths,
      mapPath: values.map ?? null,
      dryRun: values['dry-run'] === true,
      onProgress: progress.show,
    }).finally(progress.stop);
    if (values.json === true) terminal.out(JSON.stringify(report));
    else printReport(report, terminal);
    if (report.revision != null) terminal.out(report.revision);
    return report.rejectedTotal > 0 ? exitCodes.someRejected : exitCodes.done;
  },
};

function createProgress(terminal: Terminal) {
  if (!terminal.isInteractive) return { show: (soFar: ImportReport) => terminal.err(`imported ${soFar.read}`), stop: () => undefined };
  const bar = new cliProgress.SingleBar({ format: '{bar} {value} read', stream: process.stderr }, cliProgress.Presets.shades_classic);
  bar.start(0, 0);
  return { show: (soFar: ImportReport) => bar.update(soFar.read), stop: () => bar.stop() };
}

function printReport(report: ImportReport, terminal: Terminal): void {
  const prefix = report.dryRun ? 'dry run, nothing written: ' : '';
  terminal.err(
    `${prefix}${report.read} read: ${report.added} added, ${report.changed} changed, ${report.unchanged} unchanged, ${report.rejectedTotal} rejected`,
  );
  const redacted = Object.entries(report.redacted).sort(([left], [right]) => left.localeCompare(right));
  if (redacted.length > 0) terminal.err(`redacted: ${redacted.map(([kind, count]) => `${count} ${kind}`).join(', ')}`);
  for (const row of report.rejected) terminal.err(rejectedRowText(row));
  const more = report.rejectedTotal - report.rejected.length;
  if (more > 0) terminal.err(`… and ${more} more`);
}
