import { createEventCompleter } from '../../../event/complete-event.js';
import { createTimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { draftsOfPhosphorEntry, type PhosphorEntry } from './phosphor-entry.js';

const id = 'phosphor-busctl';
const interfaceRow = /^(?<name>(?:xyz|org|com)\.[\w.]{3,120}) {1,80}interface {1,20}-/;
const memberRow = /^\.(?<name>\w{1,60}) {1,80}(?<kind>property|method|signal) {1,20}(?<signature>\S{1,40}) {1,40}(?<value>.*)$/;
const heading = /^NAME {1,80}TYPE {1,40}SIGNATURE/;
const flags = / {1,20}(?:emits-change|emits-invalidation|const|writable|-)(?: (?:writable|deprecated))*$/;
const quoted = /"(?:[^"\\]|\\.)*"/g;
const entryInterface = 'xyz.openbmc_project.Logging.Entry';
const level = `${entryInterface}.Level.`;
const mostProperties = 60;

type Held = { readonly line: number; readonly raw: string[]; readonly properties: Map<string, string> };

/** `busctl introspect` of log entries of OpenBMC, one or more after each other. */
export const phosphorBusctl: LinesFormat = {
  id,
  kind: 'lines',
  title: 'OpenBMC busctl introspect of a log entry',
  reference: 'systemd busctl(1); xyz.openbmc_project.Logging.Entry',
  samples: [
    {
      name: 'an entry with additional data',
      kind: 'typical',
      content: [
        'NAME                                        TYPE      SIGNATURE RESULT/VALUE                             FLAGS',
        'org.freedesktop.DBus.Introspectable         interface -         -                                        -',
        '.Introspect                                 method    -         s                                        -',
        'xyz.openbmc_project.Logging.Entry           interface -         -                                        -',
        '.AdditionalData                             property  as        2 "SENSOR=PSU2" "READING=0"              emits-change writable',
        '.Id                                         property  u         14                                       emits-change writable',
        '.Message                                    property  s         "PSU 2 input lost"                       emits-change writable',
        '.Resolved                                   property  b         false                                    emits-change writable',
        `.Severity                                   property  s         "${level}Error" emits-change writable`,
        '.Timestamp                                  property  t         1675397106123                            emits-change writable',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['ipmi/08/6f/03'] },
    },
    {
      name: 'two dumps after each other, other interfaces, values without quotes',
      kind: 'extreme',
      content: [
        'xyz.openbmc_project.Association.Definitions interface - - -',
        '.Associations property a(sss) 0 emits-change writable',
        'xyz.openbmc_project.Logging.Entry interface - - -',
        '.Id property u 1 emits-change',
        '.Message property s "xyz.openbmc_project.State.Error.Boot" emits-change',
        `.Severity property s "${level}Critical" emits-change`,
        'NAME TYPE SIGNATURE RESULT/VALUE FLAGS',
        'xyz.openbmc_project.Logging.Entry interface - - -',
        '.Id property u 2 emits-change',
        '.Message property s "CPU 0 IERR" emits-change',
        `.Severity property s "${level}Critical" emits-change`,
        '.Resolved property b true emits-change',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['openbmc/State.Error.Boot', 'ipmi/07/6f/00'] },
    },
    {
      name: 'an entry that is cut off before its message',
      kind: 'broken',
      content: ['xyz.openbmc_project.Logging.Entry interface - - -', '.Id property u 1 emits-change'].join('\n'),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => heading.test(line) || interfaceRow.test(line) || memberRow.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: id });
    const times = createTimeReader(context);
    let held: Held | null = null;
    const flush = () => {
      if (held?.properties.size) {
        const { line, raw, properties } = held;
        const drafts = draftsOfPhosphorEntry(entryOf(properties), times);
        if (drafts === null) sink.unread({ line, byte: null, raw: raw.join('\n') }, 'malformedRecord');
        for (const draft of drafts ?? []) sink.event(complete({ ...draft, line, byte: null, raw: raw.join('\n') }));
      }
      held = null;
    };
    return {
      read: (raw, line) => {
        const name = interfaceRow.exec(raw)?.groups?.name;
        if (heading.test(raw) || name !== undefined) {
          // Properties of other interfaces of the same object do not end the entry.
          if (name === entryInterface || heading.test(raw)) flush();
          if (name === entryInterface) held = { line, raw: [raw], properties: new Map() };
          return true;
        }
        const member = memberRow.exec(raw)?.groups;
        if (!member) return false;
        if (held !== null && member.kind === 'property' && held.properties.size < mostProperties) {
          held.properties.set(member.name ?? '', (member.value ?? '').replace(flags, '').trim());
          held.raw.push(raw);
        }
        return true;
      },
      end: flush,
    };
  },
};

function entryOf(properties: ReadonlyMap<string, string>): PhosphorEntry {
  const text = (name: string): string => unquote(properties.get(name) ?? '');
  const pairs = [...(properties.get('AdditionalData') ?? '').matchAll(quoted)].map(([pair]) => unquote(pair));
  const split = pairs.map((pair) => [pair.slice(0, Math.max(pair.indexOf('='), 0)), pair.slice(pair.indexOf('=') + 1)] as const);
  return {
    id: text('Id') || null,
    message: text('Message'),
    severity: text('Severity').startsWith(level) ? text('Severity').slice(level.length) : text('Severity'),
    timestamp: text('Timestamp'),
    isResolved: text('Resolved') === 'true',
    resolution: text('Resolution') || null,
    eventId: text('EventId') || null,
    additional: new Map(split),
  };
}

function unquote(value: string): string {
  return value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
}
