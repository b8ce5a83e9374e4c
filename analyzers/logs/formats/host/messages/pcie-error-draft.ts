import type { Component } from '#domain/component.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { isLinkQuality } from './aer-bits.js';

/** A PCI Express error. `device` = the card at fault where a line names it; `port` = the root port or bridge that reported it, which is not. */
export type PcieError = {
  readonly degree: 'corrected' | 'nonfatal' | 'fatal';
  readonly device: string | null;
  readonly port: string | null;
  /** Whether the device was printed or follows from the buses that the log lists. */
  readonly provenance?: Component['provenance'];
  readonly bits: readonly string[];
  readonly words: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly count?: number;
};

const degrees = {
  corrected: { alias: 'ipmi/13/6f/07', severity: 'warning', title: 'Corrected PCI Express error' },
  nonfatal: { alias: 'ipmi/13/6f/08', severity: 'critical', title: 'Uncorrected PCI Express error' },
  fatal: { alias: 'ipmi/13/6f/0a', severity: 'critical', title: 'Fatal PCI Express error' },
} as const;
/** Errors of link quality, and those that a named device did not recover from, get aliases of their own: rules tell them apart. */
const deviceAlias = 'linux/aer/device';
const linkAlias = 'linux/aer/link-quality';

/** Draft of a PCI Express error (PCI Express Base Specification, AER; Linux Documentation/PCI/pcieaer-howto). */
export function draftOfPcieError({ degree, device, port, provenance, bits, words, details, count }: PcieError): PlacelessDraft {
  const { alias, severity, title } = degrees[degree];
  const said = [words, bits.join(', ')].filter((part) => part !== '').join(': ');
  return {
    key: `linux/aer/${degree}`,
    aliases: [alias, ...(isLinkQuality(bits) ? [linkAlias] : []), ...(device !== null && degree !== 'corrected' ? [deviceAlias] : [])],
    class: 'message',
    meaning: 'fault',
    severity: { reported: null, derived: severity },
    provenance: 'standard',
    text: said === '' ? title : `${title}: ${said}`,
    components: [cardOf(device, port, provenance ?? 'printed')],
    details: { ...(port === null ? {} : { reportedBy: port }), ...(bits.length > 0 ? { bits: bits.join(' ') } : {}), ...details },
    count: count ?? 1,
  };
}

function cardOf(device: string | null, port: string | null, provenance: Component['provenance']): Component {
  if (device !== null) return { class: 'pcie-card', locator: device, place: { pci: device }, provenance };
  return { class: 'pcie-card', locator: null, place: port === null ? null : { pci: port }, provenance: 'documentedRule' };
}
