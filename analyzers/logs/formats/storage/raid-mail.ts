import type { PlacelessDraft } from '../../event/draft-of-record.js';
import type { LinesFormat } from '../../log-format.js';
import { type LineMeaning, openSingleLines } from '../../readers/single-line-reader.js';
import { printedPart } from '../../storage/drive-part.js';
import { draftOfCondition } from '../../storage/storage-condition.js';

const mdEvent = /^An? (?<event>[A-Z]\w{3,30}) event (?:had|has) been detected on md device (?<array>\/dev\/\S{1,60}?)\.?$/;
const mdDevice = /^It could be related to component device (?<device>\/dev\/\S{1,60}?)\.?$/;
const mdFrame =
  /^(?:This is an automatically generated mail message(?: from mdadm)?$|running on \S{1,80}$|Faithfully yours, etc\.|P\.S\. The \/proc\/mdstat file )/;
const zfsStart =
  /^(?:The number of (?:I\/O|checksum) errors associated with a ZFS device|ZFS has detected (?:that a device|an? \w{2,12} error))/;
const zfsField = /^ {1,6}(?:impact|eid|class|state|host|time|vtype|vpath|vphys|vguid|devid|pool|zio_\w{3,20}|error|cksum|read|write): /;
const zfsState = /^ {1,6}state: (?<state>FAULTED|DEGRADED|REMOVED|UNAVAIL)$/;
const zfsPath = /^ {1,6}vpath: (?<path>\/dev\/\S{1,120})$/;

/** Mails of the daemons that watch software RAID: `mdadm --monitor` and ZFS's `zed`. */
export const raidMail: LinesFormat = {
  kind: 'lines',
  id: 'raid-mail',
  title: 'mdadm and zed mail',
  reference: 'mdadm(8) monitor mode, Monitor.c; OpenZFS zed(8), statechange-notify.sh',
  samples: [
    {
      name: 'a failed member',
      kind: 'typical',
      content: [
        'This is an automatically generated mail message from mdadm',
        'running on store01',
        '',
        'A Fail event had been detected on md device /dev/md0.',
        '',
        'It could be related to component device /dev/sdc1.',
        '',
        'Faithfully yours, etc.',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['raid/drive-failed'] },
    },
    {
      name: 'a degraded array without a member, and a device that ZFS gave up',
      kind: 'extreme',
      content: [
        'A DegradedArray event had been detected on md device /dev/md/data.',
        '',
        'The number of I/O errors associated with a ZFS device exceeded',
        'acceptable levels. ZFS has marked the device as faulted.',
        '',
        ' impact: Fault tolerance of the pool may be compromised.',
        '    eid: 12',
        '  class: statechange',
        '  state: FAULTED',
        '   host: store01',
        '  vpath: /dev/sdd1',
        '   pool: tank (0x0123456789ABCDEF)',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['raid/array-degraded', 'raid/drive-failed'] },
    },
    {
      name: 'a mail cut off before the event',
      kind: 'broken',
      content: 'This is an automatically generated mail message from mdadm',
      expect: { events: 0, unread: 0, keys: [] },
    },
  ],
  claims: (line) => mdEvent.test(line) || mdDevice.test(line) || mdFrame.test(line) || zfsStart.test(line),
  open: openSingleLines('raid-mail', () => {
    let event = '';
    let state: string | null = null;
    let isZfs = false;
    return (line): LineMeaning => {
      const text = line.slice(0, 300);
      const found = mdEvent.exec(text)?.groups;
      if (found) {
        event = found.event ?? '';
        return draftOfArray(event, found.array ?? '');
      }
      const device = mdDevice.exec(text)?.groups?.device;
      if (device !== undefined) return draftOfMember(event, device);
      if (mdFrame.test(text) || text.trim() === '') return 'silent';
      if (zfsStart.test(text)) isZfs = true;
      if (!isZfs) return null;
      state = zfsState.exec(text)?.groups?.state ?? state;
      const path = zfsPath.exec(text)?.groups?.path;
      if (path !== undefined && state !== null) return draftOfZfsDevice(state, path);
      return zfsStart.test(text) || zfsField.test(text) || /^(?:acceptable levels|marked the device|fault\.)/.test(text) ? 'silent' : null;
    };
  }),
};

function draftOfArray(event: string, array: string): LineMeaning {
  if (/^Fail/.test(event)) return 'silent';
  const condition = /^(?:DegradedArray|DeviceDisappeared)$/.test(event) ? 'raid/array-degraded' : 'raid/array-activity';
  return draftOfCondition({ condition, text: `${array}: ${event}`, reported: event, component: null });
}

function draftOfMember(event: string, device: string): LineMeaning {
  const component = printedPart('drive', device.replace(/^(\/dev\/(?:sd|hd|vd)[a-z]{1,3})\d{1,3}$/, '$1'));
  return /^Fail/.test(event)
    ? draftOfCondition({ condition: 'raid/drive-failed', text: `Member ${device}: ${event}`, reported: event, component })
    : 'silent';
}

function draftOfZfsDevice(state: string, path: string): PlacelessDraft {
  const component = printedPart('drive', path.replace(/^(\/dev\/(?:sd|hd|vd)[a-z]{1,3})\d{1,3}$/, '$1').replace(/-part\d{1,3}$/, ''));
  const isGone = state === 'REMOVED' || state === 'UNAVAIL';
  return draftOfCondition({
    condition: isGone ? 'raid/drive-missing' : 'raid/drive-failed',
    text: `Member ${state}`,
    reported: state,
    component,
  });
}
