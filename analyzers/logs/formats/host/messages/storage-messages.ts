import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { draftOfMegaraidEvent } from '../../../storage/megaraid-event.js';
import type { MessageTable } from './message-rule.js';

const driveFault = 'ipmi/0d/6f/01';

/** Table: messages of the kernel's NVMe driver (drivers/nvme/host/pci.c, core.c). */
export const nvmeMessages = {
  starts: /^(?:nvme|I\/O error, dev nvme|blk_update_request: [a-z/ ]{1,24}error, dev nvme)/i,
  rules: [
    {
      pattern:
        /^nvme (?<locator>nvme\d{1,4}): I\/O (?:tag )?(?<tag>\d{1,6})(?: \([\w /]{1,40}\))?(?: opcode 0x[0-9a-f]{1,4}(?: \([^)]{1,40}\))?)? QID (?<queue>\d{1,5}) timeout, completion polled/,
      key: 'linux/nvme/missed-interrupt',
      severity: 'warning',
      part: 'drive',
    },
    {
      pattern:
        /^nvme (?<locator>nvme\d{1,4}): I\/O (?:tag )?(?<tag>\d{1,6})(?: \([\w /]{1,40}\))?(?: opcode 0x[0-9a-f]{1,4}(?: \([^)]{1,40}\))?)? QID (?<queue>\d{1,5}) timeout, (?<action>(?:reset|disable) controller)/,
      key: 'linux/nvme/timeout',
      aliases: [driveFault],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern:
        /^nvme (?<locator>nvme\d{1,4}): I\/O (?:tag )?(?<tag>\d{1,6})(?: \([\w /]{1,40}\))?(?: opcode 0x[0-9a-f]{1,4}(?: \([^)]{1,40}\))?)? QID (?<queue>\d{1,5}) timeout, (?<action>[a-z ]{1,40})/,
      key: 'linux/nvme/timeout',
      aliases: ['raid/drive-timeout'],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern: /^nvme (?<locator>nvme\d{1,4}): I\/O \d{1,6} timeout/,
      key: 'linux/nvme/timeout',
      aliases: ['raid/drive-timeout'],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern: /^nvme (?<locator>nvme\d{1,4}): [dD]evice not ready; aborting (?<step>[a-z]{1,20})(?:, CSTS=(?<csts>0x[0-9a-f]{1,8}))?/,
      key: 'linux/nvme/not-ready',
      aliases: [driveFault],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern:
        /^nvme (?<locator>nvme\d{1,4}): controller is down; will reset: CSTS=(?<csts>0x[0-9a-f]{1,8})(?:, PCI_STATUS(?:=(?<pciStatus>0x[0-9a-f]{1,4})| read failed))?/,
      key: 'linux/nvme/controller-down',
      aliases: [driveFault],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern:
        /^nvme (?<locator>nvme\d{1,4}): (?:Removing after probe failure|Disabling device after reset failure|failed to reset controller)/i,
      key: 'linux/nvme/removed',
      aliases: [driveFault],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern:
        /^nvme (?<locator>nvme\d{1,4}): (?:Device shutdown incomplete|Shutdown timeout(?! set)|Abort status|IO queue setup failed|Identify Controller failed|Could not set queue count)/i,
      key: 'linux/nvme/command-failed',
      aliases: ['raid/other-error'],
      severity: 'warning',
      part: 'drive',
    },
    {
      pattern:
        /^nvme (?<locator>nvme\d{1,4}): (?:resetting controller|frozen state error detected|restart after slot reset|D3 entry latency|controller fatal status|persistent internal error)/i,
      key: 'linux/nvme/reset',
      severity: 'warning',
      part: 'drive',
    },
    {
      pattern:
        /^(?<locator>nvme\d{1,4}(?:c\d{1,4})?n\d{1,4}): [^,]{1,40}, \d{1,10} blocks, (?<status>[^(]{1,60}) \(sct (?<sct>0x2) \/ sc (?<sc>0x8[0-9a-f])\)/i,
      key: 'linux/nvme/media-error',
      aliases: ['raid/media-error'],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern:
        /^(?<locator>nvme\d{1,4}(?:c\d{1,4})?n\d{1,4}): [^,]{1,40}, (?:\d{1,10} blocks, )?(?<status>[^(]{1,60}) \(sct (?<sct>0x[0-9a-f]) \/ sc (?<sc>0x[0-9a-f]{1,2})\)/i,
      key: 'linux/nvme/command-failed',
      aliases: ['raid/other-error'],
      severity: 'warning',
      part: 'drive',
    },
    {
      pattern: /^nvme (?<locator>nvme\d{1,4}): (?:\d{1,4}\/\d{1,4}\/\d{1,4} default\/read\/poll queues|Shutdown timeout set|allocated \d)/,
      key: 'linux/nvme/ready',
      meaning: 'state',
      severity: 'ok',
      part: 'drive',
    },
  ],
} as const satisfies MessageTable;

