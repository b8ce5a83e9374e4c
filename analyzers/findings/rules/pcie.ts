import { countOf, eventsByComponent } from '../event-view.js';
import type { FindingRule } from '../finding-rule.js';
import { eventsOfSign, ruleOfSigns, type Sign } from '../sign.js';

const corrected = {
  findingId: 'pcie-correctable-error',
  class: 'pcie-card',
  keys: ['ipmi/13/6f/07', 'dell/PCI1314', 'dell/PCI1354'],
  text: /pcie? .*\bcorrectable error|severity=corrected/i,
} as const satisfies Sign;

/** Signs of IPMI sensor types 13h, 21h, 1Bh (IPMI 2.0 table 42-3) and of the vendors' bus messages. */
const pcieSigns: readonly Sign[] = [
  corrected,
  {
    findingId: 'pcie-fatal-error',
    class: 'pcie-card',
    keys: [
      'ipmi/13/6f/0a',
      'dell/PCI1318',
      'dell/PCI1320',
      'dell/PCI1358',
      'dell/PCI1360',
      'dell/PCI2000',
      'dell/PCI2002',
      'redfish/OpenBMC/PCIeFatalDataLinkLayerProtocol',
      'redfish/OpenBMC/PCIeFatalSurpriseLinkDown',
      'redfish/OpenBMC/PCIeFatalCompletionTimeout',
      'redfish/OpenBMC/PCIeFatalMalformedTLP',
    ],
    text: /(?:pci|\bbus\b).*(?<!non-?)fatal/i,
  },
  {
    findingId: 'pcie-uncorrectable-error',
    class: 'pcie-card',
    keys: ['ipmi/13/6f/08', 'dell/PCI1316', 'dell/PCI1356', 'redfish/Platform/PCIeUncorrectableError', 'linux/pcie/contained'],
  },
  {
    findingId: 'pcie-parity-error',
    class: 'pcie-card',
    keys: ['ipmi/13/6f/04', 'dell/PCI1308', 'dell/PCI1348', 'redfish/OpenBMC/LegacyPCIPERR'],
  },
  {
    findingId: 'pcie-system-error',
    class: 'pcie-card',
    keys: ['ipmi/13/6f/05', 'dell/PCI1310', 'dell/PCI1350', 'redfish/OpenBMC/LegacyPCISERR'],
  },
  {
    findingId: 'pcie-nmi',
    class: null,
    keys: ['ipmi/13/6f/02', 'ipmi/13/6f/03', 'ipmi/13/6f/09', 'dell/PCI1300', 'dell/PCI1304', 'dell/PCI1306', 'linux/kernel/nmi'],
  },
  { findingId: 'pcie-bus-timeout', class: null, keys: ['ipmi/13/6f/01', 'dell/PCI1302', 'dell/PCI1342'] },
  { findingId: 'pcie-device-error', class: 'pcie-card', keys: ['linux/aer/device'] },
  { findingId: 'pcie-link-quality', class: 'pcie-card', keys: ['linux/aer/link-quality'] },
  { findingId: 'pcie-slot-fault', class: 'pcie-card', keys: ['ipmi/21/6f/00'] },
  {
    findingId: 'pcie-link-degraded',
    class: 'pcie-card',
    keys: [
      'ipmi/13/6f/0b',
      'dell/PCI1322',
      'dell/PCI1362',
      'redfish/Platform/PCIeIncorrectLinkWidth',
      'redfish/Platform/PCIeIncorrectLinkSpeed',
      'redfish/Platform/PCIeLinkWidthChange',
      'redfish/Platform/PCIeLinkDown',
      'redfish/Platform/PCIeLinkTrainingError',
    ],
  },
  { findingId: 'nic-link-down', class: 'nic', of: 'nic', keys: ['ipmi/27/6f/00'] },
  {
    findingId: 'nic-link-down',
    class: 'nic',
    keys: [
      'dell/NIC100',
      'redfish/NetworkDevice/ConnectionDropped',
      'redfish/NetworkDevice/LinkFlapDetected',
      'redfish/iLOEvents/NicConnectivityLost',
      'redfish/iLOEvents/NicAllLinksDown',
      'hpe/NicConnectivityLost',
    ],
    roles: ['link-down'],
  },
  { findingId: 'nic-failure', class: 'nic', of: 'nic', keys: ['ipmi/17/04/01', 'ipmi/17/07/02', 'ipmi/17/07/03'] },
  { findingId: 'nic-failure', class: 'nic', keys: ['linux/nic/failure', 'linux/nic/transmit-timeout'] },
  { findingId: 'riser-fault', class: 'riser', of: 'riser', keys: ['ipmi/1b/6f/01', 'ipmi/21/6f/00'] },
  { findingId: 'cable-fault', class: 'cable', of: 'cable', keys: ['ipmi/1b/6f/01'] },
  {
    findingId: 'cable-fault',
    class: 'cable',
    keys: ['dell/HWC1013'],
    text: /cable .*(?:absent|not connected|incorrect|disconnected)/i,
  },
];

/** So many corrected errors of one slot are the quality of the link, not chance. */
const floodCount = 10;

const correctedFlood: FindingRule = {
  id: 'pcie-flood',
  produces: ['pcie-correctable-flood'],
  evaluate: (view) => {
    const flooded = eventsByComponent(eventsOfSign(corrected, view), 'pcie-card').filter(({ events }) => countOf(events) >= floodCount);
    return flooded.map(({ component, events }) => ({
      findingId: 'pcie-correctable-flood',
      state: 'present',
      component,
      eventIds: events.map((event) => event.id),
    }));
  },
};

/** Rules over PCIe cards, network, risers and cables. */
export const pcieRules: readonly FindingRule[] = [ruleOfSigns('pcie-signs', pcieSigns), correctedFlood];
