import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { partOf } from './message-rule.js';

const change = /[\s:](?:NIC )?Link (?:is )?(?<state>up|down)\b/i;
const interfaceName = /^[a-z][a-z0-9_.-]{1,18}$/;
const pciAddress = /\b(?<pci>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])\b/;
const otherLinks = /^(?:ata\d|pcieport|pciehp|usb|hub|xhci|phy|bond)/;
const searched = 160;

const mostPorts = 1_000;

/** Makes the reader of links of one log. A link that comes up without having gone down is the start of the port, not the end of a trouble. */
export function createLinkReader(): (message: string) => PlacelessDraft | null {
  const down = new Set<string>();
  return (message) => {
    const draft = draftOfLink(message);
    const port = draft?.components?.[0]?.locator;
    if (draft === null || port == null) return draft;
    if (draft.meaning === 'fault' && down.size < mostPorts) down.add(port);
    return draft.meaning === 'recovery' && !down.has(port) ? { ...draft, meaning: 'state' } : draft;
  };
}

/** Draft of a change of a network port's link as any driver prints it (`ixgbe 0000:04:00.0 eth0: NIC Link is Down`); null where the message is none. */
export function draftOfLink(message: string): PlacelessDraft | null {
  const start = message.slice(0, searched);
  const found = change.exec(start);
  if (!found || otherLinks.test(start)) return null;
  const name = start.slice(0, found.index).split(' ').at(-1)?.replace(/:$/, '') ?? '';
  if (!interfaceName.test(name)) return null;
  const isDown = found.groups?.state?.toLowerCase() === 'down';
  return {
    key: 'linux/nic/link-down',
    aliases: ['ipmi/27/6f/00'],
    class: 'message',
    meaning: isDown ? 'fault' : 'recovery',
    severity: { reported: null, derived: isDown ? 'warning' : 'ok' },
    direction: isDown ? 'assertion' : 'deassertion',
    provenance: 'vendorDocument',
    text: `Network link of ${name} is ${isDown ? 'down' : 'up'}`,
    components: [partOf('nic', name, pciAddress.exec(start)?.groups?.pci)],
  };
}
