import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { senseOfMessage } from '../../../event/message-phrases.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { severityOfPel } from './pel-severity.js';

/** What a platform event log says, in whatever form; `entry` = its own number. */
export type PelFacts = {
  readonly code: string | null;
  readonly message: string;
  readonly subsystem: string;
  readonly severity: string;
  readonly time: string;
  readonly entry: string | null;
  readonly times: TimeReader;
};

/** Draft of a platform event log: its reference code is the key, a well-known wording an alias. */
export function draftOfPelFacts({ code, message, subsystem, severity, time, entry, times }: PelFacts): PlacelessDraft {
  const judged = severityOfPel(severity);
  const sense = senseOfMessage(message);
  return {
    recordId: entry,
    time: readPrintedTime(time, times),
    key: code === null ? 'unknown' : `pel/${code}`,
    aliases: sense === null ? [] : [sense.key],
    class: 'message',
    text: [code, message].filter((part) => part !== null && part !== '').join(' ') || 'Platform event log',
    meaning: judged.meaning,
    severity: { reported: severity === '' ? null : severity, derived: judged.severity },
    ...(code === null ? {} : { message: { id: code, args: [] } }),
    details: subsystem === '' ? {} : { subsystem },
    provenance: code === null ? 'unknown' : 'vendorDocument',
  };
}
