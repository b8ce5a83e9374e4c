import { cutDirection } from '../../../event/direction-of-text.js';
import { draftOfEventBytes, parseEventData } from '../../../event/draft-of-event-bytes.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { parseSensor } from '../../../ipmi/sel-row.js';
import { identifyEvent } from '../../../ipmi/text-identity.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';

const id = 'netapp-ipmi-notice';
const line =
  /^(?:\[\?\] )?(?:Record (?<record>\d{1,8}): )?(?<time>(?:\S{3} )?\S{3} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?: (?:[A-Z]{3,4}|[+-]\d{4}))?(?: \d{4})?|\d{4}-\d{2}-\d{2}[T ]\S{8,20})?\s?\[(?:[\w.-]{1,40}: ?)?(?<facility>IPMI|SysEvent|SP|BMC|Controller|Trap Event|SysMgmt|Agent)(?: Event)?\.(?<level>\w{4,12})\]: ?(?<rest>.*)$/;
const event =
  /^(?<id>[0-9a-f]{1,4}) \| (?<type>[0-9a-f]{2}|[^|]{1,40}) \| EVT: ?(?:0x)?(?<bytes>[0-9a-f]{8})(?: \| (?<sensor>[^|]{0,80}))?(?: \| (?<tail>.*))?$/i;
const isEvent = /\bEVT:/;

/** Notices of ONTAP service processors; `EVT` = direction and event type, then event data 1 to 3. */
export const netappIpmiNotice: LinesFormat = {
  id,
  kind: 'lines',
  title: 'NetApp service processor log ([IPMI.notice])',
  reference: 'ONTAP Service Processor `events all`; IPMI 2.0 §29.7',
  samples: [
    {
      name: 'events of sensors',
      kind: 'typical',
      content: [
        'Record 77: Thu Mar 03 04:05:06.123456 2022 [IPMI.notice]: 1a01 | 02 | EVT: 0301ffff | PSU2_Fault | Assertion Event, "State Asserted"',
        'Record 78: Thu Mar 03 04:05:16.000000 2022 [IPMI.notice]: 1b01 | 02 | EVT: 6fc3ffff | PSU1_Status | Assertion Event, "Power Supply AC lost"',
        'Record 79: Thu Mar 03 04:06:16.000000 2022 [IPMI.notice]: 1c01 | 02 | EVT: efc3ffff | PSU1_Status | Deassertion Event, "Power Supply AC lost"',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/--/03/01', 'ipmi/08/6f/03', 'ipmi/08/6f/03'] },
    },
    {
      name: 'without record and time, a threshold, notices that are no events',
      kind: 'extreme',
      content: [
        '[IPMI.notice]: 0101 | c0 | OEM: fcff70200b00 | ManufId: 150300 | SP Power Reset',
        '[IPMI.critical]: 2f01 | 02 | EVT: 01575a50 | Temperature In_Flow | Assertion Event, "Upper Non-critical going high"',
        'Mon Mar 07 04:05:06 2022 [SP.notice]: Heartbeat missed',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['unknown', 'ipmi/01/01/07', 'unknown'] },
    },
    {
      name: 'bytes that are cut off',
      kind: 'broken',
      content: '[IPMI.notice]: 2f01 | 02 | EVT: 0157',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (text) => line.test(text),
  open: openSingleLines(id, (_context, times) => (text) => {
    const found = line.exec(text)?.groups;
    if (!found) return null;
    const { rest = '', level = '', record } = found;
    const base = { ...(record === undefined ? {} : { recordId: record }), time: timeOf(found.time, times) };
    const bytes = event.exec(rest)?.groups;
    if (bytes) return { ...base, ...draftOfNotice(bytes) };
    if (isEvent.test(rest)) return 'malformed';
    const draft = draftOfMessage({ text: rest, severity: level });
    return { ...base, ...draft, details: { facility: found.facility ?? '' } };
  }),
};

function timeOf(printed: string | undefined, times: TimeReader): NonNullable<PlacelessDraft['time']> {
  return readPrintedTime(printed ?? '', times);
}

function draftOfNotice(found: Readonly<Record<string, string | undefined>>): PlacelessDraft {
  const [directionAndType, data] = [Number.parseInt(found.bytes?.slice(0, 2) ?? '', 16), parseEventData(found.bytes?.slice(2) ?? '')];
  const sensor = parseSensor(found.sensor ?? '');
  const quoted = /"(?<text>[^"]{1,200})"/.exec(found.tail ?? '')?.groups?.text;
  const said = cutDirection(quoted ?? '').text;
  const sensorType = sensor.typeCode ?? identifyEvent(null, said).sensorType;
  return {
    recordId: found.id ?? null,
    ...draftOfEventBytes({
      sensorType,
      sensorName: sensor.name,
      sensorNumber: sensor.number,
      directionAndType,
      eventData: data ?? [0xff, 0xff, 0xff],
      text: said,
    }),
  };
}
