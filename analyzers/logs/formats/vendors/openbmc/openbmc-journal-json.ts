import type { JsonFormat } from '../../../log-format.js';
import { readJsonItems } from '../../../readers/json-events.js';
import { isRecord, type JsonRecord } from '../../../syntax/json-fields.js';
import { draftOfJournalEntry, isBmcEntry, type JournalEntry } from './openbmc-journal-sel.js';

const id = 'openbmc-journal-json';
const inspectedItems = 200;
/** A journal of which fewer entries are the BMC's own is a journal of a whole system. */
const smallestShare = 0.3;

/** `journalctl -o json` of an OpenBMC: the entries of its SEL and Redfish loggers. */
export const openbmcJournalJson: JsonFormat = {
  id,
  kind: 'json',
  title: 'OpenBMC SEL entries of the journal (JSON)',
  reference: 'openbmc/phosphor-sel-logger; systemd journalctl(1), -o json',
  samples: [
    {
      name: 'one entry a line',
      kind: 'typical',
      content: JSON.stringify(
        [
          {
            __REALTIME_TIMESTAMP: '1675397106123456',
            MESSAGE: 'Inlet_Temp critical high threshold assert. Reading=51.0 Threshold=45.0.',
            IPMI_SEL_RECORD_ID: '4',
            IPMI_SEL_RECORD_TYPE: '2',
            IPMI_SEL_GENERATOR_ID: '20',
            IPMI_SEL_SENSOR_PATH: '/xyz/openbmc_project/sensors/temperature/Inlet_Temp',
            IPMI_SEL_EVENT_DIR: '1',
            IPMI_SEL_DATA: '59332D',
          },
        ],
        null,
        1,
      ),
      expect: { events: 1, unread: 0, keys: ['ipmi/01/01/09'] },
    },
    {
      name: 'a message as bytes, an array of values, another entry',
      kind: 'extreme',
      content: JSON.stringify([
        {
          __REALTIME_TIMESTAMP: '1675397106123456',
          MESSAGE: [80, 83, 85, 50],
          REDFISH_MESSAGE_ID: 'OpenBMC.0.1.PowerSupplyFailed',
          REDFISH_MESSAGE_ARGS: 'PSU2',
        },
        { __REALTIME_TIMESTAMP: '1675397107123456', MESSAGE: 'Started', PRIORITY: ['6'] },
      ]),
      expect: { events: 2, unread: 0, keys: ['redfish/OpenBMC/PowerSupplyFailed', 'unknown'] },
    },
    {
      name: 'an entry that says nothing',
      kind: 'broken',
      content: JSON.stringify([{ IPMI_SEL_DATA: '', __REALTIME_TIMESTAMP: '1' }, { __REALTIME_TIMESTAMP: '2' }]),
      expect: { events: 1, unread: 1, keys: ['unknown'] },
    },
  ],
  claims: (document) => {
    const entries = itemsOf(document).slice(0, inspectedItems);
    return entries.filter((entry) => isBmcEntry(fieldsOf(entry))).length > entries.length * smallestShare;
  },
  read: readJsonItems({
    format: id,
    items: itemsOf,
    draftsOf: (item, times) => {
      const draft = draftOfJournalEntry(fieldsOf(item), times);
      return draft === null ? null : [draft];
    },
  }),
};

function itemsOf(document: unknown): readonly JsonRecord[] {
  if (Array.isArray(document)) return document.filter(isRecord);
  return isRecord(document) ? [document] : [];
}

/** Fields as texts; values that are no text come as an array of bytes, repeated fields as an array of texts. */
function fieldsOf(item: JsonRecord): JournalEntry {
  return new Map(Object.entries(item).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  if (!Array.isArray(value)) return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (value.every((each) => typeof each === 'number')) return value.map((code) => String.fromCharCode(Number(code))).join('');
  return String(value[0] ?? '');
}
