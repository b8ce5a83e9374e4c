import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { createPrefixReader, type PrefixReader } from '../../../readers/log-prefix.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';
import { draftOfLenovoEntry, findLenovoId } from './lenovo-message.js';

const id = 'lxca-syslog';
const opening = /^(?:<\d{1,3}>)?.{0,120}?\[appl=/i;
/** Keys of the bracket; values hold blanks and colons, so that only a known key ends the one before it. */
const knownKey =
  /(?:^|\s)(?<key>appl|service|severity|class|appladdr|user|src|src_name|uuid|me|resourceIP|systemName|systypename|serialn|resourceId|seq|sequence|serialnum|mtm|msgID|evtId|EventID|CommonEventID|flags|userid|localLogID|localLogSequence|eventSourceIP|chassisSlot|failFRUs|failSNs|eventTimestamp)\s?=/gi;
/** The end of the bracket, not that of a redacted value in it (`appladdr=[ip] user=`). */
const closing = /(?<!\[[a-z-]{2,31})\] /;
/** Some versions print the text inside the bracket. */
const description = ' desc=[';
/** A relay puts a prefix of its own before the time. */
const ownTime = /\s(?<time>\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:?\d{2})?)$/;
const bracketLimit = 2_000;

type Fields = ReadonlyMap<string, string>;

/** Events that Lenovo XClarity Administrator forwards to a syslog server. */
export const lxcaSyslog: LinesFormat = {
  kind: 'lines',
  id,
  title: 'Lenovo XClarity Administrator syslog',
  reference: 'Lenovo XClarity Administrator user guide, forwarding events to a syslog server',
  samples: [
    {
      name: 'a forwarded event',
      kind: 'typical',
      content:
        '<8>Feb  3 04:05:06 2024 [appl=LXCA service=PLATFORM severity=CRITICAL class=POWER appladdr=192.0.2.10 user= src=Server 7: rack 2 uuid=00112233445566778899AABBCCDDEEFF me=node-7 resourceIP=192.0.2.7 seq=1234 EventID=FQXSPPW0031J CommonEventID=FQXPMEM0205I] Power Supply 2 has lost input.',
      expect: { events: 1, unread: 0, keys: ['ipmi/08/6f/03'] },
    },
    {
      name: 'an ISO time, an id in hex, an activity',
      kind: 'extreme',
      content: [
        '<8>2024-02-03T04:05:06+08:00 [appl=LXCA service=PLATFORM severity=WARNING class=MEMORY src=node 3 uuid=00112233 seq=12 EventID=806F050C2004FFFF CommonEventID=] Memory Logging Limit Reached for DIMM 4 on Subsystem System Memory.',
        '<8>Feb  3 04:06:06 2024 [appl=LXCA service=MANAGEMENT severity=INFORMATIONAL class=AUDIT user=OPERATOR src=LXCA seq=13 EventID=FQXHMSE0001I] The login was successful.',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/05', 'lenovo/FQXHMSE0001I'] },
    },
    {
      name: 'the text inside the bracket',
      kind: 'extreme',
      content:
        '<12>1 2024-02-03T04:05:06Z xclarity.example - - - - [appl=LXCA service=Event severity=Critical class=Hardware user=none src_name=node1 me=ab resourceId= evtId=FQXSPPW0031J serialn=EXAMPLE desc=[Power Supply 2 has lost input.]]',
      expect: { events: 1, unread: 0, keys: ['ipmi/08/6f/03'] },
    },
    {
      name: 'a bracket that does not end',
      kind: 'broken',
      content: '<8>Feb  3 04:05:06 2024 [appl=LXCA service=PLATFORM severity=CRITICAL class=POWER',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => opening.test(line.slice(0, 200)),
  open: openSingleLines(id, (context, times) => {
    const prefixOf = createPrefixReader(context);
    return (line) => {
      if (!opening.test(line.slice(0, 200))) return null;
      return draftOf(line, prefixOf, times) ?? 'malformed';
    };
  }),
};

function draftOf(line: string, prefixOf: PrefixReader, times: TimeReader): PlacelessDraft | null {
  const start = line.search(/\[appl=/i);
  const described = line.indexOf(description, start);
  const end = described < 0 ? endOfBracket(line, start) : described;
  if (end < 0 || end - start > bracketLimit) return null;
  const fields = fieldsOf(line.slice(start + 1, end));
  const text = described < 0 ? line.slice(end + 2).trim() : line.slice(end + description.length).replace(/\]{1,2}\s*$/, '');
  const draft = draftOfLenovoEntry({
    text,
    id: findLenovoId(fields.get('eventid') ?? fields.get('evtid') ?? '') ?? findLenovoId(fields.get('commoneventid') ?? ''),
    recordId: fields.get('seq') ?? fields.get('sequence') ?? null,
    severity: fields.get('severity') ?? null,
    source: fields.get('src') ?? null,
    time: timeOf(line, start, prefixOf, times),
  });
  return { ...draft, details: { ...draft.details, ...detailsOf(fields) } };
}

function endOfBracket(line: string, start: number): number {
  const found = line.slice(start, start + bracketLimit + 2).search(closing);
  return found < 0 ? found : start + found;
}

function fieldsOf(bracket: string): Fields {
  const found = [...bracket.matchAll(knownKey)];
  return new Map(
    found.map((match, index) => {
      const valueStart = match.index + match[0].length;
      return [(match.groups?.key ?? '').toLowerCase(), bracket.slice(valueStart, found[index + 1]?.index).trim()];
    }),
  );
}

function timeOf(line: string, bracketAt: number, prefixOf: PrefixReader, times: TimeReader): ReturnType<typeof readPrintedTime> {
  const printed = line
    .slice(0, bracketAt)
    .replace(/^<\d{1,3}>/, '')
    .trim();
  const time = readPrintedTime(ownTime.exec(printed)?.groups?.time ?? printed, times);
  return time.instant === null ? (prefixOf(line)?.time ?? time) : time;
}

function detailsOf(fields: Fields): Record<string, string> {
  const names = ['service', 'class', 'uuid', 'me', 'serialnum', 'mtm', 'failfrus', 'failsns'] as const;
  return Object.fromEntries(names.flatMap((name) => (fields.get(name) ? [[name, fields.get(name) ?? '']] : [])));
}
