import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLog } from '#analyzers/logs/read-log.js';
import type { LogEvent } from '#domain/log-event.js';
import { expectRecord } from './sel-expectation.js';

// How SEL records are decoded, against the bit fields of the standard (key, offset, direction of every record), and against the severity
// of those records on which two tools agree: the state of ipmi-sel and the severity of ipmiutil; ipmitool prints none.
// Ends with 1 where a record differs or fewer than 97 % of the severities agree.

type Severity = LogEvent['severity']['derived'];
type PeerRecord = {
  readonly hex: string;
  readonly freeipmi?: { readonly state: string } | null;
  readonly ipmiutil?: { readonly severity: string } | null;
};
type Pair = { readonly record: PeerRecord; readonly event: LogEvent };

const neededShare = 0.97;
const recordBytes = 16;
const states: Readonly<Record<string, Severity>> = { Nominal: 'ok', Warning: 'warning', Critical: 'critical' };
/** ipmiutil has four levels, ours are three: MAJ is critical; the second figure counts it as a warning. */
const severities: Readonly<Record<string, Severity>> = { INF: 'ok', MIN: 'warning', MAJ: 'critical', CRT: 'critical' };
const severitiesWithMajorAsWarning: typeof severities = { ...severities, MAJ: 'warning' };

function recordsIn(folder: string): PeerRecord[] {
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

/** One raw SEL of all records; the events by the byte where they begin. */
function decode(records: readonly PeerRecord[]): Pair[] {
  const events = new Map<number, LogEvent>();
  const bytes = Buffer.from(records.map((record) => record.hex).join(''), 'hex');
  const block = { kind: 'bytes', file: 'sel-peer', bytes } as const;
  const options = { zoneOffsetMinutes: null, formatId: 'raw-sel' };
  readLog(block, options, { event: (event) => events.set(event.source.byte ?? -1, event), unread: (unread) => console.log(unread) });
  return records.flatMap((record, index) => {
    const event = events.get(index * recordBytes);
    return event === undefined ? [] : [{ record, event }];
  });
}

function differsFromBits({ record, event }: Pair): string[] {
  const expected = expectRecord(record.hex);
  const found = { key: event.event.key, offset: event.event.offset, direction: event.direction };
  const [want, have] = [JSON.stringify(expected), JSON.stringify(found)];
  return want === have ? [] : [`${record.hex} bits ${want} read ${have}`];
}

/** Prints one comparison of severities; answers with the share that agrees. */
function compareSeverities(title: string, pairs: readonly Pair[], scale: typeof severities): number {
  const agreed = pairs.flatMap((pair) => {
    const state = states[pair.record.freeipmi?.state ?? ''];
    return state !== undefined && state === scale[pair.record.ipmiutil?.severity ?? ''] ? [{ ...pair, state }] : [];
  });
  const differing = agreed.filter(({ event, state }) => event.severity.derived !== state);
  const share = agreed.length === 0 ? 1 : 1 - differing.length / agreed.length;
  console.log(
    `severity, ${title}: ${agreed.length - differing.length} of ${agreed.length} as both tools say (${(share * 100).toFixed(1)} %)`,
  );
  for (const { record, event, state } of differing)
    console.log(`  ${record.hex} ${event.event.key} ${event.direction}: ours ${event.severity.derived}, theirs ${state}`);
  return share;
}

const root = process.env.FAULTBOOK_BENCH_DATA;
if (root === undefined) {
  console.log('FAULTBOOK_BENCH_DATA is not set: nothing to compare with, skipped.');
} else {
  const records = recordsIn(join(root, 'sel-peer'));
  const pairs = decode(records);
  const differences = pairs.flatMap(differsFromBits);
  console.log(`key, offset, direction: ${pairs.length - differences.length} of ${records.length} records as their bits say`);
  for (const difference of differences) console.log(`  ${difference}`);
  const share = compareSeverities('MAJ of ipmiutil as critical', pairs, severities);
  compareSeverities('MAJ of ipmiutil as warning', pairs, severitiesWithMajorAsWarning);
  if (pairs.length < records.length || differences.length > 0 || share < neededShare) process.exitCode = 1;
}
