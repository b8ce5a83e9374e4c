import type { JsonFormat } from '../../../log-format.js';
import { readJsonItems } from '../../../readers/json-events.js';
import type { JsonRecord } from '../../../syntax/json-fields.js';
import { findRecords } from '../../../syntax/json-walk.js';
import { draftOfFields, type PartField, partField } from './part-columns.js';

const id = 'part-json';
const inspectedNodes = 5_000;
/** Resources of Redfish and reports of tools are formats of their own. */
const ofOthers = /^(?:@odata|smartctl|device$|blockdevices|ModelNumber$|Controllers$|MessageId$)/;
const typeOfName = /^(?<kind>mem|memory|cpu|psu|fan|hdd|disk|nic|gpu|pcie)/i;

/** Inventories of service processors as JSON: any record with a label and a serial or part number. */
export const partJson: JsonFormat = {
  id,
  kind: 'json',
  title: 'Lists of parts of service processors (component.log, REST inventory)',
  reference: 'Inspur ISBMC REST interface and one-key log, component; AMI MegaRAC',
  samples: [
    {
      name: 'memory modules of a REST answer',
      kind: 'typical',
      content: JSON.stringify({
        mem_modules: [
          {
            mem_mod_id: 0,
            mem_mod_slot: 'CPU0_C0D0',
            mem_mod_size: 32,
            mem_mod_vendor: 'Samsung',
            mem_mod_part_num: 'PN1',
            mem_mod_serial_num: 'S000000A',
          },
        ],
      }),
      expect: { events: 1, unread: 0, keys: ['inventory/memory'] },
    },
    {
      name: 'names without separators, two kinds of parts',
      kind: 'extreme',
      content: JSON.stringify({
        Memory: [{ MemModSlot: 'CPU1_C1D0', MemModSN: 'S000000B', MemModPN: 'PN1', MemModVendor: 'Hynix' }],
        Psu: [{ name: 'PSU1', sn: 'S000000C', model: 'M1', vendor: 'Delta' }],
      }),
      expect: { events: 2, unread: 0, keys: ['inventory/memory', 'inventory/psu'] },
    },
    {
      name: 'a part of no known kind',
      kind: 'broken',
      content: JSON.stringify([
        { name: 'X', sn: 'S000000D', vendor: 'V' },
        { name: 'PSU2', sn: 'S000000E', vendor: 'Delta' },
      ]),
      expect: { events: 1, unread: 1, keys: ['inventory/psu'] },
    },
  ],
  claims: (document) => findRecords(document, isPart, inspectedNodes).length > 0,
  read: readJsonItems({
    format: id,
    items: (document) => findRecords(document, isPart),
    draftsOf: (item) => {
      const draft = draftOfFields(fieldsOf(item), hintOf(item));
      return draft === null ? null : [draft];
    },
  }),
};

function isPart(record: JsonRecord): boolean {
  const names = Object.keys(record);
  if (names.some((name) => ofOthers.test(name))) return false;
  const fields = fieldsOf(record);
  return fields.has('serialNumber') && fields.has('locator') && (fields.has('partNumber') || fields.has('manufacturer'));
}

function fieldsOf(record: JsonRecord): ReadonlyMap<PartField, string> {
  const named = new Map<PartField, string>();
  for (const [name, value] of Object.entries(record)) {
    const field = typeof value === 'string' || typeof value === 'number' ? partField(name) : null;
    if (field !== null && !named.has(field)) named.set(field, String(value));
  }
  return named;
}

/** Names of fields tell the kind of part: `mem_mod_slot`, `hdd_vendor`. */
function hintOf(record: JsonRecord): string {
  const names = Object.keys(record).map((name) => typeOfName.exec(name)?.groups?.kind);
  return names.find((name) => name !== undefined) ?? '';
}
