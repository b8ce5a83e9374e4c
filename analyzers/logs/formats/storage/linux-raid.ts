import type { Component } from '#domain/component.js';
import { createEventCompleter } from '../../event/complete-event.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { createTimeReader } from '../../event/event-time.js';
import type { LinesFormat } from '../../log-format.js';
import { printedPart } from '../../storage/drive-part.js';
import { draftOfCondition } from '../../storage/storage-condition.js';
import { signOfState } from './raid-states.js';
import { promptOf } from './report-paragraphs.js';

const id = 'linux-raid';
const isOwnPrompt = promptOf(/\bmdadm\b|\/proc\/mdstat\b/);
const statLine = /^(?<array>md[\w-]{1,30}) : (?<state>active|inactive)(?: \((?:auto-)?read-only\))? (?<members>\S.{0,2000})$/;
const statMember = /^(?<name>[\w/-]{1,30})\[\d{1,4}\](?<flags>(?:\([A-Z]\)){0,3})$/;
const statBlocks = /^\s{4,10}\d{1,16} blocks .{0,120}?(?:\[(?<total>\d{1,4})\/(?<working>\d{1,4})\] \[(?<map>[U_]{1,128})\])?\s*$/;
const statProgress = /^\s{4,10}\[[=>.]{5,60}\] {1,3}(?<what>recovery|resync|reshape|check) ?= {0,3}(?<percent>[\d.]{1,6})%/;
const statOther = /^(?:Personalities : |unused devices: |\s{4,10}(?:bitmap: |resync=))/;
const detailLine = /^(?<array>\/dev\/md[\w/-]{1,40}):\s*$/;
const detailField = /^\s{2,24}(?<key>[A-Z][\w /-]{1,24}?) : (?<value>\S.{0,200})$/;
const detailHeader = /^\s{2,8}Number\s+Major\s+Minor\s+RaidDevice(?:\s+State)?\s*$/;
const detailMember =
  /^\s{2,8}(?:\d{1,4}|-)\s+\d{1,6}\s+\d{1,6}\s+(?:\d{1,4}|-)\s+(?<state>[a-z][a-z -]{2,40}?)(?:\s{2,}(?<device>\/dev\/\S{1,60}))?\s*$/;
const continued = /^\s{24,}(?:\S|$)/;

/** Software RAID of Linux: `/proc/mdstat` and `mdadm --detail`. */
export const linuxRaid: LinesFormat = {
  kind: 'lines',
  id,
  title: '/proc/mdstat, mdadm --detail',
  reference: 'md(4), mdadm(8)',
  samples: [
    {
      name: 'mdstat of a mirror with a faulty member',
      kind: 'typical',
      content: [
        'Personalities : [raid1] [raid6] [raid5] [raid4] ',
        'md0 : active raid1 sdb1[1](F) sda1[0]',
        '      976630464 blocks super 1.2 [2/1] [U_]',
        '      bitmap: 0/8 pages [0KB], 65536KB chunk',
        '',
        'md1 : active raid1 sdb2[1] sda2[0]',
        '      10476544 blocks super 1.2 [2/2] [UU]',
        '      ',
        'unused devices: <none>',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['raid/array-state', 'raid/drive-failed', 'raid/array-degraded', 'raid/array-state'] },
    },
    {
      name: 'details of a degraded array, a recovery under way',
      kind: 'extreme',
      content: [
        '/dev/md0:',
        '           Version : 1.2',
        '     Creation Time : Tue Mar  5 09:00:00 2024',
        '        Raid Level : raid5',
        '             State : clean, degraded, recovering ',
        '    Failed Devices : 1',
        '    Number   Major   Minor   RaidDevice State',
        '       0       8        1        0      active sync   /dev/sda1',
        '       -       0        0        1      removed',
        '       3       8       33        2      spare rebuilding   /dev/sdc1',
        '',
        '       1       8       17        -      faulty   /dev/sdb1',
        '',
        'md2 : inactive sdd1[0](S)',
        '      976630464 blocks super 1.2',
        '      [==>..................]  recovery = 12.6% (37043392/292945152) finish=127.5min speed=33440K/sec',
      ].join('\n'),
      expect: {
        events: 6,
        unread: 0,
        keys: [
          'raid/array-degraded',
          'raid/drive-missing',
          'raid/rebuild',
          'raid/drive-failed',
          'raid/array-failed',
          'raid/array-activity',
        ],
      },
    },
    {
      name: 'a heading alone',
      kind: 'broken',
      content: '/dev/md127:',
      expect: { events: 0, unread: 0, keys: [] },
    },
  ],
  claims: (line) => statLine.test(line.slice(0, 2100)) || detailLine.test(line) || line.startsWith('Personalities : ') || isOwnPrompt(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: id });
    const times = createTimeReader(context);
    let array: string | null = null;
    return {
      read: (raw, line) => {
        const text = raw.slice(0, 2100);
        if (isOwnPrompt(text)) return true;
        const named = (statLine.exec(text) ?? detailLine.exec(text))?.groups?.array;
        if (named !== undefined) array = named;
        const drafts = array === null && !statOther.test(text) ? null : draftsOfLine(text, array ?? '');
        if (drafts === null) return raw.trim() === '';
        const update = /^\s+Update Time : (?<date>.{10,40})$/.exec(text)?.groups?.date;
        if (update !== undefined) times.fromText(update);
        for (const [part, draft] of drafts.entries()) sink.event(complete({ ...draft, line, byte: null, part, raw: text }));
        return true;
      },
      end: () => {
        array = null;
      },
    };
  },
};

