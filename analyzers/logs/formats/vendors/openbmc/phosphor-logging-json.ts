import type { JsonFormat } from '../../../log-format.js';
import { readJsonItems } from '../../../readers/json-events.js';
import { isRecord, type JsonRecord } from '../../../syntax/json-fields.js';
import { findRecords } from '../../../syntax/json-walk.js';
import { draftsOfPhosphorEntry, type PhosphorEntry } from './phosphor-entry.js';

const id = 'phosphor-logging';
const mostAssociations = 32;
const level = 'xyz.openbmc_project.Logging.Entry.Level.';
/** Enough of a document to know it by. */
const inspectedNodes = 5_000;

/** Log entries of OpenBMC's phosphor-logging, as its REST service, `busctl --json` or a dump print them. */
export const phosphorLoggingJson: JsonFormat = {
  id,
  kind: 'json',
  title: 'OpenBMC phosphor-logging entries (D-Bus, REST)',
  reference: 'OpenBMC phosphor-dbus-interfaces, xyz.openbmc_project.Logging.Entry',
  samples: [
    {
      name: 'entries by number, additional data as a list',
      kind: 'typical',
      content: JSON.stringify(
        {
          '12': {
            additional_data: ['SENSOR=FAN3', 'CALLOUT_INVENTORY_PATH=/xyz/openbmc_project/inventory/system/chassis/motherboard/fan3'],
            message: 'xyz.openbmc_project.Inventory.Error.NotPresent',
            resolved: false,
            severity: `${level}Error`,
            timestamp: '2023-02-03T04:05:06.000000Z',
          },
          '13': {
            additional_data: [],
            message: 'Host 1: DIMM A0 Uncorrectable ECC error',
            resolved: false,
            severity: `${level}Critical`,
            timestamp: '2023-02-03T04:06:06.000000Z',
          },
        },
        null,
        2,
      ),
      expect: { events: 2, unread: 0, keys: ['openbmc/Inventory.Error.NotPresent', 'ipmi/0c/6f/01'] },
    },
    {
      name: 'REST answer by path with milliseconds, typed values of busctl, additional data as an object, a resolved entry',
      kind: 'extreme',
      content: JSON.stringify([
        {
          data: {
            '/xyz/openbmc_project/logging/entry/7': {
              AdditionalData: { _PID: '331', READING: '99' },
              Id: 7,
              Message: 'OpenBMC.0.1.PowerSupplyFailed',
              Resolved: 1,
              Severity: `${level}Critical`,
              Timestamp: 1675397106123,
            },
          },
          status: 'ok',
        },
        {
          type: 'a{sv}',
          data: [
            {
              Severity: { type: 's', data: `${level}Informational` },
              Message: { type: 's', data: 'xyz.openbmc_project.State.Info.Booted' },
              Timestamp: { type: 't', data: 1675397106123 },
              Id: { type: 'u', data: 9 },
            },
          ],
        },
      ]),
      expect: { events: 2, unread: 0, keys: ['redfish/OpenBMC/PowerSupplyFailed', 'openbmc/State.Info.Booted'] },
    },
    {
      name: 'an entry without message',
      kind: 'broken',
      content: JSON.stringify({ '1': { severity: `${level}Error` }, '2': { severity: `${level}Error`, message: 'CPU 1 IERR' } }),
      expect: { events: 1, unread: 1, keys: ['ipmi/07/6f/00'] },
    },
  ],
  claims: (document) => findRecords(document, isEntry, inspectedNodes).length > 0,
  read: readJsonItems({
    format: id,
    items: (document) => findRecords(document, isEntry),
    draftsOf: (item, times) => draftsOfPhosphorEntry(entryOf(item), times),
  }),
};

function isEntry(record: JsonRecord): boolean {
  const severity = fieldOf(record, 'severity');
  return typeof severity === 'string' && severity.startsWith(level);
}

function entryOf(record: JsonRecord): PhosphorEntry {
  const text = (name: string): string | null => {
    const value = fieldOf(record, name);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  };
  return {
    id: text('id') ?? text('event_id'),
    message: text('message') ?? '',
    severity: (text('severity') ?? '').slice(level.length),
    timestamp: text('timestamp') ?? '',
    isResolved: /^(?:true|1)$/.test(text('resolved') ?? ''),
    resolution: text('resolution'),
    eventId: text('eventid') ?? text('event_id'),
    callout: calloutOf(fieldOf(record, 'associations')),
    additional: additionalOf(fieldOf(record, 'additional_data') ?? fieldOf(record, 'additionaldata')),
  };
}

/** Field by name, case ignored; `busctl --json` puts values into `{type, data}`. */
function fieldOf(record: JsonRecord, name: string): unknown {
  const key = Object.keys(record).find((each) => each.toLowerCase() === name);
  const value = key === undefined ? undefined : record[key];
  return isRecord(value) && 'type' in value && 'data' in value ? value.data : value;
}

/** Associations are triples: `["callout", "fault", "/xyz/openbmc_project/inventory/…"]`. */
function calloutOf(value: unknown): string | null {
  const triples = Array.isArray(value) ? value.slice(0, mostAssociations) : [];
  const found = triples.find((each): each is string[] => Array.isArray(each) && each[0] === 'callout' && typeof each[2] === 'string');
  return found?.[2] ?? null;
}

function additionalOf(value: unknown): ReadonlyMap<string, string> {
  if (isRecord(value)) return new Map(Object.entries(value).map(([key, each]) => [key, String(each)]));
  const pairs = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  return new Map(pairs.map((pair) => [pair.slice(0, Math.max(pair.indexOf('='), 0)), pair.slice(pair.indexOf('=') + 1)]));
}
