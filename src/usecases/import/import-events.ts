import type { ImportReport } from '#domain/import-report.js';
import type { LogEvent } from '#domain/log-event.js';
import type { EventStore } from '#ports/event-store.js';
import type { ServerLogs } from '#ports/log-source.js';
import { type LogSummary, type ReadLogsOptions, streamLogs } from '../read-logs.js';
import type { Redaction } from '../redaction/redaction.js';
import type { ImportOptions } from './import-options.js';
import { createTally, type ImportTally } from './import-tally.js';

const batchEvents = 500;

/** The report with what was not understood, by reason. In a dry run every event counts as `added`. */
export type EventsImportReport = ImportReport & { readonly unread: LogSummary['unread'] };

/** Stores the events of the logs of a fleet, cleaned, server by server, 500 at a time. A file in which nothing can be read is a rejected row. */
export async function importEvents(
  fleet: AsyncIterable<ServerLogs> | Iterable<ServerLogs>,
  store: Pick<EventStore, 'append'>,
  options: ImportOptions & { readonly reading?: ReadLogsOptions },
  clean: Redaction['event'],
): Promise<EventsImportReport> {
  const tally = createTally('events', options.dryRun ?? false);
  const unread = new Map<string, number>();
  for await (const logs of fleet) {
    const summary = await importServer(logs, store, tally, options, clean);
    for (const { reason, count } of summary.unread) unread.set(reason, (unread.get(reason) ?? 0) + count);
    for (const { file, detail } of summary.refused) tally.reject({ file, line: null, field: null, reason: detail });
    await options.onProgress?.(tally.report());
  }
  return { ...tally.report(), unread: [...unread].map(([reason, count]) => ({ reason, count })) };
}

async function importServer(
  { server, source }: ServerLogs,
  store: Pick<EventStore, 'append'>,
  tally: ImportTally,
  options: ImportOptions & { readonly reading?: ReadLogsOptions },
  clean: Redaction['event'],
): Promise<LogSummary> {
  let waiting: LogEvent[] = [];
  const put = async (least: number): Promise<void> => {
    while (waiting.length >= least && waiting.length > 0) {
      options.signal?.throwIfAborted();
      const batch = waiting.slice(0, batchEvents);
      waiting = waiting.slice(batchEvents);
      const cleaned = batch.map(clean);
      const added =
        options.dryRun === true
          ? batch.length
          : await store.append(
              server,
              cleaned.map(({ value }) => value),
            );
      // The store does not say which of a batch it had already: what a second run takes out of some is counted again.
      if (added > 0) for (const { counts } of cleaned) tally.redacted(counts);
      tally.count('added', added);
      tally.count('unchanged', batch.length - added);
    }
  };
  const sink = { event: (event: LogEvent) => void waiting.push(event), unread: () => {}, drained: () => put(batchEvents) };
  const summary = await streamLogs(source, options.reading ?? {}, sink);
  await put(1);
  return summary;
}
