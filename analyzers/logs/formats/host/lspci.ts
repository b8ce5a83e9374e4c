import { draftOfPart } from '../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import type { LinesFormat } from '../../log-format.js';
import { type LineMeaning, openSingleLines } from '../../readers/single-line-reader.js';
import { gpuAt } from './messages/gpu-messages.js';
import { partOf } from './messages/message-rule.js';
import { draftOfPcieError, type PcieError } from './messages/pcie-error-draft.js';

const header =
  /^(?<address>(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]) (?<kind>[A-Z0-9][\w/ .,+()-]{2,60}?)(?: \[[0-9a-f]{4}\])?: (?<model>\S.{1,200})$/;
const ownLine = /^\s+(?:LnkSta|LnkCap|UESta|CESta|UEMsk|CEMsk|UESvrt|DevSta|DevCap):\s/;
const prompt = /^(?:\[[^\]]{1,80}\]|\S{0,80}) ?[#$] ?(?:sudo )?lspci\b/;
const endpoint =
  /^(?:Ethernet|Network|Infiniband|Fibre|RAID|Serial Attached SCSI|SCSI storage|Non-Volatile|Mass storage|3D|VGA|Display|Processing|Co-processor)/i;
const gpuKind = /^(?:3D|VGA|Display)/i;
const silentCard = /\(rev ff\)/;
const downgradedWidth = /^LnkSta:\s.{0,60}\bWidth x(?<width>\d{1,2}) \(downgraded\)/;
const setBit = /(?<bit>[A-Za-z]{3,16})\+/g;
const fatalBits: ReadonlySet<string> = new Set(['DLP', 'SDES', 'FCP', 'RxOF', 'MalfTLP']);
/** A request that a card does not support is set on healthy machines: the scan of the bus at each start asks for what is not there. */
const commonBits: ReadonlySet<string> = new Set(['UnsupReq', 'AdvNonFatalErr', 'NonFatalErr', 'ACSViol']);

type Device = { readonly address: string; readonly isEndpoint: boolean };

/** Output of `lspci -vv`: cards, links that run narrower than both ends can, and error bits that are set. */
export const lspci: LinesFormat = {
  kind: 'lines',
  id: 'lspci',
  title: 'lspci -vv',
  reference: 'pciutils 3.5–3.13, lspci(8), ls-caps.c, ls-ecaps.c; PCI Express Base Specification, AER',
  samples: [
    {
      name: 'a card with a narrow link and broken transfers',
      kind: 'typical',
      content: [
        '3b:00.0 Ethernet controller: Example Corp 25G Adapter (rev 02)',
        '\tSubsystem: Example Corp Device 0001',
        '\tStatus: Cap+ 66MHz- UDF- FastB2B- ParErr- DEVSEL=fast >TAbort- <TAbort- <MAbort- >SERR- <PERR- INTx-',
        '\t\tDevSta:\tCorrErr+ NonFatalErr- FatalErr- UnsupReq+ AuxPwr- TransPend-',
        '\t\tLnkCap:\tPort #0, Speed 8GT/s, Width x16, ASPM not supported',
        '\t\tLnkSta:\tSpeed 8GT/s (ok), Width x8 (downgraded)',
        '\t\tUESta:\tDLP- SDES- TLP- FCP- CmpltTO- CmpltAbrt- UnxCmplt- RxOF- MalfTLP- ECRC- UnsupReq+ ACSViol-',
        '\t\tUEMsk:\tDLP- SDES- TLP- FCP- CmpltTO+ CmpltAbrt- UnxCmplt- RxOF- MalfTLP- ECRC- UnsupReq- ACSViol-',
        '\t\tCESta:\tRxErr+ BadTLP+ BadDLLP- Rollover- Timeout- AdvNonFatalErr+',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['inventory/pcie-card', 'linux/pcie/link-narrow', 'linux/aer/corrected'] },
    },
    {
      name: 'a bridge, a GPU that does not answer, a drive with a timeout and with its domain',
      kind: 'extreme',
      content: [
        '00:01.0 PCI bridge [0604]: Example Corp Root Port [ffff:0001] (rev 04) (prog-if 00 [Normal decode])',
        '\t\tLnkSta:\tSpeed 8GT/s (ok), Width x8 (downgraded)',
        '',
        'af:00.0 3D controller: Example Corp GPU (rev ff) (prog-if ff)',
        '\t!!! Unknown header type 7f',
        '',
        '0000:5e:00.0 Non-Volatile memory controller: Example Corp NVMe (prog-if 02 [NVM Express])',
        '\t\tUESta:\tDLP- SDES- TLP- FCP- CmpltTO+ CmpltAbrt- UnxCmplt- RxOF- MalfTLP- ECRC- UnsupReq- ACSViol-',
        '\t\tCESta:\tRxErr- BadTLP- BadDLLP- Rollover- Timeout- NonFatalErr-',
      ].join('\n'),
      expect: {
        events: 5,
        unread: 0,
        keys: ['linux/pcie/link-narrow', 'inventory/gpu', 'linux/pcie/card-silent', 'inventory/pcie-card', 'linux/aer/nonfatal'],
      },
    },
    {
      name: 'a line cut out with grep: no card is named',
      kind: 'broken',
      content: '\t\tLnkSta:\tSpeed 2.5GT/s, Width x1, TrErr- Train- SlotClk+ DLActive- BWMgmt- ABWMgmt-',
      expect: { events: 0, unread: 0, keys: [] },
    },
  ],
  claims: (line) => header.test(line.slice(0, 300)) || ownLine.test(line) || prompt.test(line),
  open: openSingleLines('lspci', () => {
    let device: Device | null = null;
    return (line): LineMeaning => {
      const text = line.slice(0, 400);
      const found = header.exec(text)?.groups;
      if (found) {
        const address = (found.address ?? '').length === 7 ? `0000:${found.address}` : (found.address ?? '');
        device = { address, isEndpoint: endpoint.test(found.kind ?? '') };
        return device.isEndpoint ? draftsOfCard(address, found.kind ?? '', found.model ?? '') : 'silent';
      }
      if (/^\s+\S/.test(text)) return meaningOfRegister(text.trim(), device);
      return text.trim() === '' || prompt.test(text) ? 'silent' : null;
    };
  }),
};

function draftsOfCard(address: string, kind: string, printed: string): LineMeaning {
  const component = gpuKind.test(kind) ? gpuAt(address) : partOf('pcie-card', address, address);
  const model = printed.replace(/ \((?:rev|prog-if)\b.*$/, '').trim();
  const part = draftOfPart({ component, model });
  if (!silentCard.test(printed)) return part;
  const alias = gpuKind.test(kind) ? 'gpu/xid/79' : 'linux/aer/device';
  return [
    part,
    {
      key: 'linux/pcie/card-silent',
      aliases: [alias],
      class: 'message',
      meaning: 'fault',
      severity: { reported: null, derived: 'critical' },
      provenance: 'standard',
      text: 'Card does not answer on the bus: all its registers read as ones',
      components: [component],
    },
  ];
}

/** Meaning of an indented line of a card: state of the link, status registers of errors. */
function meaningOfRegister(text: string, device: Device | null): LineMeaning {
  const width = downgradedWidth.exec(text)?.groups?.width;
  if (width !== undefined && device !== null) return draftOfNarrowLink(device, width, text);
  const register = text.slice(0, 6);
  if (register !== 'UESta:' && register !== 'CESta:') return 'silent';
  const bits = [...text.matchAll(setBit)].map(({ groups }) => groups?.bit ?? '').filter((bit) => !commonBits.has(bit));
  if (bits.length === 0) return 'silent';
  const isFatal = bits.some((bit) => fatalBits.has(bit));
  const degree: PcieError['degree'] = register === 'CESta:' ? 'corrected' : isFatal ? 'fatal' : 'nonfatal';
  const place = device?.isEndpoint === true ? { device: device.address, port: null } : { device: null, port: device?.address ?? null };
  return draftOfPcieError({ degree, ...place, bits, words: 'status register', details: { register: register.slice(0, -1) } });
}

/** A bridge runs as narrow as the card behind it: only the card's own link tells. */
function draftOfNarrowLink({ address, isEndpoint }: Device, width: string, text: string): PlacelessDraft {
  return {
    key: 'linux/pcie/link-narrow',
    ...(isEndpoint ? { aliases: ['ipmi/13/6f/0b'] } : {}),
    class: 'message',
    meaning: isEndpoint ? 'fault' : 'state',
    severity: { reported: null, derived: isEndpoint ? 'warning' : 'ok' },
    provenance: 'standard',
    text: `Link runs with ${width} lanes, fewer than the card can`,
    components: [partOf('pcie-card', address, address)],
    details: { printed: text.slice(0, 120) },
  };
}
