import { isRecord, type JsonRecord, numberAt, textAt } from '../../syntax/json-fields.js';

/** Log entries of a document, and what of the collection is not in it. */
export type EntryCollection = {
  readonly items: readonly unknown[];
  /** Link to the next page of the collection. */
  readonly nextLink: string | null;
  /** Number of members the service says the collection has. */
  readonly statedCount: number | null;
};

const entryType = /^#LogEntry\./;
const collectionType = /^#LogEntryCollection\./;
const eventPayloadType = /^#Event\./;
const memberLists = ['Members', 'Events', 'value', 'Items'] as const;
const inspectedItems = 50;

/** The entries of any shape a Redfish log comes in: collection, event payload, array, single entry. Null for any other document. */
export function collectEntries(document: unknown): EntryCollection | null {
  if (Array.isArray(document)) return holdsEntries(document) ? { items: document, nextLink: null, statedCount: null } : joinPages(document);
  if (!isRecord(document)) return null;
  const items = memberList(document);
  if (items !== null && (isCollection(document) || holdsEntries(items))) return collectionOf(document, items);
  return isLogEntry(document) ? { items: [document], nextLink: null, statedCount: null } : null;
}

/** Pages of collections in one array, or one a line (NDJSON). */
function joinPages(documents: readonly unknown[]): EntryCollection | null {
  const pages = documents.map((document) => (Array.isArray(document) ? null : collectEntries(document)));
  if (!pages.some((page) => page !== null)) return null;
  const items = pages.flatMap((page, index) => page?.items ?? [documents[index]]);
  return { items, nextLink: pages.at(-1)?.nextLink ?? null, statedCount: pages[0]?.statedCount ?? null };
}

/** True for a Redfish LogEntry or an event record of an event payload. */
export function isLogEntry(value: unknown): value is JsonRecord {
  if (!isRecord(value)) return false;
  if (entryType.test(textAt(value, '@odata.type') ?? '')) return true;
  const says = 'MessageId' in value || 'Message' in value;
  const isDated = 'Created' in value || 'EventTimestamp' in value;
  const isRated = 'Severity' in value || 'MessageSeverity' in value || 'EntryType' in value || 'EventType' in value;
  return says && (isDated || isRated);
}

/** True for a member that is only a link to the entry. */
export function isLink(value: unknown): boolean {
  return isRecord(value) && typeof value['@odata.id'] === 'string' && Object.keys(value).length === 1;
}

function memberList(document: JsonRecord): readonly unknown[] | null {
  const key = memberLists.find((name) => Array.isArray(document[name]));
  return key === undefined ? null : (document[key] as readonly unknown[]);
}

function isCollection(document: JsonRecord): boolean {
  const type = textAt(document, '@odata.type') ?? '';
  return collectionType.test(type) || eventPayloadType.test(type);
}

function holdsEntries(items: readonly unknown[]): boolean {
  return items.slice(0, inspectedItems).some(isLogEntry);
}

function collectionOf(document: JsonRecord, items: readonly unknown[]): EntryCollection {
  return {
    items,
    nextLink: textAt(document, 'Members@odata.nextLink') ?? textAt(document, '@odata.nextLink'),
    statedCount: numberAt(document, 'Members@odata.count'),
  };
}
