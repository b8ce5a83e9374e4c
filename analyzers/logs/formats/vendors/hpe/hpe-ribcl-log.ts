import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { firstElementOf, openXmlLines, type XmlMeaning } from '../../../readers/xml-line-reader.js';
import type { XmlRecord } from '../../../syntax/xml-elements.js';
import { draftOfHpeEntry, hpeTime } from './hpe-message.js';

const id = 'hpe-ribcl-log';
const frame = /^(?:RIBCL|EVENT_LOG|RESPONSE|GET_EVENT_LOG|SERVER_INFO|RIB_INFO|EVENT)$/;
/** `<EVENT>` alone could be anybody's: bare rows show by their attributes, or have them on the next lines. */
const bareRow = /^\s*<EVENT(?:\s*$|\s[^<>]{0,300}\b(?:SEVERITY|CLASS|INITIAL_UPDATE)\s?=)/;

/** IML and event log of iLO as its XML interface prints them (`GET_EVENT_LOG`). */
export const hpeRibclLog: LinesFormat = {
  kind: 'lines',
  id,
  title: 'HPE iLO event log (RIBCL XML)',
  reference: 'HPE iLO scripting and command line guide, RIBCL GET_EVENT_LOG',
  samples: [
    {
      name: 'an IML',
      kind: 'typical',
      content: [
        '<RIBCL VERSION="2.23">',
        '<RESPONSE STATUS="0x0000" MESSAGE=\'No error\' />',
        '<EVENT_LOG DESCRIPTION="Integrated Management Log">',
        '<EVENT SEVERITY="Critical" CLASS="Main Memory" LAST_UPDATE="02/03/2024 04:05" INITIAL_UPDATE="02/03/2024 04:05" COUNT="1" DESCRIPTION="DIMM Failure - Uncorrectable Memory Error (Processor 2, DIMM 3)"/>',
        '<EVENT SEVERITY="Repaired" CLASS="Power" LAST_UPDATE="02/03/2024 05:05" INITIAL_UPDATE="02/02/2024 04:05" COUNT="3" DESCRIPTION="System Power Supplies Not Redundant" EVENT_CLASS="0x000b" EVENT_CODE="0x0006"/>',
        '</EVENT_LOG>',
        '</RIBCL>',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/08/0b/01'] },
    },
    {
      name: 'attributes one a line, clock not set, a status register, documents after each other',
      kind: 'extreme',
      content: [
        '<RIBCL VERSION="2.23">',
        '<EVENT_LOG DESCRIPTION="iLO 4 Event Log">',
        '  <EVENT',
        '    SEVERITY="Informational"',
        '    CLASS="iLO 4"',
        '    LAST_UPDATE="[NOT SET] "',
        '    INITIAL_UPDATE="[NOT SET] "',
        '    COUNT="1"',
        '    DESCRIPTION="Server power restored."',
        '  />',
        '</EVENT_LOG>',
        '</RIBCL>',
        '<RIBCL VERSION="2.23"><EVENT_LOG DESCRIPTION="Integrated Management Log">',
        '<EVENT SEVERITY="Critical" CLASS="CPU" LAST_UPDATE="02/03/2024 04:06" INITIAL_UPDATE="02/03/2024 04:06" COUNT="1" DESCRIPTION="Uncorrectable Machine Check Exception (Board 0, Processor 1, APIC ID 0x00000000, Bank 0x00000008, Status 0xFE000000\'0001009F, Address 0x00000001\'23456780, Misc 0x00000000\'00000086)"/>',
        '</EVENT_LOG></RIBCL>',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['unknown', 'ipmi/07/6f/0b'] },
    },
    {
      name: 'a row without description, a broken row, a log that is cut off',
      kind: 'broken',
      content: [
        '<EVENT_LOG DESCRIPTION="Integrated Management Log">',
        '<EVENT SEVERITY="Caution" CLASS="POST Message" COUNT="1"/>',
        '<EVENT SEVERITY="Caution CLASS="POST Message" COUNT="1" DESCRIPTION="x"/>',
        '<EVENT SEVERITY="Caution" CLASS="POST Message" LAST_UPDATE="02/03/2024 04:06" INITIAL_UPDATE="02/03/2024 04:06" COUNT="1" DESCRIPTION="POST Error: 1794-Drive Array - Array Accelerator Battery Charge Low"/>',
        '<EVENT SEVERITY="Crit',
      ].join('\n'),
      expect: { events: 1, unread: 3, keys: ['ipmi/29/6f/00'] },
    },
  ],
  claims: (line) => {
    const name = firstElementOf(line);
    return name !== null && frame.test(name) && (name !== 'EVENT' || bareRow.test(line));
  },
  open: (context, sink) => {
    const times = createTimeReader(context);
    const grammar = {
      claims: (line: string) => frame.test(firstElementOf(line) ?? ''),
      isRecord: (name: string) => name === 'EVENT',
      meaningOf: (record: XmlRecord) => meaningOf(record, times),
    };
    return openXmlLines(id, grammar, context, sink);
  },
};

function meaningOf({ element: { attributes }, parents }: XmlRecord, times: TimeReader): XmlMeaning {
  const text = attributes.DESCRIPTION?.trim() ?? '';
  if (text === '') return 'malformed';
  const log = parents.findLast((parent) => parent.name === 'EVENT_LOG')?.attributes.DESCRIPTION ?? null;
  const draft = draftOfHpeEntry({
    text,
    severity: attributes.SEVERITY ?? null,
    className: attributes.CLASS ?? null,
    eventClass: attributes.EVENT_CLASS ?? null,
    eventCode: attributes.EVENT_CODE ?? null,
    count: attributes.COUNT ?? null,
    action: attributes.RECOMMENDED_ACTION ?? attributes.ACTION ?? null,
    first: hpeTime(attributes.INITIAL_UPDATE ?? '', times),
    last: hpeTime(attributes.LAST_UPDATE ?? '', times),
  });
  return [log === null ? draft : { ...draft, details: { ...draft.details, log } }];
}
