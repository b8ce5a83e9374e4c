import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { firstElementOf, openXmlLines, type XmlMeaning } from '../../../readers/xml-line-reader.js';
import type { XmlElement } from '../../../syntax/xml-elements.js';
import { dellLifecycleSamples } from './dell-lifecycle-xml-samples.js';
import { draftOfDellEntry } from './dell-message.js';

const id = 'dell-lifecycle-xml';
const root = 'LCLogEvents';
const recordName = 'Event';
const bareRecord = /^\s*<Event\s[^<>]{0,300}\b(?:AgentID|Sequence)\s?=/;

/** The lifecycle log as iDRAC exports it in XML (`racadm lclog export`, TSR, web page); one event a line, pretty, or all on one line. */
export const dellLifecycleXml: LinesFormat = {
  kind: 'lines',
  id,
  title: 'iDRAC lifecycle log (XML)',
  reference: 'Dell Lifecycle Controller log export, LCLogEvents schema 1.0',
  samples: dellLifecycleSamples,
  claims: (line) => firstElementOf(line) === root || bareRecord.test(line),
  open: (context, sink) => {
    const times = createTimeReader(context);
    const grammar = {
      claims: (line: string) => firstElementOf(line) === root || firstElementOf(line) === recordName,
      isRecord: (name: string) => name === recordName,
      meaningOf: ({ element }: { readonly element: XmlElement }) => meaningOf(element, times),
    };
    return openXmlLines(id, grammar, context, sink);
  },
};

function meaningOf(element: XmlElement, times: TimeReader): XmlMeaning {
  const child = (name: string) => element.children.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const textOf = (name: string) => child(name)?.text || element.attributes[name] || null;
  const args = argsOf(child('MessageArgs'));
  const messageId = textOf('MessageID');
  const text = textOf('Message') ?? (messageId === null ? null : [messageId, ...args].join(' '));
  if (text === null) return 'malformed';
  const entry = {
    text: fillArgs(text, args),
    id: messageId,
    recordId: element.attributes.Sequence ?? textOf('SequenceNumber'),
    time: timeOf(element.attributes.Timestamp ?? textOf('Timestamp') ?? '', times),
    severity: element.attributes.Severity ?? textOf('Severity'),
    args,
    agent: element.attributes.AgentID ?? null,
    category: element.attributes.Category ?? null,
    fqdd: textOf('FQDD'),
    comment: textOf('Comment'),
    rawEventData: textOf('RawEventData'),
  };
  return [withDetail(draftOfDellEntry(entry, times), textOf('RecommendedAction'))];
}

function withDetail(draft: PlacelessDraft, resolution: string | null): PlacelessDraft {
  return resolution === null ? draft : { ...draft, details: { ...draft.details, resolution } };
}

function argsOf(list: XmlElement | undefined): string[] {
  return (list?.children ?? []).map((arg) => arg.text).filter((text) => text !== '');
}

/** Some firmware leaves the places of its arguments in the message. */
function fillArgs(text: string, args: readonly string[]): string {
  return text.replace(/%(\d)\b/g, (printed, number) => args[Number(number) - 1] ?? printed);
}

function timeOf(text: string, times: TimeReader): ReturnType<TimeReader['fromIso']> {
  const time = times.fromIso(text);
  return time.instant === null ? times.fromText(text) : time;
}
