import type { TimeReader } from '../../../event/event-time.js';
import { unlocatedComponent } from '../../../event/unlocated-component.js';
import { dimmsOfLabel, placeOf } from './edac-label.js';
import { draftOfMachineCheck } from './machine-check-draft.js';
import type { MachineCheckFields } from './machine-check-fields.js';
import { machineCheckTime } from './machine-check-group.js';
import { mcelogFields } from './mcelog-fields.js';
import { type EmitEvent, type GroupReader, type LogLine, longestBlock, oldestOf, patience } from './message-group.js';

const begins =
  /^(?:Hardware event\. This is not a software error|HARDWARE ERROR\.|MCE \d{1,6}$|CPU \d{1,5} BANK \d{1,3}\b|CPU \d{1,5} \d{1,2} [a-z])/;
const threshold =
  /^(?:Corrected memory errors on page (?<page>[0-9a-f]{1,16}) exceed threshold|(?:Fallback )?(?:SOCKET|Socket|DIMM|Channel)\b.{0,60}memory error count (?<count>\d{1,9}) exceeded threshold|(?<state>Offlining page) (?<offlined>[0-9a-f]{1,16}))/i;
const location =
  /^Location:? SOCKET:(?<socket>\d{1,2}|\?) CHANNEL:(?<channel>\d{1,2}|\?) DIMM:(?<dimm>\d{1,2}|\?) \[(?<label>[^\]]{0,60})\]/;
const cacheTrouble =
  /^(?:Running trigger `cache|CPUs? .{0,40}has large number of corrected cache errors|Large number of corrected cache errors)/i;

type Block = { fields: MachineCheckFields; readonly lines: LogLine[] };

/** Tells where a block of mcelog's output begins. */
export function isMcelogStart(text: string): boolean {
  return begins.test(text);
}

/**
 * Makes the reader of mcelog's output (mcelog(8)), from a file or from syslog: one event a machine check. Its TIME is in seconds since 1970.
 * `unread` gets the first line of a block that has neither status nor words.
 */
export function createMcelogReader(
  times: Pick<TimeReader, 'fromIso'>,
  emit: EmitEvent,
  unread: (first: LogLine) => void = () => {},
): GroupReader {
  let open: Block | null = null;
  let passed = 0;
  const close = (): void => {
    const [first] = open?.lines ?? [];
    if (open !== null && first !== undefined && !emitBlock(open, times, emit)) unread(first);
    open = null;
  };
  return {
    take: (line) => {
      const text = line.message.trimEnd();
      passed = 0;
      const isStart = begins.test(text);
      if (isStart && open !== null && startsNext(open, text)) close();
      if (open === null && !isStart) return readNotice(line, emit);
      const fields = mcelogFields(text) ?? (isStart ? {} : null);
      if (fields === null) {
        close();
        return readNotice(line, emit);
      }
      open ??= { fields: {}, lines: [] };
      add(open, fields, line);
      return true;
    },
    pass: () => {
      passed += 1;
      if (passed > patience) close();
    },
    flush: close,
    oldestLine: () => oldestOf(open === null ? [] : [open]),
  };
}

/** Heading, number and first line of a block each look like a beginning: the next block begins where the open one has its bank. */
function startsNext({ fields }: Block, text: string): boolean {
  return fields.bank !== undefined || (fields.status !== undefined && !text.startsWith('CPU '));
}

function add(block: Block, fields: MachineCheckFields, line: LogLine): void {
  const words = [block.fields.words, fields.words].filter((text) => text !== undefined).join('; ');
  // The first value stands: the decoded part repeats registers in other words.
  block.fields = { ...fields, ...block.fields, ...(words === '' ? {} : { words: words.slice(0, 300) }) };
  if (block.lines.length < longestBlock) block.lines.push(line);
}

function emitBlock({ fields, lines }: Block, times: Pick<TimeReader, 'fromIso'>, emit: EmitEvent): boolean {
  const draft = draftOfMachineCheck(fields);
  if (draft === null) return false;
  const time = machineCheckTime(fields.seconds, times, lines[0]?.time ?? null);
  emit({ ...draft, ...(time === null ? {} : { time }) }, lines);
  return true;
}

/** Messages of the daemon about what it has counted. */
function readNotice(line: LogLine, emit: EmitEvent): boolean {
  const counted = threshold.exec(line.message)?.groups;
  const place = location.exec(line.message)?.groups;
  if (counted || place) {
    const isOffline = counted?.state !== undefined;
    emit(
      {
        key: isOffline ? 'linux/memory/page-offline' : 'linux/memory/threshold',
        ...(isOffline ? {} : { aliases: ['ipmi/0c/6f/05'] }),
        class: 'message',
        meaning: isOffline ? 'activity' : 'fault',
        severity: { reported: null, derived: 'warning' },
        provenance: 'vendorDocument',
        text: line.message,
        components: dimmsOfLabel(place?.label ?? '', placeOf(place?.socket, place?.channel, place?.dimm)),
      },
      [line],
    );
    return true;
  }
  if (!cacheTrouble.test(line.message)) return false;
  emit(
    {
      key: 'linux/mce/cache',
      aliases: ['ipmi/07/6f/0c'],
      class: 'message',
      meaning: 'fault',
      severity: { reported: null, derived: 'warning' },
      provenance: 'vendorDocument',
      text: 'Large number of corrected cache errors of a processor',
      components: [unlocatedComponent('cpu')],
    },
    [line],
  );
  return true;
}
