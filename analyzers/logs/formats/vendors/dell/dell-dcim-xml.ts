import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { firstElementOf, openXmlLines, type XmlMeaning } from '../../../readers/xml-line-reader.js';
import type { XmlElement } from '../../../syntax/xml-elements.js';
import { type DcimInstance, instanceOf } from './dell-dcim-fields.js';
import { draftsOfView } from './dell-dcim-parts.js';
import { dellDcimSamples } from './dell-dcim-xml-samples.js';
import { draftOfDellEntry } from './dell-message.js';

const id = 'dell-dcim-xml';
const dcimElement = /^DCIM_\w{1,60}$/;
const frame =
  /^(?:CIM|MESSAGE|SIMPLERSP|SIMPLEREQ|IMETHODRESPONSE|IRETURNVALUE|VALUE\.\w+|INSTANCE|INSTANCENAME|Inventory|Envelope|Results|EnumerateResponse)$/;
const logEntry = /^DCIM_(?:LC|SEL)LogEntry$/;

/** CIM's perceived severities (DMTF CIM_LogEntry). */
const severities: Readonly<Record<string, string>> = {
  2: 'Information',
  3: 'Warning',
  4: 'Minor',
  5: 'Major',
  6: 'Critical',
  7: 'Fatal',
};

/** Instances of iDRAC's DCIM classes: log entries and the hardware inventory, as CIM-XML (TSR, `hwinventory export`) or WS-Man prints them. */
export const dellDcimXml: LinesFormat = {
  kind: 'lines',
  id,
  title: 'iDRAC DCIM instances (CIM-XML, WS-Man)',
  reference: 'Dell DCIM profiles (Lifecycle Log, SEL, Memory, CPU, Physical Disk, Power Supply, Simple NIC, RAID); DMTF DSP0201, DSP0226',
  samples: dellDcimSamples,
  claims: (line) => begins(firstElementOf(line)),
  open: (context, sink) => {
    const times = createTimeReader(context);
    const grammar = {
      claims: (line: string) => begins(firstElementOf(line)),
      isRecord: (name: string) => dcimElement.test(name) || name === 'INSTANCE' || name === 'Component',
      meaningOf: ({ element }: { readonly element: XmlElement }) => meaningOf(element, times),
    };
    return openXmlLines(id, grammar, context, sink);
  },
};

function begins(name: string | null): boolean {
  return name !== null && (dcimElement.test(name) || frame.test(name));
}

function meaningOf(element: XmlElement, times: TimeReader): XmlMeaning {
  const instance = instanceOf(element);
  if (!logEntry.test(instance.className)) return draftsOfView(instance);
  const draft = draftOfLogEntry(instance, times);
  return draft === null ? 'malformed' : [draft];
}

function draftOfLogEntry({ values, shown }: DcimInstance, times: TimeReader): PlacelessDraft | null {
  const field = (...names: readonly string[]) => names.map((name) => values.get(name)).find((value) => value !== undefined) ?? null;
  const text = field('message', 'elementname', 'description');
  if (text === null) return null;
  const severity = field('perceivedseverity');
  const entry = {
    text,
    id: field('messageid'),
    recordId: field('recordid', 'seqnumber', 'instanceid'),
    time: times.fromCimDateTime(field('creationtimestamp', 'timestamp') ?? ''),
    severity: shown.get('perceivedseverity') ?? severities[severity ?? ''] ?? severity,
    args: (field('messagearguments') ?? '').split(', ').filter((arg) => arg !== ''),
    agent: field('agentid'),
    category: field('category'),
    fqdd: field('fqdd'),
    comment: field('comment'),
    rawEventData: field('raweventdata', 'recorddata'),
  };
  return draftOfDellEntry(entry, times);
}
