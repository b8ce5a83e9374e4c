import { draftOfPart } from '../../event/draft-of-part.js';
import type { LinesFormat } from '../../log-format.js';
import { type LineMeaning, openSingleLines } from '../../readers/single-line-reader.js';
import { printedPart } from '../../storage/drive-part.js';
import { draftOfCondition } from '../../storage/storage-condition.js';
import { promptOf } from './report-paragraphs.js';

const id = 'block-device-list';
/** `[0:0:1:0]    disk    ATA      EXAMPLE SSD 480  0132  /dev/sdb ` */
const scsiRow =
  /^\[(?<address>(?:\d{1,4}:){3}\d{1,4}|N:\d{1,3}(?::\d{1,3}){0,2})\]\s+(?<type>disk|cd\/dvd|enclosu|storage|tape|process|mediumx|sd|\(0x[0-9a-f]{2}\)|-)\s+(?<rest>\S.{0,200})$/;
const blockHeader = /^NAME\s+(?:MAJ:MIN\s|FSTYPE|SIZE\s|MODEL|RM\s|TYPE|HCTL|KNAME|TRAN|SERIAL|ROTA|STATE|VENDOR)/;
const blockRow =
  /^[\s│|`├└─-]{0,12}(?<name>(?:sd|nvme|vd|md|dm-|sr|loop|zd|hd|mmcblk|[a-z][\w.-]{1,60})\S{0,60})\s+(?<rest>\d{1,4}:\d{1,6}\s.{0,300})$/;
/** A row that begins with a whole disk but has no device numbers, as `-o NAME,SIZE,…` prints it. */
const chosenRow = /^(?<name>sd[a-z]{1,3}|nvme\d{1,3}n\d{1,3}|hd[a-z])\s+(?<rest>\S.{0,300})$/;
const badState = /(?:^|\s)(?<state>offline|transport-offline|blocked|dead|deleting|quiesce)(?:\s|$)/;
const isOwnPrompt = promptOf(/\b(?:lsblk|lsscsi)\b/);
const wholeDisk = /^(?:sd[a-z]{1,3}|nvme\d{1,3}n\d{1,3}|hd[a-z])$/;

/** Lists of block devices, `lsscsi` and `lsblk`: each disk is an inventory row; a list shows no trouble. */
export const blockDeviceList: LinesFormat = {
  kind: 'lines',
  id,
  title: 'lsscsi, lsblk',
  reference: 'lsscsi(8), lsblk(8)',
  samples: [
    {
      name: 'lsscsi',
      kind: 'typical',
      content: [
        '[0:0:0:0]    disk    ATA      EXAMPLE SSD 480  0132  /dev/sda ',
        '[0:0:8:0]    enclosu EXAMPLE  BP12             1.20  -        ',
        '[N:0:0:1]    disk    EXAMPLE NVME 1T6__1                        /dev/nvme0n1',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['inventory/drive', 'inventory/drive'] },
    },
    {
      name: 'lsblk with partitions',
      kind: 'extreme',
      content: [
        'NAME        MAJ:MIN RM   SIZE RO TYPE  MOUNTPOINT',
        'sda           8:0    0 447.1G  0 disk  ',
        '├─sda1        8:1    0     1G  0 part  /boot',
        '└─sda2        8:2    0 446.1G  0 part  ',
        '  └─md0       9:0    0   446G  0 raid1 /',
        'nvme0n1     259:0    0   1.5T  0 disk  ',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['inventory/drive', 'inventory/drive'] },
    },
    {
      name: 'lsblk with chosen columns, one disk offline',
      kind: 'extreme',
      content: [
        'NAME     SIZE MODEL            SERIAL    STATE',
        'sda    447.1G EXAMPLE SSD 480  EX000001  running',
        'sdb    447.1G EXAMPLE SSD 480  EX000002  offline',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['inventory/drive', 'inventory/drive', 'raid/drive-offline'] },
    },
    {
      name: 'a header alone',
      kind: 'broken',
      content: 'NAME   MAJ:MIN RM   SIZE RO TYPE  MOUNTPOINT',
      expect: { events: 0, unread: 0, keys: [] },
    },
  ],
  claims: (line) =>
    isOwnPrompt(line) ||
    scsiRow.test(line.slice(0, 300)) ||
    (blockHeader.test(line) && /\b(?:SIZE|MAJ:MIN|SERIAL|STATE)\b/.test(line.slice(0, 200))),
  open: openSingleLines(id, () => {
    let isBlockList = false;
    let columns = '';
    return (line) => {
      const text = line.slice(0, 400);
      if (isOwnPrompt(text)) return 'silent';
      if (text.trim() === '') {
        isBlockList = false;
        return 'silent';
      }
      const scsi = scsiRow.exec(text)?.groups;
      if (scsi) return scsi.type === 'disk' ? draftOfScsi(scsi.rest ?? '') : 'silent';
      if (blockHeader.test(text)) {
        isBlockList = true;
        columns = text;
        return 'silent';
      }
      const found = isBlockList ? blockRow.exec(text)?.groups : undefined;
      const chosen = isBlockList && !found ? chosenRow.exec(text)?.groups : undefined;
      if (chosen) return draftsOfChosen(chosen.name ?? '', text, columns);
      if (!found) return isBlockList && /^[\s│|`├└─-]/.test(text) ? 'silent' : null;
      return wholeDisk.test(found.name ?? '') ? draftOfPart(blockPart(found.name ?? '', found.rest ?? '')) : 'silent';
    };
  }),
};

function draftOfScsi(rest: string) {
  const device = /(?<device>\/dev\/\S{1,40})/.exec(rest)?.groups?.device ?? null;
  const words = rest.replace(/\s*(?:\/dev\/|- ).*$/, '').trim();
  const cells = words.split(/\s{2,}/);
  const model = cells.length > 1 ? cells.slice(0, -1).join(' ').replace(/\s+/g, ' ') : words;
  return draftOfPart({ component: printedPart('drive', device), model, firmware: cells.length > 2 ? (cells.at(-1) ?? null) : null });
}

/** A disk of a list with chosen columns: its numbers, and the state of the kernel's device where it is not running. */
function draftsOfChosen(name: string, row: string, columns: string): LineMeaning {
  const part = {
    ...blockPart(name, row.slice(name.length).trim()),
    model: cellAt(row, columns, 'MODEL'),
    serialNumber: cellAt(row, columns, 'SERIAL'),
  };
  const state = /\bSTATE\b/.test(columns) ? badState.exec(row)?.groups?.state : undefined;
  if (state === undefined) return draftOfPart(part);
  const { component } = part;
  return [draftOfPart(part), draftOfCondition({ condition: 'raid/drive-offline', text: `${name}: ${state}`, reported: state, component })];
}

/** Text below a heading of a column that is printed flush left; null where the list has no such column. */
function cellAt(row: string, columns: string, name: string): string | null {
  const start = columns.search(new RegExp(`\\b${name}\\b`));
  if (start < 0 || (row[start - 1] ?? ' ') !== ' ') return null;
  return (
    row
      .slice(start)
      .trimStart()
      .split(/\s{2,}/)[0] ?? ''
  ).trim();
}

/** `8:0    0 447.1G  0 disk`: numbers of the device, removable, size. */
function blockPart(name: string, rest: string) {
  const size = rest.split(/\s+/).find((word) => /^[\d.,]+[KMGTP]$/.test(word)) ?? null;
  return { component: printedPart('drive', `/dev/${name}`), capacity: size };
}