/** Drafts of a line; null where it is none of these outputs. */
function draftsOfLine(text: string, array: string): PlacelessDraft[] | null {
  const stat = statLine.exec(text)?.groups;
  if (stat) return draftsOfStat(array, stat.state ?? '', (stat.members ?? '').split(' '));
  const blocks = statBlocks.exec(text)?.groups;
  if (blocks) return blocks.map?.includes('_') ? [arrayDraft('raid/array-degraded', `${array}: [${blocks.map}]`)] : [];
  const progress = statProgress.exec(text)?.groups;
  if (progress) return [arrayDraft('raid/array-activity', `${array}: ${progress.what} ${progress.percent} %`)];
  const member = detailMember.exec(text)?.groups;
  if (member) return memberDrafts(array, member.state?.trim() ?? '', member.device ?? null);
  const field = detailField.exec(text)?.groups;
  if (field) return field.key?.trim() === 'State' ? stateDrafts(array, field.value ?? '') : [];
  return detailHeader.test(text) || detailLine.test(text) || statOther.test(text) || continued.test(text) ? [] : null;
}

function draftsOfStat(array: string, state: string, members: readonly string[]): PlacelessDraft[] {
  const failed = members
    .map((member) => statMember.exec(member)?.groups)
    .flatMap((member) => (member?.flags?.includes('(F)') ? memberDrafts(array, 'faulty', `/dev/${member.name}`) : []));
  return [arrayDraft(state === 'inactive' ? 'raid/array-failed' : 'raid/array-state', `${array}: ${state}`), ...failed];
}

function stateDrafts(array: string, value: string): PlacelessDraft[] {
  const sign = signOfState({ of: 'array', state: value, text: `${array}: ${value.trim()}`, component: null });
  return [sign === null ? arrayDraft('raid/array-state', `${array}: ${value.trim()}`) : draftOfCondition(sign)];
}

function memberDrafts(array: string, state: string, device: string | null): PlacelessDraft[] {
  const component: Component = printedPart('drive', device === null ? null : diskOf(device));
  const sign = signOfState({ of: 'drive', state, text: `${array} member${device === null ? '' : ` ${device}`}: ${state}`, component });
  return sign === null ? [] : [draftOfCondition({ ...sign, details: { array, ...(device === null ? {} : { member: device }) } })];
}

/** The disk of a partition: what is exchanged is the disk. */
function diskOf(device: string): string {
  return device
    .replace(/^(?<disk>\/dev\/(?:sd|hd|vd)[a-z]{1,3})\d{1,3}$/, '$<disk>')
    .replace(/^(?<disk>\/dev\/nvme\d{1,3}n\d{1,3})p\d{1,3}$/, '$<disk>');
}

function arrayDraft(
  condition: 'raid/array-state' | 'raid/array-degraded' | 'raid/array-failed' | 'raid/array-activity',
  text: string,
): PlacelessDraft {
  return draftOfCondition({ condition, text, component: null });
}
