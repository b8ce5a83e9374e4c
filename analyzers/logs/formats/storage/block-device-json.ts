import { draftOfPart } from '../../event/draft-of-part.js';
import type { JsonFormat } from '../../log-format.js';
import { readJsonItems } from '../../readers/json-events.js';
import { printedPart } from '../../storage/drive-part.js';
import { isRecord, type JsonRecord, recordsOf, textAt } from '../../syntax/json-fields.js';

const id = 'block-device-json';

/** `lsblk -J`: each disk is an inventory row; a list shows no trouble. */
export const blockDeviceJson: JsonFormat = {
  kind: 'json',
  id,
  title: 'lsblk -J',
  reference: 'lsblk(8)',
  samples: [
    {
      name: 'a disk with its partition',
      kind: 'typical',
      content: JSON.stringify({
        blockdevices: [
          {
            name: 'sda',
            size: '447.1G',
            type: 'disk',
            model: 'EXAMPLE SSD 480',
            serial: 'EX0000000001',
            children: [{ name: 'sda1', type: 'part' }],
          },
        ],
      }),
      expect: { events: 1, unread: 0, keys: ['inventory/drive'] },
    },
    {
      name: 'names as paths, sizes in bytes, an optical drive',
      kind: 'extreme',
      content: JSON.stringify({
        blockdevices: [
          { name: '/dev/nvme0n1', size: 1600321314816, type: 'disk', rev: 'EXF1' },
          { name: '/dev/sr0', size: 0, type: 'rom' },
        ],
      }),
      expect: { events: 1, unread: 0, keys: ['inventory/drive'] },
    },
    {
      name: 'a device without a name',
      kind: 'broken',
      content: '{"blockdevices":[{"size":"1G"}]}',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (document) => devicesOf(document).length > 0,
  read: readJsonItems({ format: id, items: devicesOf, draftsOf }),
};

function devicesOf(document: unknown): JsonRecord[] {
  return isRecord(document) ? recordsOf(document.blockdevices) : [];
}

function draftsOf(device: JsonRecord) {
  const name = textAt(device, 'name');
  if (name === null) return null;
  if (textAt(device, 'type') !== 'disk') return [];
  const part = {
    component: printedPart('drive', name.startsWith('/') ? name : `/dev/${name}`),
    manufacturer: textAt(device, 'vendor'),
    model: textAt(device, 'model'),
    serialNumber: textAt(device, 'serial'),
    firmware: textAt(device, 'rev'),
    capacity: textAt(device, 'size'),
  };
  return [draftOfPart(part)];
}