/** Table: messages of the block layer and of file systems about the disk below them. */
export const blockMessages = {
  starts:
    /^(?:blk_update_request|I\/O error|critical |end_request|print_req_error|Buffer I\/O|lost page write|EXT[234]-fs|XFS|BTRFS|JBD2|Aborting journal|sd |sr |st |scsi |device-mapper)/,
  rules: [
    {
      pattern:
        /^(?:(?:blk_update_request|print_req_error|end_request): )?critical medium error, dev (?<locator>[a-z0-9-]{2,20}), sector (?<sector>\d{1,20})/,
      key: 'linux/block/medium-error',
      aliases: ['raid/media-error'],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern:
        /^(?:(?:blk_update_request|print_req_error|end_request): )?(?:I\/O|critical (?:target|nexus|space allocation)|recoverable transport|protection|timeout) error, dev (?<locator>(?!fd|sr|loop|dm-)[a-z0-9-]{2,20}), sector (?<sector>\d{1,20})/,
      key: 'linux/block/io-error',
      aliases: ['raid/other-error'],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern: /^Buffer I\/O error on (?:dev(?:ice)?) (?<locator>(?!fd|sr|loop|dm-)[a-z0-9-]{2,20}), logical block (?<block>\d{1,20})/,
      key: 'linux/block/io-error',
      aliases: ['raid/other-error'],
      severity: 'warning',
      part: 'drive',
    },
    {
      pattern:
        /^(?:sd|scsi) (?<address>\d{1,4}:\d{1,4}:\d{1,6}:\d{1,10}): (?:\[(?<locator>sd[a-z]{1,3})\] )?(?:rejecting I\/O to (?:offline|dead) device|Device offlined)/,
      key: 'linux/scsi/offline',
      aliases: [driveFault],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern:
        /^(?:sd|scsi) (?<address>\d{1,4}:\d{1,4}:\d{1,6}:\d{1,10}): (?:\[(?<locator>sd[a-z]{1,3})\] )?(?:tag#\d{1,6} )?(?:timing out command|attempting task abort|task abort|Power-on or device reset occurred)/i,
      key: 'linux/scsi/reset',
      severity: 'warning',
      part: 'drive',
    },
    {
      pattern: /^EXT[234]-fs (?:error|\(?(?:warning|error)\)?)[^(]{0,20}\(device (?<locator>[a-z0-9-]{2,20})\)/,
      key: 'linux/filesystem/error',
      severity: 'warning',
    },
    {
      pattern: /^XFS \((?<locator>[a-z0-9-]{2,20})\): (?:metadata I\/O error|log I\/O error|I\/O Error Detected|Corruption)/i,
      key: 'linux/filesystem/error',
      severity: 'warning',
    },
    {
      pattern:
        /^(?:EXT[234]-fs \((?<locator>[a-z0-9-]{2,20})\): (?:Remounting filesystem read-only|I\/O error)|Aborting journal|JBD2: (?:Detected IO errors|Error))/,
      key: 'linux/filesystem/error',
      severity: 'warning',
    },
  ],
} as const satisfies MessageTable;

const array = 'md/raid[\\w:]{0,8}';

/** Table: messages of software RAID (drivers/md, mdadm --monitor). */
export const mdMessages = {
  starts: /^(?:md|raid\d|Fail|Degraded|Rebuild|DeviceDisappeared|SpareActive)/,
  rules: [
    {
      pattern: new RegExp(`^(?:${array}:|raid\\d{1,2}: )(?<array>md\\w{1,16})?:? ?Disk failure on (?<locator>[a-z0-9]{2,20}), disabling`),
      key: 'linux/md/disk-failure',
      aliases: [driveFault],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern: new RegExp(
        `^${array}:(?<array>md\\w{1,16}): (?:Operation continuing on (?<left>\\d{1,4}) devices|not clean|cannot start dirty degraded array)`,
      ),
      key: 'linux/md/degraded',
      aliases: ['ipmi/0d/6f/05'],
      severity: 'critical',
    },
    {
      pattern: new RegExp(
        `^${array}:(?<array>md\\w{1,16}): read error (?<result>corrected|not correctable) \\([^)]{1,80} on (?<locator>[a-z0-9]{2,20})\\)`,
      ),
      key: 'linux/md/read-error',
      aliases: ['raid/media-error'],
      severity: 'warning',
      part: 'drive',
    },
    {
      pattern: /^md: kicking non-fresh (?<locator>[a-z0-9]{2,20}) from array/,
      key: 'linux/md/disk-removed',
      severity: 'warning',
      part: 'drive',
    },
    {
      pattern:
        /^Fail(?:Spare)? event(?:s)? detected on md device (?<array>\S{1,40}),? component device (?:\/dev\/)?(?<locator>[a-z0-9]{2,20})/,
      key: 'linux/md/disk-failure',
      aliases: [driveFault],
      severity: 'critical',
      part: 'drive',
    },
    {
      pattern: /^DegradedArray event detected on md device (?<array>\S{1,40})/,
      key: 'linux/md/degraded',
      aliases: ['ipmi/0d/6f/05'],
      severity: 'critical',
    },
    {
      pattern: /^(?:md: (?:recovery|resync|data-check) of RAID array (?<array>md\w{1,16})|Rebuild(?:Started|Finished|\d\d) event)/,
      key: 'linux/md/rebuild',
      meaning: 'activity',
      severity: 'ok',
    },
  ],
} as const satisfies MessageTable;

/** Table: messages of the drivers of RAID controllers and host bus adapters. */
export const controllerMessages = {
  starts: /^(?:megaraid_sas|megasas|mpt[23]sas|mpt[23]sas_cm|aacraid|hpsa|smartpqi|arcmsr|3w-)/,
  rules: [
    {
      pattern:
        /^(?:megaraid_sas (?<pci>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])|megasas): ?[^a-z]{0,40}(?:FW (?:in FAULT state|restarted)|Found FW in FAULT state|Controller encountered a fatal error|Adapter is in FAULT|waiting for controller reset|pending commands remain|Init cmd (?:timed|failed|return)|resetting fusion|Reset adapter|controller is not responding)/i,
      key: 'linux/raid/controller-fault',
      aliases: ['raid/controller-failed'],
      severity: 'critical',
      part: 'raid-controller',
    },
    {
      pattern:
        /^(?<locator>mpt[23]sas(?:_cm)?\d{1,3}): (?:fault_state ?\((?<code>0x[0-9a-f]{1,8})\)!?|sending diag reset|SAS host is non-operational|IOC_?FAULT|unable to)/i,
      key: 'linux/raid/controller-fault',
      aliases: ['raid/controller-failed'],
      severity: 'critical',
      part: 'raid-controller',
    },
    {
      pattern:
        /^(?<locator>mpt[23]sas(?:_cm)?\d{1,3}): log_info\((?<code>0x[0-9a-f]{8})\): originator\((?<originator>[A-Z]{2,3})\), code\((?<cause>0x[0-9a-f]{2})\), sub_code\((?<subCode>0x[0-9a-f]{4})\)/,
      key: 'linux/scsi/controller-log',
      severity: 'warning',
      part: 'raid-controller',
    },
    {
      pattern:
        /^(?:aacraid|hpsa|smartpqi) (?<pci>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]): (?:[a-z0-9: ]{0,60})(?:controller (?:is )?(?:offline|lockup detected|lost)|Controller lockup|Adapter kernel panic|Host adapter (?:reset|dead|abort))/i,
      key: 'linux/raid/controller-fault',
      aliases: ['raid/controller-failed'],
      severity: 'critical',
      part: 'raid-controller',
    },
    {
      pattern: /^aacraid: (?:Host adapter (?:reset request|abort request|dead)|SCSI hang|Controller reset)/i,
      key: 'linux/raid/controller-fault',
      aliases: ['raid/controller-failed'],
      severity: 'critical',
      part: 'raid-controller',
    },
  ],
} as const satisfies MessageTable;

const megaraidEvent =
  /^megaraid_sas [0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]: \d{1,8} \([^)/]{1,40}\/0x(?<locale>[0-9a-f]{4})\/(?<level>[A-Z]{2,8})\) - (?<description>\S.{0,400})/i;
const megaraidClasses = ['INFO', 'WARN', 'CRIT', 'FATAL', 'DEAD'];

/** Draft of an event of the controller's own log that the driver of MegaRAID controllers passes on; null where the message is none. */
export function draftOfMegaraidMessage(message: string): PlacelessDraft | null {
  const found = message.startsWith('megaraid_sas') ? megaraidEvent.exec(message)?.groups : undefined;
  if (!found) return null;
  const classNumber = megaraidClasses.indexOf((found.level ?? '').toUpperCase());
  return draftOfMegaraidEvent({ description: found.description ?? '', code: null, classNumber: classNumber === -1 ? null : classNumber });
}
