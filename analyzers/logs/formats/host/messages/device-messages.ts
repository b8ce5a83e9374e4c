import type { MessageTable } from './message-rule.js';

const lanLost = 'ipmi/27/6f/00';

/** Table: messages of network drivers. The name of the interface is what finds the port. */
export const nicMessages = {
  starts:
    /^(?:NETDEV WATCHDOG|bond|mlx|ixgbe|i40e|ice |igb|e1000|bnx|tg3|be2net|qede|qlcnic|cxgb|enic|hinic|ena |vmxnet|fm10k|sfc |ionic|r8169|atlantic|liquidio|nfp )/i,
  rules: [
    {
      pattern: /^bond\w{0,12}: (?:\(slave (?<locator>[\w.-]{2,18})\): )link status definitely down/,
      key: 'linux/nic/link-down',
      aliases: [lanLost],
      severity: 'warning',
      direction: 'assertion',
      part: 'nic',
    },
    {
      pattern: /^bond\w{0,12}: link status definitely down for interface (?<locator>[\w.-]{2,18})/,
      key: 'linux/nic/link-down',
      aliases: [lanLost],
      severity: 'warning',
      direction: 'assertion',
      part: 'nic',
    },
    {
      pattern:
        /^mlx\w{1,8} (?<pci>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]):? (?:(?<locator>[a-z][\w.-]{1,18}):? )?Port module event(?:\[error\])?: module (?<module>\d{1,3}), Cable error/i,
      key: 'linux/nic/module-error',
      severity: 'warning',
      part: 'nic',
    },
    {
      pattern:
        /^NETDEV WATCHDOG: (?:CPU: \d{1,5}: )?(?<locator>[\w.-]{2,18}) \((?<driver>[\w-]{1,24})\): transmit queue (?<queue>\d{1,5}) timed out/,
      key: 'linux/nic/transmit-timeout',
      severity: 'critical',
      part: 'nic',
    },
    {
      pattern:
        /^(?:mlx\w{1,8}|i40e|ice|ixgbe|igb|bnxt_en|bnx2x|tg3|be2net|e1000e?|qede|hinic) (?:(?<pci>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]):? ?)?(?:(?<locator>[a-z][\w.-]{1,18}):? )?(?:[\w():, ]{0,80})(?:device's health compromised|health_care|Fatal error|firmware (?:assert|reset due to|not responding|failure|fatal)|Adapter removed|PCIe link lost|Detected Tx Unit Hang|Detected Hardware Unit Hang|TX (?:driver issue|timeout) detected|transmit timed out|Hardware error|internal error|ECC error|assert_exit_ptr|fw_ver .{0,20}synd|Fan (?:has stopped|failure)|Temperature (?:too high|critical))/i,
      key: 'linux/nic/failure',
      aliases: ['ipmi/17/04/01'],
      severity: 'critical',
      part: 'nic',
    },
  ],
} as const satisfies MessageTable;

const bdf = '(?<pci>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7])';

