/** Table of samples of the lifecycle log in XML. */
import type { LinesFormat } from '../../../log-format.js';

export const dellLifecycleSamples: LinesFormat['samples'] = [
  {
    name: 'two events over several lines',
    kind: 'typical',
    content: [
      '<LCLogEvents lang="en" schemaVersion="1.0" xmlns:dm="http://www.w3.org/2001/XMLSchema">',
      '  <Event AgentID="SEL" Category="System Health" Severity="Critical" Timestamp="2024-02-03T04:05:06-0600" Sequence="871">',
      '    <MessageID>PSU0003</MessageID>',
      '    <MessageArgs><Arg>2</Arg></MessageArgs>',
      '    <Message>The power input for power supply 2 is lost.</Message>',
      '    <FQDD>PSU.Slot.2</FQDD>',
      '    <Comment></Comment>',
      '    <RawEventData>0b,00,02,92,c3,bd,65,20,00,04,08,55,6f,03,ff,ff</RawEventData>',
      '  </Event>',
      '  <Event AgentID="RACLOG" Category="Audit" Severity="Informational" Timestamp="2024-02-03T04:01:00-0600" Sequence="870">',
      '    <MessageID>USR0030</MessageID>',
      '    <Message>Successfully logged in using operator, from 192.0.2.7.</Message>',
      '  </Event>',
      '</LCLogEvents>',
    ].join('\n'),
    expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'dell/USR0030'] },
  },
  {
    name: 'all on one line, arguments not filled in, stray characters',
    kind: 'extreme',
    content:
      '<LCLogEvents><Event AgentID="iDRAC" Category="Storage" Severity="Warning" Timestamp="2024-02-03T04:05:06+0800" Sequence="2"><MessageID>PDR16</MessageID><MessageArgs><Arg>Disk 3 in Backplane 1 of RAID Controller in Slot 2</Arg></MessageArgs><Message>Predictive failure reported for %1.</Message><FQDD>Disk.Bay.3:Enclosure.Internal.0-1:RAID.Slot.2-1</FQDD></Event><Event AgentID="SEL" Category="System Health" Severity="Warning" Timestamp="2024-02-03T04:06:06+0800" Sequence="3"><MessageID>FAN0000</MessageID><Message>Fan 3A RPM is less than the lower critical threshold: 600 < 720 & falling</Message></Event></LCLogEvents>',
    expect: { events: 2, unread: 0, keys: ['ipmi/0d/6f/02', 'ipmi/04/01/02'] },
  },
  {
    name: 'a broken tag, an event without message, and a file that ends early',
    kind: 'broken',
    content: [
      '<LCLogEvents>',
      '<Event AgentID="SEL Severity="Critical" Sequence="1"><Message>lost</Message></Event>',
      '<Event AgentID="SEL" Severity="Critical" Sequence="2"><FQDD>PSU.Slot.1</FQDD></Event>',
      '<Event AgentID="SEL" Severity="Critical" Sequence="3"><MessageID>CPU0000</MessageID><Message>CPU 1 has an internal error (IERR).</Message></Event>',
      '<Event AgentID="SEL" Severity="Critical" Sequence="4"><Mess',
    ].join('\n'),
    expect: { events: 1, unread: 3, keys: ['ipmi/07/6f/00'] },
  },
];
