import { createTimeReader } from '../../event/event-time.js';
import type { LineReader, LinesFormat } from '../../log-format.js';
import { createPrefixReader, hasLogPrefix } from '../../readers/log-prefix.js';
import { linuxLogSamples } from './linux-log-samples.js';
import { createHostEmitter } from './messages/host-emitter.js';
import { createMessageReader } from './messages/message-reader.js';

/** Messages that are known without a prefix: `dmesg -t`, excerpts in tickets, lines cut from a console. */
const bareMessage =
  /^(?:mce: \[Hardware Error\]|\[Hardware Error\]: |\{\d{1,9}\}\[Hardware Error\]|EDAC [A-Za-z]|NVRM: |pcieport [0-9a-f]{4}:|blk_update_request: |Kernel panic|Memory failure: 0x|nvme (?:nvme\d|[0-9a-f]{4}:[0-9a-f]{2}:)|(?:sd|scsi) \d{1,4}:\d{1,4}:\d{1,6}:\d{1,10}: |ata\d{1,3}(?:\.\d{2})?: |megaraid_sas |mpt[23]sas_cm\d|[\w-]{1,24} [0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]: (?:AER: |PCIe Bus Error)|CPU \d{1,5}: Machine Check|watchdog: BUG|NETDEV WATCHDOG|print_req_error: |end_request: (?:critical|I\/O)|Buffer I\/O error on dev|critical (?:medium|target|space allocation) error, dev |I\/O error, dev |mce: (?:CPU\d|Uncorrected|\[)|CPU\d{1,5}: (?:Core|Package) temperature|md\/raid\d{0,2}:|hpsa [0-9a-f]{4}:|aacraid|GHES: |Memory failure: |soft lockup|INFO: task |(?:ixgbe|i40e|ice|igb|e1000e|bnxt_en|bnx2x|mlx[45]_core|tg3|qla2xxx|lpfc|be2net|nvidia-nvswitch\d{1,3}|amdgpu)[ :].{0,200}(?:[Ee]rror|[Ff]ail|[Dd]own|[Uu]p\b|[Tt]imeout|lost|stop|fault|SXid)|DMAR: .{0,10}DRHD: handling fault|Uhhuh\. NMI|NMI: (?:PCI|IOCK)|EXT4-fs error|XFS \([\w-]{1,30}\): .{0,80}(?:error|corrupt))/;
/** Lines that continue a block where the log lost the prefix or an editor wrapped it. */
const bareContinuation =
  /^\s*(?:device \[[0-9a-f]{4}:[0-9a-f]{4}\] error status|\[ ?\d{1,2}\] [A-Z]|(?:AER: {0,4})?TLP Header:|TSC [0-9a-f]|PROCESSOR \d|RIP |ADDR [0-9a-f]|MISC [0-9a-f]|res [0-9a-f]{2}\/|cmd [0-9a-f]{2}\/)/;
/** What journalctl and syslogd print between messages. */
const notice =
  /^(?:-- (?:Logs|Journal) begins? at |-- (?:Reboot|Boot [0-9a-f]{8,32}) ?--|-- No entries --|(?:\[[^\]]{1,80}\]|\S{0,80}) ?[#$] ?(?:sudo )?(?:dmesg|journalctl)\b|Message from syslogd@)/;

/** Kernel and system logs of Linux: `dmesg`, syslog files, `journalctl`. Every line with a prefix is an event; most say nothing of the hardware. */
export const linuxLog: LinesFormat = {
  kind: 'lines',
  id: 'linux-log',
  title: 'Linux kernel and system log',
  reference: 'dmesg(1), RFC 3164, RFC 5424, journalctl(1); Linux Documentation/admin-guide/RAS, PCI/pcieaer-howto; NVIDIA Xid errors',
  samples: linuxLogSamples,
  claims: (line) => hasLogPrefix(line) || bareMessage.test(line) || notice.test(line),
  open: (context, sink) => {
    const messages = createMessageReader(createTimeReader(context), createHostEmitter('linux-log', context, sink));
    const prefix = createPrefixReader(context);
    const read: LineReader['read'] = (raw, line) => {
      const prefixed = prefix(raw);
      if (prefixed !== null) {
        messages.read({ line, raw, message: prefixed.message, time: prefixed.time }, prefixed.tag);
        return true;
      }
      if (notice.test(raw)) return true;
      if (!bareMessage.test(raw) && !bareContinuation.test(raw)) return false;
      messages.read({ line, raw, message: raw.trim(), time: null }, null);
      return true;
    };
    return { read, end: messages.flush };
  },
};
