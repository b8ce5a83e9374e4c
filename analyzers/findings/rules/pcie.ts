import { componentsOfClass, countOf, eventsByComponent } from '../event-view.js';
import { type FindingRule, presentOf } from '../finding-rule.js';
import { eventsOfSign, ruleOfSigns, type Sign } from '../sign.js';

const corrected = {
  findingId: 'pcie-correctable-error',
  class: 'pcie-card',
  keys: ['ipmi/13/6f/07', 'dell/PCI1314', 'dell/PCI1354'],
  text: /pcie? .*\bcorrectable error|severity=corrected/i,
} as const satisfies Sign;

/** A network link that is down. */
const linkDown: readonly Sign[] = [
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
];

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
  {
    findingId: 'pcie-link-quality',
    class: 'pcie-card',
    keys: ['linux/aer/link-quality'],
    except: ['linux/aer/fatal', 'linux/aer/nonfatal'],
  },
  {
    findingId: 'pcie-surprise-down',
    class: 'pcie-card',
    keys: ['linux/pcie/link-down', 'redfish/Platform/PCIeLinkDown', 'redfish/OpenBMC/PCIeFatalSurpriseLinkDown'],
    text: /surprise (?:link )?down/i,
  },
  {
    findingId: 'pcie-completion-timeout',
    class: 'pcie-card',
    keys: ['redfish/OpenBMC/PCIeFatalCompletionTimeout'],
    text: /completion time-?out/i,
  },
  { findingId: 'pcie-malformed-tlp', class: 'pcie-card', keys: ['redfish/OpenBMC/PCIeFatalMalformedTLP'], text: /malformed tlp/i },
  {
    findingId: 'pcie-link-not-trained',
    class: 'pcie-card',
    keys: ['linux/pcie/link-training', 'redfish/Platform/PCIeLinkTrainingError'],
  },
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
    ],
  },
  ...linkDown,
  {
    findingId: 'nic-crc-errors',
    class: 'nic',
    keys: ['linux/nic/module-error'],
    text: /\b(?:nic|network|ethernet|port|link)\b.*\b(?:crc|fcs|symbol|alignment)[- ]?errors?\b|(?:cable|optic|sfp|transceiver|module) error/i,
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

/** Error bits of the kernel (PCI Express AER) that tell causes apart, and the finding that each shows. */
const tellingBits: Readonly<Record<string, string>> = {
  SDES: 'pcie-surprise-down',
  CmpltTO: 'pcie-completion-timeout',
  MalfTLP: 'pcie-malformed-tlp',
};

const errorBits: FindingRule = {
  id: 'pcie-error-bits',
  produces: Object.values(tellingBits),
  evaluate: (view) =>
    ['linux/aer/fatal', 'linux/aer/nonfatal'].flatMap(view.ofKey).flatMap((event) =>
      String(event.event.details.bits ?? '')
        .split(' ')
        .flatMap((bit) => {
          const findingId = tellingBits[bit];
          return findingId === undefined ? [] : componentsOfClass(event, 'pcie-card').map((card) => presentOf(findingId, card, [event]));
        }),
    ),
};

/** A link that went down so often did not come back to stay. */
const flapCount = 3;

const flappingLink: FindingRule = {
  id: 'flapping-link',
  produces: ['nic-link-flapping'],
  evaluate: (view) =>
    eventsByComponent(
      [...new Set(linkDown.flatMap((sign) => eventsOfSign(sign, view)))].filter((event) => event.event.meaning === 'fault'),
      'nic',
    )
      .filter(({ events }) => countOf(events) >= flapCount)
      .map(({ component, events }) => presentOf('nic-link-flapping', component, events)),
};

/** Rules over PCIe cards, network, risers and cables. */
export const pcieRules: readonly FindingRule[] = [ruleOfSigns('pcie-signs', pcieSigns), correctedFlood, errorBits, flappingLink];
