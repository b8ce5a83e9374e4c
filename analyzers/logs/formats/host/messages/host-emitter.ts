import type { LogEvent } from '#domain/log-event.js';
import { createRowCompleter, eventId } from '../../../event/complete-event.js';
import type { EventSink, ReadContext } from '../../../log-format.js';
import type { EmitEvent, LogLine } from './message-group.js';

/** Emits what messages tell, and messages that tell nothing of the hardware. */
export type HostEmitter = {
  readonly emit: EmitEvent;
  readonly plain: (line: LogLine) => void;
  /** Passes on, in the order of their lines, the events that begin before a line; the number of those still held. */
  readonly release: (before: number) => number;
  /** Id of the event that begins at a line. */
  readonly idOf: (line: number) => string;
};

const rawLines = 40;

/** Makes the emitter of one block: an event stands at its first line, its raw text is all its lines. */
export function createHostEmitter(format: string, context: Pick<ReadContext, 'file'>, sink: EventSink): HostEmitter {
  const { describe, complete } = createRowCompleter({ file: context.file, format });
  const nothing = describe(plainMessage);
  const hold = createQueue(sink);
  return {
    emit: (draft, lines) => {
      const [first] = lines;
      if (first === undefined) return;
      const raw = lines
        .slice(0, rawLines)
        .map((line) => line.raw)
        .join('\n');
      const time = draft.time ?? first.time;
      const row = describe(draft);
      hold.add(first.line, (part) => complete(row, { line: first.line, byte: null, raw, ...part, ...(time === null ? {} : { time }) }));
    },
    plain: ({ line, raw, message, time }) => {
      hold.add(line, (part) => {
        const event = complete(nothing, { line, byte: null, raw, ...part, ...(time === null ? {} : { time }) });
        return { ...event, event: { ...event.event, text: message } };
      });
    },
    release: hold.release,
    idOf: (line) => eventId(context.file, { line, byte: null }),
  };
}

const plainMessage = {
  key: 'unknown',
  class: 'message',
  meaning: 'unknown',
  severity: { reported: null, derived: 'ok' },
  provenance: 'unknown',
  text: '',
  components: [],
} as const;

type Part = { readonly part?: number };
type Held = { readonly line: number; readonly make: (part: Part) => LogEvent };

/** Holds events until no block that began earlier is open. Several events of one line get parts. */
function createQueue(sink: EventSink): {
  readonly add: (line: number, make: Held['make']) => void;
  readonly release: HostEmitter['release'];
} {
  let held: Held[] = [];
  let lastLine = -1;
  let part = 0;
  const pass = ({ line, make }: Held): void => {
    part = line === lastLine ? part + 1 : 0;
    lastLine = line;
    sink.event(make(part === 0 ? {} : { part }));
  };
  return {
    add: (line, make) => held.push({ line, make }),
    release: (before) => {
      if (held.length === 0) return 0;
      const [first] = held;
      if (held.length === 1 && first !== undefined && first.line < before) {
        held = [];
        pass(first);
        return 0;
      }
      const ready = held.filter((each) => each.line < before).sort((left, right) => left.line - right.line);
      held = held.filter((each) => each.line >= before);
      for (const each of ready) pass(each);
      return held.length;
    },
  };
}
