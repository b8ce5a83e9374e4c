import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';
import { draftOfFacebookMessage, isSelEntry } from './facebook-message.js';

const id = 'facebook-log-util';
const selEntry = 'SEL Entry: FRU: ';
const farthest = 300;
const header = /^FRU#\s+FRU_NAME\s+TIME_STAMP\s+APP_NAME\s+MESSAGE\s*$/;
const row =
  /^ {0,4}(?<fru>\d{1,3}|all) {1,10}(?<name>[a-z][\w-]{0,20}) {1,20}(?<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}|\d{4} [A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}) {1,10}(?<app>[\w.-]{1,40}):? {1,20}(?<message>\S.*)$/;
const syslog =
  /^(?:<\d{1,3}>)?(?<time>\d{4} [A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}\S{0,14}|[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}) (?<host>\S{1,64}) (?<rest>.{0,120})$/;
const logUtil = /^\d{4} [A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} log-util: /;

/** Output of OpenBMC's `log-util` (Facebook), and the lines of the log daemon behind it. */
export const facebookLogUtil: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Facebook OpenBMC log-util',
  reference: 'facebook/openbmc common/recipes-core/log-util-v2 and ipmid; IPMI 2.0 §32',
  samples: [
    {
      name: 'table of a server',
      kind: 'typical',
      content: [
        'FRU#     FRU_NAME         TIME_STAMP             APP_NAME            MESSAGE',
        '1        mb               2022-03-04 05:06:07    ipmid               SEL Entry: FRU: 1, Record: Standard (0x02), Time: 2022-03-04 05:06:07, Sensor: MEMORY_ECC_ERR (0x63), Event Data: (0100A4) Uncorrectable, DIMM A2, Logical Rank 0 Assertion',
        '1        mb               2022-03-04 05:06:01    power-util          SERVER_POWER_CYCLE successful for FRU: 1',
        '1        mb               2022-03-04 05:06:00    ipmid               SEL Entry: FRU: 1, Record: Facebook Unified SEL (0xFB), GeneralInfo: PCIeErr(0x20), Bus 3A/Dev 00/Fun 00, TotalErrID1Cnt: 0x0001, ErrID2: 0x50(Received ERR_COR message from downstream), ErrID1: 0x02(Bad DLLP Status)',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/0c/6f/01', 'facebook/power-util', 'ipmi/13/6f/07'] },
    },
    {
      name: 'lines of the log daemon, deassertions, memory records, thresholds',
      kind: 'extreme',
      content: [
        '2022 Mar  4 05:06:07 log-util: User cleared FRU: 1 logs',
        '2022 Mar  4 05:07:07 bmc user.crit fby2-v1: ipmid: SEL Entry: FRU: 2, Record: Standard (0x02), Time: 2022-03-04 05:07:07, Sensor: SYSTEM_STATUS (0x10), Event Data: (03FFFF) SOC_Thermal_Trip Deassertion',
        '2022 Mar  4 05:08:07 bmc user.crit fby2-v1: ipmid: SEL Entry: FRU: 2, Record: Facebook Unified SEL (0xFB), GeneralInfo: MemErr(0x21), DIMM Slot Location: Sled 01/Socket 00, Channel 03, Slot 00, DIMM Failure Event: DIMM failure, Major Code: 0x14, Minor Code: 0x01',
        '2      slot2    2022-03-04 05:09:07   sensord   ASSERT: Upper Critical threshold - raised - FRU: 2, num: 0x41 curr_val: 101.00 C, thresh_val: 100.00 C, snr: SOC Temp',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/10/6f/02', 'ipmi/07/6f/01', 'ipmi/0c/6f/07', 'ipmi/01/01/09'] },
    },
    {
      name: 'an entry that is cut off',
      kind: 'broken',
      content: '1        mb               2022-03-04 05:06:07    ipmid               SEL Entry: FRU: 1, Record: Stan',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => header.test(line) || row.test(line) || isSelLine(line) || logUtil.test(line),
  open: openSingleLines(id, (_context, times) => (line) => {
    if (header.test(line)) return 'silent';
    const found = row.exec(line)?.groups;
    if (found) {
      const draft = draftOfFacebookMessage(found.message ?? '', found.app ?? '', times);
      return draft === null ? 'malformed' : { time: readPrintedTime(found.time ?? '', times), ...draft };
    }
    if (!isSelLine(line) && !logUtil.test(line)) return null;
    const start = isSelLine(line) ? line.indexOf(selEntry) : line.indexOf('log-util: ') + 'log-util: '.length;
    const draft = draftOfFacebookMessage(line.slice(start), 'ipmid', times);
    if (draft === null) return 'malformed';
    const time = syslog.exec(line.slice(0, Math.min(start, farthest)))?.groups?.time ?? line.slice(0, 20);
    return { time: readPrintedTime(time, times), ...draft };
  }),
};

function isSelLine(line: string): boolean {
  return isSelEntry(line.slice(0, farthest));
}
