import { createTimeReader } from '../../event/event-time.js';
import type { LinesFormat } from '../../log-format.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { addMegacliField, type MegacliBlock, openMegacliBlock, reportOfMegacli } from './megacli-blocks.js';
import { megacliSamples } from './megacli-text-samples.js';
import { createParagraphs, promptOf } from './report-paragraphs.js';
import { createReportEmitter } from './storage-report.js';

const id = 'megacli-text';
const ownLine =
  /^\s{0,4}(?:Adapter #\d{1,3}\s*$|Adapter \d{1,3} -- |Adapter \d{1,3}: (?:Get|No)|Enclosure Device ID: ?\S|Slot Number: ?\d|Virtual Drive: \d{1,4} \(Target Id|PD: \d{1,4} Information|BBU status for Adapter: ?\d|BBU (?:Capacity|Design|Properties) ?(?:Info )?for Adapter|Firmware state: ?\w|Inquiry Data: |Media Error Count: ?\d|Other Error Count: ?\d|Predictive Failure Count: ?\d|Drive has flagged a S\.M\.A\.R\.T alert ?:|Last Predictive Failure Event Seq|Battery State ?: ?\w|Foreign State: ?\w)/;
const paragraphStart =
  /^\s{0,4}(?:Number of (?:Virtual|Spans|Dedicated)|Span: |Is VD|Raw Size|Hotspare|Drive |Drive's|Device |Enclosure |Exit Code|BBU |Battery|GasG\w{2,4}ge|Relative|BatteryType|Voltage|Charging|Versions|Image Versions|Pending Images|PCI Info|HW Configuration|Settings|Capabilities|Status|Limitations|Device Present|Supported|Default Settings|Error Counters|Adapter Operations|ECC|Product Name|Mfg\. Data|Virtual Drives|Physical Devices|Host Interface|Design Mode|Current Cache|FW error|Port ?\d|={5,}|Name ?:|RAID Level|State ?:|Size ?:|WWN|Sequence|PI |PD Type|Link Speed|Number of |Port |\d{1,2} {4,12}[0-9a-f]{16}\b|Serial No|FW |BIOS|Alarm|None\s*$|Dedicated|Global)/i;
const isOwnPrompt = promptOf(/\bmegacli(?:64)?\b/i);
const driveStart = /^\s{0,4}Enclosure Device ID: ?(?<enclosure>\S{1,8})/;
const slotLine = /^\s{0,4}Slot Number: ?\d/;
const arrayStart = /^(?:Virtual Drive|CacheCade Virtual Drive): (?<array>\d{1,4})/;
const batteryStart = /^BBU status for Adapter: ?(?<adapter>\d{1,3})/;
const adapterLine = /^Adapter (?:#(?<adapter>\d{1,3})\s*$|(?<other>\d{1,3}) ?(?:--|:))/;
const endOfPart = /^(?:PD: \d{1,4} Information|Exit Code|Number of Dedicated Hot|Hotspare Information)/;

/** Text of MegaCli: `-LDPDInfo`, `-PDList`, `-LDInfo`, `-AdpAllInfo`, `-AdpBbuCmd`, also cut down with grep. */
export const megacliText: LinesFormat = {
  kind: 'lines',
  id,
  title: 'MegaCli',
  reference: 'MegaRAID SAS software user guide, MegaCLI command tool',
  samples: megacliSamples,
  claims: (line) => ownLine.test(line) || isOwnPrompt(line),
  open: (context, sink) => {
    const emit = createReportEmitter({ file: context.file, format: id, sharesLines: true }, sink);
    const times = createTimeReader(context);
    const paragraphs = createParagraphs((line) => ownLine.test(line) || paragraphStart.test(line));
    let adapter = 0;
    let block: MegacliBlock | null = null;
    const close = (): void => {
      const report = block === null ? null : reportOfMegacli(block);
      if (report !== null) emit(report);
      block = null;
    };
    return {
      read: (raw, line) => {
        if (!paragraphs.takes(raw)) return isOwnPrompt(raw);
        const next = kindOfStart(raw, block);
        if (next !== null || endOfPart.test(raw)) close();
        const found = adapterLine.exec(raw)?.groups ?? batteryStart.exec(raw)?.groups;
        if (found) adapter = Number(found.adapter ?? found.other);
        if (next !== null) block = openMegacliBlock(next, adapter, { line, raw });
        const pair = keyValueOf(raw.slice(0, 300), ':') ?? keyValueOf(raw.slice(0, 300), '=');
        if (block !== null && pair !== null) addMegacliField(block, pair, { line, raw }, times);
        return true;
      },
      end: () => {
        close();
        paragraphs.close();
      },
    };
  },
};

/** Kind of the block that a line begins; null where it goes on with the open one. */
function kindOfStart(raw: string, open: MegacliBlock | null): MegacliBlock['kind'] | null {
  if (driveStart.test(raw)) return 'drive';
  if (slotLine.test(raw) && (open?.kind !== 'drive' || open.slot !== null)) return 'drive';
  if (/^Inquiry Data: |^Firmware state: /.test(raw) && open?.kind !== 'drive') return 'drive';
  if (arrayStart.test(raw)) return 'array';
  if (batteryStart.test(raw) || (/^\s{0,4}Battery State ?:/.test(raw) && open?.kind !== 'battery')) return 'battery';
  return adapterLine.test(raw) ? 'adapter' : null;
}
