import { AppError } from '#domain/app-error.js';
import type { LogEvent } from '#domain/log-event.js';
import { type Command, readWords, zoneOption } from '../command.js';
import { exitCodes, type Terminal } from '../terminal.js';
import { readingText, rejectedText } from '../text/reading-text.js';

const usage = 'parse FILE… [--format ID] [--zone ±hh:mm] [--json]';

/** `parse`: detect, decode, normalise. With `--json` one LogEvent a line, and one `{"unread": …}` a line for what no format reads. */
export const parseCommand: Command = {
  name: 'parse',
  usage,
  summary: 'read logs into events',
  run: async (words, { logs, terminal }) => {
    const { values, positionals } = readWords(
      words,
      { format: { type: 'string' }, zone: { type: 'string' }, json: { type: 'boolean' } },
      usage,
    );
    if (positionals.length === 0) throw new AppError('wrongUsage', `no file given\nusage: faultbook ${usage}`, {});
    const options = { zoneOffsetMinutes: zoneOption(values.zone), formatId: values.format ?? null };
    const { reading, rejected } = await logs.streamPaths(positionals, options, {
      event: (event) => terminal.out(values.json === true ? JSON.stringify(event) : eventText(event)),
      unread: (unread) => printUnread(values.json === true, unread, terminal),
    });
    terminal.err(readingText(reading));
    for (const file of rejected) terminal.err(rejectedText(file));
    return rejected.length > 0 ? exitCodes.someRejected : exitCodes.done;
  },
};

function printUnread(isJson: boolean, unread: unknown, terminal: Terminal): void {
  if (isJson) terminal.out(JSON.stringify({ unread }));
}

/** One event a line: time, severity, what it is about, what happened, the key. */
function eventText(event: LogEvent): string {
  const time = event.time.instant ?? event.time.text ?? '-';
  const subject =
    [event.sensor?.type, event.sensor?.name].filter((part) => part != null && part !== '').join(' ') || event.message?.id || '-';
  const direction = event.direction === 'deassertion' ? ' (deasserted)' : '';
  return `${event.source.line ?? event.source.byte ?? '-'}\t${time}\t${event.severity.derived}\t${subject}\t${event.event.text}${direction}\t${event.event.key}`;
}
