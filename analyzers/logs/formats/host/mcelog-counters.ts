import { dimmsOfLabel, placeOf } from './messages/edac-label.js';
import { draftOfCleanController, draftOfMemoryError } from './messages/memory-error-draft.js';
import { type EmitEvent, type GroupReader, type LogLine, oldestOf } from './messages/message-group.js';

type Counters = {
  readonly socket: string;
  readonly channel: string;
  readonly dimm: string;
  label: string;
  degree: 'CE' | 'UE';
  CE: number;
  UE: number;
  readonly lines: LogLine[];
};

const heading = /^(?:Memory errors|Memory controller errors)$/;
const module = /^SOCKET:? ?(?<socket>\d{1,3}|\?) CHANNEL:? ?(?<channel>\d{1,2}|\?|unknown) DIMM:? ?(?<dimm>\d{1,2}|\?|unknown)$/i;
const name = /^DMI_NAME "(?<label>[^"]{1,60})"/;
const degree = /^(?<degree>un)?corrected memory errors:?$/i;
const total = /^[ \t]+(?<total>\d{1,12}) total$/;
const recent = /^[ \t]+\d{1,12} in \S{1,12}$/;

/** Tells where the counters of `mcelog --client` begin. */
export function isCounterStart(line: string): boolean {
  return heading.test(line) || module.test(line);
}

/** Makes the reader of mcelog's counters: an event for each kind of error that a module has, a state where it has none. */
export function createMcelogCounters(emit: EmitEvent): GroupReader {
  let open: Counters | null = null;
  const close = (): void => {
    if (open !== null) emitCounters(open, emit);
    open = null;
  };
  return {
    take: (line) => {
      const text = line.message;
      if (heading.test(text)) return true;
      const found = module.exec(text)?.groups;
      if (found) {
        close();
        const { socket = '', channel = '', dimm = '' } = found;
        open = { socket, channel, dimm, label: '', degree: 'CE', CE: 0, UE: 0, lines: [line] };
        return true;
      }
      return open !== null && addCounter(open, line);
    },
    pass: () => {},
    flush: close,
    oldestLine: () => oldestOf(open === null ? [] : [open]),
  };
}

function addCounter(counters: Counters, line: LogLine): boolean {
  const text = line.message;
  const kind = degree.exec(text);
  const count = total.exec(text)?.groups;
  const label = name.exec(text)?.groups?.label;
  if (kind) counters.degree = kind.groups?.degree === undefined ? 'CE' : 'UE';
  else if (count) counters[counters.degree] = Number(count.total);
  else if (label !== undefined) counters.label = label;
  else if (!recent.test(text)) return false;
  if (counters.lines.length < 10) counters.lines.push(line);
  return true;
}

function emitCounters({ socket, channel, dimm, label, CE, UE, lines }: Counters, emit: EmitEvent): void {
  const dimms = dimmsOfLabel(label === '' ? `SOCKET ${socket} CHANNEL ${channel} DIMM ${dimm}` : label, placeOf(socket, channel, dimm));
  const details = { source: 'mcelog' };
  if (CE > 0) emit(draftOfMemoryError({ degree: 'CE', count: CE, words: '', dimms, details }), lines);
  if (UE > 0) emit(draftOfMemoryError({ degree: 'UE', count: UE, words: '', dimms, details }), lines);
  if (CE + UE === 0) emit(draftOfCleanController(dimms), lines);
}
