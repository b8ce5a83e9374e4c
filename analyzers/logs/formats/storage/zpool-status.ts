import type { PlacelessDraft } from '../../event/draft-of-record.js';
import type { LinesFormat } from '../../log-format.js';
import { openSingleLines } from '../../readers/single-line-reader.js';
import { printedPart } from '../../storage/drive-part.js';
import { draftOfCondition, type StorageCondition } from '../../storage/storage-condition.js';
import { promptOf } from './report-paragraphs.js';

const id = 'zpool-status';
const isOwnPrompt = promptOf(/\bzpool\b/);
const poolLine = /^\s{2}pool: (?<pool>\S{1,100})\s*$/;
const header = /^\s{1,10}NAME\s+STATE\s+READ\s+WRITE\s+CKSUM\s*$/;
const row =
  /^\s{1,20}(?<name>\S{1,120})\s+(?<state>ONLINE|DEGRADED|FAULTED|OFFLINE|UNAVAIL|REMOVED|INUSE|AVAIL)(?:\s+(?<read>[\d.]+[KMGT]?)\s+(?<write>[\d.]+[KMGT]?)\s+(?<checksum>[\d.]+[KMGT]?)(?:\s+(?<rest>\S.{0,120}))?)?\s*$/;
const stateLine = /^ state: (?<state>[A-Z]{4,12})\s*$/;
const otherLine =
  /^(?:\s*(?:status|action|see|scan|scrub|config|errors|remove|checkpoint|dedup|logs|cache|spares|special):?(?:\s|$)|\s{1,8}\S)/;
const groupName = /^(?:mirror|raidz\d?|draid\d?|spare|replacing|logs|cache|special)(?:-\d{1,4})?(?::\S{0,30})?$/;
const poolStates: Readonly<Record<string, StorageCondition>> = {
  DEGRADED: 'raid/array-degraded',
  FAULTED: 'raid/array-failed',
  UNAVAIL: 'raid/array-failed',
  SUSPENDED: 'raid/array-failed',
};
const memberStates: Readonly<Record<string, StorageCondition>> = {
  DEGRADED: 'raid/drive-failed',
  FAULTED: 'raid/drive-failed',
  UNAVAIL: 'raid/drive-missing',
  REMOVED: 'raid/drive-missing',
  OFFLINE: 'raid/drive-offline',
};

/** Output of `zpool status`. */
export const zpoolStatus: LinesFormat = {
  kind: 'lines',
  id,
  title: 'zpool status',
  reference: 'zpool-status(8), OpenZFS 0.8–2.2',
  samples: [
    {
      name: 'a degraded pool with a faulted disk',
      kind: 'typical',
      content: [
        '  pool: tank',
        ' state: DEGRADED',
        'status: One or more devices are faulted in response to persistent errors.',
        'config:',
        '',
        '\tNAME        STATE     READ WRITE CKSUM',
        '\ttank        DEGRADED     0     0     0',
        '\t  mirror-0  DEGRADED     0     0     0',
        '\t    sda     ONLINE       0     0     0',
        '\t    sdb     FAULTED      3   120     0  too many errors',
        '',
        'errors: No known data errors',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['raid/array-degraded', 'raid/drive-failed'] },
    },
    {
      name: 'checksum errors on a disk that is online, a missing one',
      kind: 'extreme',
      content: [
        '  pool: backup',
        ' state: ONLINE',
        '  scan: scrub repaired 0B in 05:10:02 with 0 errors on Sun Mar  3 05:34:03 2024',
        'config:',
        '',
        '\tNAME                     STATE     READ WRITE CKSUM',
        '\tbackup                   ONLINE       0     0     0',
        '\t  raidz2-0               ONLINE       0     0     0',
        '\t    wwn-0x5000000000001  ONLINE       0     0    1.2K',
        '\t    1234567890           UNAVAIL      0     0     0  was /dev/sdc1',
        '\t    sdd                  ONLINE       5     0     0',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['raid/array-state', 'raid/link-error', 'raid/drive-missing', 'raid/media-error'] },
    },
    { name: 'a pool without its table', kind: 'broken', content: '  pool: lost', expect: { events: 0, unread: 0, keys: [] } },
  ],
  claims: (line) => poolLine.test(line) || isOwnPrompt(line),
  open: openSingleLines(id, () => {
    let pool: string | null = null;
    return (line) => {
      const text = line.slice(0, 400);
      if (isOwnPrompt(text)) return 'silent';
      pool = poolLine.exec(text)?.groups?.pool ?? pool;
      if (pool === null) return null;
      const state = stateLine.exec(text)?.groups?.state;
      if (state !== undefined) return draftOfPool(pool, state);
      const found = row.exec(text)?.groups;
      if (found) return found.name === pool || groupName.test(found.name ?? '') ? 'silent' : (draftOfMember(found) ?? 'silent');
      return poolLine.test(text) || header.test(text) || otherLine.test(text) || text.trim() === '' ? 'silent' : null;
    };
  }),
};

function draftOfPool(pool: string, state: string): PlacelessDraft {
  return draftOfCondition({
    condition: poolStates[state] ?? 'raid/array-state',
    text: `Pool ${pool}: ${state}`,
    reported: state,
    component: null,
  });
}

/** A disk by its state; one that is online but reads wrong data has a bad path or bad media. */
function draftOfMember(found: Readonly<Record<string, string | undefined>>): PlacelessDraft | null {
  const { name = '', state = '', read = '0', write = '0', checksum = '0' } = found;
  const component = printedPart('drive', /^(?:sd|nvme|da|ada)\w+$/.test(name) ? `/dev/${name}` : name);
  const text = `Member ${state}: read ${read}, write ${write}, checksum errors ${checksum}`;
  const condition =
    memberStates[state] ?? (read !== '0' || write !== '0' ? 'raid/media-error' : checksum !== '0' ? 'raid/link-error' : null);
  return condition === null ? null : draftOfCondition({ condition, text, reported: state, component });
}
