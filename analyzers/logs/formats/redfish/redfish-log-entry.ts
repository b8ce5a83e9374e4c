import { createEventCompleter } from '../../event/complete-event.js';
import { createTimeReader } from '../../event/event-time.js';
import type { EventSink, JsonFormat, ReadContext } from '../../log-format.js';
import { isRecord, type JsonRecord, rawJson, recordAt } from '../../syntax/json-fields.js';
import { createLineFinder } from '../../syntax/json-lines.js';
import { draftOfEntry } from './redfish-log-entry-draft.js';
import { messageIdOf, messageTextOf } from './redfish-log-entry-message.js';
import { redfishSamples } from './redfish-log-entry-samples.js';
import { collectEntries, type EntryCollection, isLink, isLogEntry } from './redfish-log-entry-shapes.js';

const id = 'redfish-log-entry';
const rawLimitCharacters = 500;

/** Redfish log entries of every service, in all their shapes (DSP0268 LogEntry, LogEntryCollection, Event). */
export const redfishLogEntry: JsonFormat = {
  id,
  kind: 'json',
  title: 'Redfish log entries and event payloads',
  reference: 'DMTF DSP0268 LogEntry, LogEntryCollection, Event; vendor extensions of Dell, HPE, Huawei, Supermicro',
  samples: redfishSamples,
  claims: (document) => collectEntries(document) !== null,
  read,
};

function read(document: unknown, context: ReadContext, sink: EventSink, text: string): void {
  const collection = collectEntries(document);
  if (collection === null) return;
  const lineOf = createLineFinder(document, text);
  const lines = collection.items.map((item) => (isRecord(item) ? lineOf(item) : null));
  const haveOwnLines = !lines.includes(null) && new Set(lines).size === lines.length;
  const times = createTimeReader(context);
  const complete = createEventCompleter({ file: context.file, format: id });
  const endings = endingMessages(collection.items);
  collection.items.forEach((item, part) => {
    const line = lines[part] ?? null;
    const place = { line, ...(haveOwnLines ? {} : { part }) };
    if (isLogEntry(item)) sink.event(complete(draftOfEntry(item, { ...place, endOf: endingOf(item, endings) }, times)));
    else if (!isLink(item)) sink.unread({ line, byte: null, raw: rawJson(item, rawLimitCharacters) }, 'malformedRecord');
  });
  reportMissing(collection, sink);
}

/** Pages and members that are only linked are in no file of ours: the person must know that the log goes on. */
function reportMissing(collection: EntryCollection, sink: EventSink): void {
  const { items, nextLink, statedCount } = collection;
  const links = items.filter(isLink).length;
  const isShort = nextLink !== null || links > 0 || (statedCount !== null && statedCount > items.length);
  if (!isShort) return;
  const raw = `${items.length - links} of ${statedCount ?? items.length} members${nextLink === null ? '' : `, next page ${nextLink}`}`;
  sink.unread({ line: null, byte: null, raw }, 'partialCollection');
}

/** Texts of Huawei entries that carry a MessageId: the same text again without one is the end of that alarm. */
function endingMessages(items: readonly unknown[]): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  for (const item of items) {
    if (!isLogEntry(item) || !isHuawei(item)) continue;
    const messageId = messageIdOf(item);
    if (messageId !== null) messages.set(messageTextOf(item, null), messageId);
  }
  return messages;
}

function endingOf(entry: JsonRecord, endings: ReadonlyMap<string, string>): string | null {
  if (!isHuawei(entry) || messageIdOf(entry) !== null) return null;
  return endings.get(messageTextOf(entry, null)) ?? null;
}

function isHuawei(entry: JsonRecord): boolean {
  return Object.keys(recordAt(entry, 'Oem', 'Huawei')).length > 0;
}
