import { directionOfWord, draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { componentsOfText } from '../../../event/locators.js';
import { detailsOfMessage } from '../../../event/message-numbers.js';
import { senseOfMessage } from '../../../event/message-phrases.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { severityOfWord } from '../../../event/reported-severity.js';
import type { LinesFormat } from '../../../log-format.js';
import { faultReportText } from '../../../readers/fault-report-line.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';
import { draftOfBank } from '../inspur/inspur-registers.js';
import { keyOfVendorCode } from '../vendor-codes.js';

const id = 'bmc-dated-line';
const dated =
  /^[[(]?(?<time>\d{4}[-/]\d{2}[-/]\d{2}[ T]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,6})?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)[\])]?(?<rest>[ ,:\t-]{1,6}\S.*)$/;
const level =
  /^[ ,:\t-]{1,6}(?:[\u4e00-\u9fff]{2,6}[ \t|,]{1,12}(?=[\u4e00-\u9fff]{2}[ \t|,]))?[[(<]?(?<level>[A-Za-z]{2,13}|[\u4e00-\u9fff]{2})[\])>]?(?=[\s:,;|-]|$)[\s:,;-]{0,6}(?<text>.*)$/;
/** An event's code; the value of a register has the same form. */
const code = /(?<!\b(?:status|mask|addr(?:ess)?|misc|value|reg(?:ister)?|data|word|syndrome) ?[:=]? ?)\b0x[0-9a-f]{8}\b/i;
const bank =
  /\b(?:(?:CPU|socket)[ _#]?(?<cpu>\d{1,2})\b.{0,40})?\bbank[ _#:]{0,2}(?<bank>\d{1,2})\b.{0,40}\bSTATUS\b\W{0,4}0x(?<status>[0-9a-f]{12,16})\b/i;
const telling =
  /\b(?:CAT ?ERR|IERR|MCERR|uncorrect(?:able|ed)|(?:assert|deassert)(?:ed|ion)|FDM|DIMM\d{3}|PFAE|located (?:at|in)|bank[ _#:]{0,2}\d{1,2}|(?:fault|failure|failed) (?:detected|on|occurred))\b|不可纠正|可纠正|故障|告警|掉电|过温/i;
const ofOthers =
  / kernel:|ALM-0x|SEL Entry: FRU|InspurDiagnose|smartd\[|mcelog|rasdaemon|(?:Assertion|Deassertion)\s*$|;\s\w+;|^[^|]{10,34}\||\s(?:Normal|Info\w{0,9}|Warning|M[ai]\w{2}r|Critical|Non-Recoverable|Unknown) {1,20}"/;
/** Lines that the service processor writes about the hardware without a level. */
const tagged = /^[ ,:\t-]{1,6}\[MAINTENANCE\][ :]{0,4}(?<text>.*)$/i;
/** Ids of Dell begin the text of another format's rows. */
const dellCode = /^(?!DIMM)[A-Z]{3,4}\d{3,4}\b/;
/** A row of a page as it is copied: number and level stand before the time. */
const numbered = /^\s{0,8}\d{1,6}[ \t]{1,12}(?<level>[\u4e00-\u9fff]{2})[ \t]{1,12}(?=\d{4}[-/]\d{2}[-/]\d{2} )/;
const timeOnly = /^(\S{10} \S{8})\s/;
/** State in a column of its own at the end. */
const lastWord = /[\s|,，。;；](?<word>[\u4e00-\u9fff]{2})\s{0,2}$/;
const searched = 300;

/** Dated lines of service processors' own logs (`maintenance_log`, `fdm_output`, `arm_fdm_log`): with a level, or with words of a hardware failure. */
export const bmcDatedLine: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Dated lines of service processors (maintenance_log, fdm_output)',
  reference: 'Huawei iBMC and H3C HDM one-click information collection, LogDump',
  samples: [
    {
      name: 'maintenance log',
      kind: 'typical',
      content: [
        '2023-02-03 04:05:06 WARN : PSU 2 input is lost',
        '2023-02-03 04:05:07 INFO : BMC,The time server was synchronised',
        '2023-02-03 04:05:08 ERROR : 0x0800ab12,Riser 2 cannot be identified',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/08/6f/03', 'unknown', 'huawei/0x0800ab12'] },
    },
    {
      name: 'brackets, slashes, Chinese levels, lines of failure diagnosis without level',
      kind: 'extreme',
      content: [
        '[2023/02/03 04:06:06] 紧急 内存DIMM011发生不可纠正错误',
        '[2023-02-03 04:06:07] FDM: CPU 1 CATERR detected',
        '2023-02-03 04:06:08,123 [Critical] Fan module 2 front speed is abnormal',
        '2023-02-03 04:06:09 CPU0 Bank 7 uncorrected error',
        '2023-02-03 04:06:10 [MAINTENANCE] PSU 1 input is lost',
      ].join('\n'),
      expect: { events: 5, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/07/6f/00', 'ipmi/04/01/02', 'unknown', 'ipmi/08/6f/03'] },
    },
    {
      name: 'a level without text, a line of another program',
      kind: 'broken',
      content: '2023-02-03 04:05:06 WARN :\n2023-02-03 04:05:07 backup finished\n2023-02-03 04:05:08 WARN : CPU 2 IERR',
      expect: { events: 1, unread: 2, keys: ['ipmi/07/6f/00'] },
    },
  ],
  claims: (line) => partsOf(line) !== null,
  open: openSingleLines(id, (_context, times) => (line) => {
    const parts = partsOf(line);
    if (parts === null) return null;
    if (parts.text === '') return 'malformed';
    return { ...draftOfParts(parts), time: readPrintedTime(parts.time, times) };
  }),
};

type Parts = { readonly time: string; readonly level: string | null; readonly text: string };

function partsOf(printed: string): Parts | null {
  const copied = numbered.exec(printed);
  if (copied !== null) return partsOf(`${printed.slice(copied[0].length)}`.replace(timeOnly, `$1 ${copied.groups?.level} `));
  const line = /^ {1,8}\d/.test(printed) ? printed.trimStart() : printed;
  const first = line.charCodeAt(line.charAt(0) === '[' || line.charAt(0) === '(' ? 1 : 0);
  if (first < 0x31 || first > 0x32) return null;
  const found = dated.exec(line)?.groups;
  if (!found || faultReportText(line) !== null || ofOthers.test(line.slice(0, searched))) return null;
  const { time = '', rest = '' } = found;
  const kept = tagged.exec(rest)?.groups;
  if (kept) return { time, level: null, text: (kept.text ?? '').trim() };
  const said = level.exec(rest)?.groups;
  if (said && severityOfWord(said.level ?? '') !== null && !dellCode.test(said.text ?? ''))
    return { time, level: said.level ?? null, text: (said.text ?? '').trim() };
  const text = rest.replace(/^[ ,:\t-]+/, '');
  return telling.test(text.slice(0, searched)) && !time.includes('T') ? { time, level: null, text } : null;
}

/** Programs call much an error: without a known wording or a maker's code, a level alone makes no fault. */
function draftOfParts({ level: severity, text }: Parts): PlacelessDraft {
  const registers = bank.exec(text.slice(0, searched))?.groups;
  const decoded = registers
    ? draftOfBank({
        cpu: numberOf(registers.cpu),
        bank: registers.bank ?? null,
        status: BigInt(`0x${registers.status}`),
        address: null,
        misc: null,
      })
    : null;
  if (decoded !== null) {
    const said = componentsOfText(text.slice(0, searched)).filter((each) => each.locator !== null);
    const named = said.filter((each) => each.class === decoded.components?.[0]?.class);
    return named.length > 0 ? { ...decoded, components: named } : decoded;
  }
  const printed = code.exec(text.slice(0, searched))?.[0];
  const vendorKey = printed === undefined ? null : keyOfVendorCode(printed);
  const word = lastWord.exec(text.slice(-12))?.groups?.word ?? '';
  const draft = draftOfMessage({ text, severity, direction: directionOfWord(word), vendorKey, details: detailsOfMessage(text) });
  const isOpen = vendorKey === null && draft.key === 'unknown' && draft.meaning === undefined && senseOfMessage(text) === null;
  return isOpen ? { ...draft, meaning: 'unknown' } : draft;
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