/** Table: messages of PCI hot plug, of power on slots, of widths of links and of the IOMMU. A port is no card, so its address stays a detail. */
export const slotMessages = {
  starts: /^(?:pcie|pci |DMAR|AMD-Vi|dmar|EEH)/i,
  rules: [
    {
      pattern:
        /^(?:pcieport (?<port>[0-9a-f:.]{7,12}): |pciehp )(?:pciehp: )?(?:[0-9a-f:.]{7,16}:pcie\d{1,4}: )?(?<locator>Slot\([\w-]{1,20}\)): Power fault/i,
      key: 'linux/pcie/slot-power-fault',
      aliases: ['ipmi/21/6f/00'],
      severity: 'critical',
      part: 'pcie-card',
      says: 'Power fault on a PCI Express slot',
    },
    {
      pattern:
        /^(?:pcieport (?<port>[0-9a-f:.]{7,12}): |pciehp )(?:pciehp: )?(?:[0-9a-f:.]{7,16}:pcie\d{1,4}: )?(?<locator>Slot\([\w-]{1,20}\)): Link Down/i,
      key: 'linux/pcie/link-down',
      aliases: ['redfish/Platform/PCIeLinkDown'],
      severity: 'critical',
      part: 'pcie-card',
      says: 'Link of a PCI Express slot down',
    },
    {
      pattern:
        /^(?:pcieport (?<port>[0-9a-f:.]{7,12}): |pciehp )(?:pciehp: )?(?:[0-9a-f:.]{7,16}:pcie\d{1,4}: )?(?<locator>Slot\([\w-]{1,20}\)): (?<change>Card (?:not )?present|Link Up|Attention button pressed)/i,
      key: 'linux/pcie/slot-changed',
      meaning: 'state',
      severity: 'ok',
      part: 'pcie-card',
      says: 'PCI Express slot changed',
    },
    {
      pattern:
        /^pcieport (?<port>[0-9a-f:.]{7,12}): (?:pciehp: .{0,40})?(?:Data Link Layer Link Active not set|broken device, retraining|retraining failed|Failed to check link status|No link$|Cannot train link)/i,
      key: 'linux/pcie/link-training',
      aliases: ['redfish/Platform/PCIeLinkTrainingError'],
      severity: 'warning',
      part: 'pcie-card',
      says: 'Link of a PCI Express port does not train',
    },
    {
      pattern: /^pcieport (?<port>[0-9a-f:.]{7,12}): DPC: containment event/,
      key: 'linux/pcie/contained',
      severity: 'critical',
      part: 'pcie-card',
      says: 'PCI Express port contained: traffic below it stopped after an error',
    },
    {
      pattern: new RegExp(
        `^pci(?: |eport )${bdf}: (?<gigabits>[\\d.]{1,10}) Gb/s available PCIe bandwidth, limited by (?<limit>[\\d.]{1,6} GT/s(?: PCIe)? x\\d{1,2}) link at (?<limitedAt>[0-9a-f:.]{7,12}) \\(capable of (?<capable>[\\d.]{1,10}) Gb/s`,
      ),
      key: 'linux/pcie/bandwidth-limited',
      // A card in a slower slot prints this on every healthy start.
      meaning: 'state',
      severity: 'ok',
      part: 'pcie-card',
    },
    {
      pattern:
        /^(?:DMAR: \[[^\]]{1,40}\] Request device \[(?<locator>[0-9a-f:.]{5,12})\](?: PASID \S{1,12})? fault addr|AMD-Vi: Event logged \[IO_PAGE_FAULT (?:device=|domain=)(?<device>[0-9a-f:.x]{4,14}))/i,
      key: 'linux/iommu/fault',
      meaning: 'unknown',
      severity: 'warning',
      part: 'pcie-card',
    },
    {
      pattern: /^EEH: (?:Frozen P(?:HB|E)#|PHB#|Detected error|Beginning: )/i,
      key: 'linux/pcie/frozen',
      aliases: ['ipmi/13/6f/08'],
      severity: 'critical',
      part: 'pcie-card',
    },
  ],
} as const satisfies MessageTable;

/** Table: messages about the service processor, the machine's power and its start. */
export const systemMessages = {
  starts:
    /^(?:ipmi|IPMI|i801|Linux version|Power[ -]|System is powering|reboot:|Hardware name|DMI: |\[Firmware Bug\]|Command line: |ACPI: )/i,
  rules: [
    {
      pattern:
        /^(?:ipmi_\w{2,8}.{0,40}?: |IPMI message handler: ).{0,100}?(?:BMC (?:not responding|returned incorrect response|does not)|timed out|Unable to find any System Interface|There appears to be no BMC|Could not enable interrupts|error resetting|response timeout|Invalid return code)/i,
      key: 'linux/ipmi/not-responding',
      aliases: ['ipmi/28/6f/03'],
      severity: 'warning',
      part: 'bmc',
    },
    {
      pattern: /^Linux version (?<kernel>\S{1,60})/,
      key: 'linux/kernel/start',
      meaning: 'activity',
      severity: 'ok',
    },
    {
      pattern: /^(?:Power key pressed|Power Button pressed)/i,
      key: 'linux/power/button',
      aliases: ['ipmi/14/6f/00'],
      meaning: 'activity',
      severity: 'ok',
    },
    {
      pattern:
        /^(?:reboot: (?:Restarting system|Power down|System halted)|System is powering (?:down|off)|Powering off|System is rebooting)/i,
      key: 'linux/power/down',
      meaning: 'activity',
      severity: 'ok',
    },
  ],
} as const satisfies MessageTable;
