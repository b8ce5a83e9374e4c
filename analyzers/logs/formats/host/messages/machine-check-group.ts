import type { EventTime } from '#domain/log-event.js';
import type { TimeReader } from '../../../event/event-time.js';
import { draftOfMachineCheck } from './machine-check-draft.js';
import type { MachineCheckFields } from './machine-check-fields.js';
import { type MachineCheckPart, machineCheckPart } from './machine-check-lines.js';
import { type EmitEvent, type GroupReader, type LogLine, longestBlock, oldestOf, openBlocks, patience } from './message-group.js';

/** A machine check that a memory controller's driver sums up in its own line. */
export type ExplainedCheck = { readonly fields: MachineCheckFields; readonly time: EventTime | null; readonly lines: readonly LogLine[] };

/** Reader of machine checks; `explain` gives the latest open one of memory to the line that sums it up, which then tells the event. */
export type MachineCheckReader = GroupReader & { readonly explain: () => ExplainedCheck | null };

/** Words decide by what they begin with; lines without registers may go on for ever. */
const wordsLimitCharacters = 1_000;

type Block = { fields: MachineCheckFields; isComplete: boolean; readonly lines: LogLine[] };

/**
 * Makes the reader of the machine checks of one log. Lines of several processors may be mixed: a line goes to the oldest block that
 * does not have its fields yet.
 */
export function createMachineCheckReader(times: Pick<TimeReader, 'fromIso'>, emit: EmitEvent): MachineCheckReader {
  let open: Block[] = [];
  let passed = 0;
  let explained = false;
  const close = (blocks: readonly Block[]): void => {
    open = open.filter((block) => !blocks.includes(block));
    for (const block of blocks) emitBlock(block, times, emit);
  };
  const takePart = (part: MachineCheckPart, line: LogLine): boolean => {
    const block = part.begins ? undefined : blockFor(open, part);
    if (block) add(block, part, line);
    else if (part.begins || (part.opens && !explained)) {
      open.push({ fields: part.fields, isComplete: part.ends, lines: [line] });
      explained = false;
    } else return open.length > 0 || explained || Object.keys(part.fields).length === 0;
    if (open.length > openBlocks) close(open.slice(0, 1));
    return true;
  };
  return {
    take: (line) => {
      const part = machineCheckPart(line.message);
      if (part === null) return false;
      passed = 0;
      return takePart(part, line);
    },
    pass: () => {
      passed += 1;
      if (passed > patience) explained = false;
      if (open.length > 0) close(passed > patience ? open : open.filter((block) => block.isComplete));
    },
    flush: () => close(open),
    oldestLine: () => oldestOf(open),
    explain: () => {
      const told = sameError(open, open.findLast(isMemory));
      open = open.filter((block) => !told.includes(block));
      explained = told.length > 0;
      const [first] = told;
      if (first === undefined) return null;
      return { fields: first.fields, time: timeOf(first, times), lines: told.flatMap((block) => block.lines) };
    },
  };
}

function isMemory({ fields }: Block): boolean {
  return draftOfMachineCheck(fields)?.key === 'linux/mce/memory';
}

/** The machine check code and the memory controller's driver may both print the registers of one error. */
function sameError(open: readonly Block[], block: Block | undefined): Block[] {
  if (block === undefined) return [];
  const { status, address } = block.fields;
  return open.filter(
    (other) => other === block || (status !== undefined && other.fields.status === status && other.fields.address === address),
  );
}

function blockFor(open: readonly Block[], { fields }: MachineCheckPart): Block | undefined {
  const names = Object.keys(fields) as (keyof MachineCheckFields)[];
  const lacks = (block: Block): boolean =>
    names.every((name) => name === 'words' || name === 'vendor' || name === 'headline' || block.fields[name] === undefined);
  const incomplete = open.find((block) => !block.isComplete && lacks(block));
  return incomplete ?? (fields.words === undefined ? open.find(lacks) : undefined);
}

function add(block: Block, { fields, ends }: MachineCheckPart, line: LogLine): void {
  const words = [block.fields.words, fields.words].filter((text) => text !== undefined).join(' ');
  block.fields = { ...block.fields, ...fields, ...(words === '' ? {} : { words: words.slice(0, wordsLimitCharacters) }) };
  block.isComplete ||= ends;
  if (block.lines.length < longestBlock) block.lines.push(line);
}

function emitBlock(block: Block, times: Pick<TimeReader, 'fromIso'>, emit: EmitEvent): void {
  const draft = draftOfMachineCheck(block.fields);
  const time = timeOf(block, times);
  if (draft !== null) emit({ ...draft, ...(time === null ? {} : { time }) }, block.lines);
}

/** TIME is printed in seconds since 1970: an instant whatever the zone of the log. */
function timeOf({ fields, lines }: Block, times: Pick<TimeReader, 'fromIso'>): EventTime | null {
  return machineCheckTime(fields.seconds, times, lines[0]?.time ?? null);
}

/** Time of a machine check from its seconds since 1970; `printed` where they are missing or 0. */
export function machineCheckTime(
  seconds: string | undefined,
  times: Pick<TimeReader, 'fromIso'>,
  printed: EventTime | null,
): EventTime | null {
  const value = Number(seconds ?? 0);
  if (!(value > 0) || value > 0xffffffff) return printed;
  return { ...times.fromIso(new Date(value * 1000).toISOString()), text: printed?.text ?? seconds ?? null };
}
