import type { ListedPart } from '../../event/draft-of-part.js';
import type { LinesFormat } from '../../log-format.js';
import { printedPart, wholeNumberOf } from '../../storage/drive-part.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { keepField, keepSign, openRaidBlock, type RaidBlock, reportOfRaidBlock } from './raid-block.js';
import { signOfState } from './raid-states.js';
import { createParagraphs, promptOf } from './report-paragraphs.js';
import { createReportEmitter } from './storage-report.js';

const id = 'sas-ircu-text';
type Block = RaidBlock<'controller' | 'array' | 'drive' | 'enclosure'>;

const starts: readonly { readonly kind: Block['kind']; readonly line: RegExp }[] = [
  { kind: 'controller', line: /^Controller information\s*$/ },
  { kind: 'array', line: /^IR volume (?<label>\d{1,3})\s*$/i },
  { kind: 'drive', line: /^Device is a (?:Hard disk|Solid State|unknown)/i },
  { kind: 'enclosure', line: /^Device is a (?:Enclosure|Expander)/i },
];
const isOwnPrompt = promptOf(/\bsas[23]ircu\b/i);
const ownLine =
  /^(?:(?:LSI|Avago|Broadcom|Lsi)[\w .]{0,40} SAS\d IR Configuration Utility|SAS[23]IRCU: |Read configuration has been initiated for controller \d|IR [Vv]olume (?:information|\d)|Initiator at ID #\d|Device is a (?:Hard disk|Enclosure services device)\s*$)/;
const paragraphStart =
  /^(?:-{20,}|Version \d|Copyright|Controller (?:information|type)|IR |Physical device|Enclosure information|Initiator|Device is|SAS[23]IRCU)/;
const states = { array: 'status of volume', drive: 'state' } as const;

/** Text of LSI's sas2ircu and sas3ircu: `display`. */
export const sasIrcuText: LinesFormat = {
  kind: 'lines',
  id,
  title: 'sas2ircu / sas3ircu display',
  reference: 'LSI SAS2 / SAS3 integrated RAID configuration utility user guide',
  samples: [
    {
      name: 'a mirror that has lost a member',
      kind: 'typical',
      content: [
        'Avago Technologies SAS3 IR Configuration Utility.',
        'Version 17.00.00.00 (2018.04.02) ',
        '',
        'Read configuration has been initiated for controller 0',
        '------------------------------------------------------------------------',
        'IR Volume information',
        '------------------------------------------------------------------------',
        'IR volume 1',
        '  Volume ID                               : 286',
        '  Status of volume                        : Degraded (DGD)',
        '  RAID level                              : RAID1',
        '------------------------------------------------------------------------',
        'Physical device information',
        '------------------------------------------------------------------------',
        'Initiator at ID #0',
        '',
        'Device is a Hard disk',
        '  Enclosure #                             : 2',
        '  Slot #                                  : 5',
        '  State                                   : Failed (FLD)',
        '  Manufacturer                            : ATA     ',
        '  Model Number                            : EXAMPLE SSD 480',
        '  Serial No                               : EX0000000005',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['raid/array-degraded', 'inventory/drive', 'raid/drive-failed'] },
    },
    {
      name: 'drives in order, an optimal volume, an enclosure',
      kind: 'extreme',
      content: [
        'Read configuration has been initiated for controller 1',
        'Controller information',
        '  Controller type                         : SAS3008',
        '  Firmware version                        : 16.00.01.00',
        'IR volume 1',
        '  Status of volume                        : Okay (OKY)',
        'Device is a Hard disk',
        '  Enclosure #                             : 1',
        '  Slot #                                  : 0',
        '  State                                   : Optimal (OPT)',
        '',
        'Device is a Enclosure services device',
        '  Enclosure #                             : 1',
        '  State                                   : Standby (SBY)',
      ].join('\n'),
      expect: {
        events: 4,
        unread: 0,
        keys: ['inventory/raid-controller', 'raid/array-state', 'inventory/drive', 'inventory/backplane'],
      },
    },
    {
      name: 'no controller',
      kind: 'broken',
      content: 'SAS3IRCU: MPTLib2 Error 1',
      expect: { events: 1, unread: 0, keys: ['raid/controller-state'] },
    },
  ],
  claims: (line) => ownLine.test(line) || isOwnPrompt(line),
  open: (context, sink) => {
    const emit = createReportEmitter({ file: context.file, format: id, sharesLines: true }, sink);
    const paragraphs = createParagraphs((line) => ownLine.test(line) || paragraphStart.test(line));
    let controller = 0;
    let block: Block | null = null;
    const close = (): void => {
      if (block !== null) emit(reportOfRaidBlock(block, partOf(block, controller)));
      block = null;
    };
    return {
      read: (raw, line) => {
        if (!paragraphs.takes(raw)) return isOwnPrompt(raw);
        const number = /^Read configuration has been initiated for controller (?<number>\d{1,3})/.exec(raw)?.groups?.number;
        const start = starts.find((each) => each.line.test(raw));
        if (start !== undefined || number !== undefined) close();
        if (number !== undefined) controller = Number(number);
        if (start !== undefined) block = openRaidBlock(start.kind, start.line.exec(raw)?.groups?.label ?? '', { line, raw });
        if (/ Error /.test(raw) && raw.startsWith('SAS'))
          emit({ line, raw, part: null, signs: [{ condition: 'raid/controller-state', text: raw }] });
        const pair = keyValueOf(raw.slice(0, 300), ':');
        if (block !== null && pair !== null) addField(block, pair.key.toLowerCase(), pair.value, { line, raw });
        return true;
      },
      end: () => {
        close();
        paragraphs.close();
      },
    };
  },
};

function addField(block: Block, name: string, value: string, place: { readonly line: number; readonly raw: string }): void {
  keepField(block, name, value);
  if (block.kind === 'array' && name === states.array) {
    keepSign(block, signOfState({ of: 'array', state: value, text: `Volume ${block.label}: ${value}`, component: null }), place);
  }
  if (block.kind !== 'drive' || name !== states.drive) return;
  const sign = signOfState({ of: 'drive', state: value, text: `State: ${value}`, component: null });
  if (sign !== null) keepSign(block, { condition: sign.condition, text: sign.text, reported: value }, place);
}

function partOf({ kind, fields }: Block, controller: number): ListedPart | null {
  const field = (name: string) => fields.get(name) ?? null;
  if (kind === 'array') return null;
  if (kind === 'controller') {
    return {
      component: printedPart('raid-controller', `c${controller}`),
      model: field('controller type'),
      firmware: field('firmware version'),
    };
  }
  const [enclosure, slot] = [field('enclosure #'), field('slot #')].map((text) => (text === null ? null : wholeNumberOf(text)));
  const place = `${controller === 0 ? '' : `c${controller} `}${enclosure ?? ''}:${slot ?? ''}`;
  if (kind === 'enclosure') return { component: printedPart('backplane', `Enclosure ${enclosure ?? ''}`.trim()) };
  return {
    component: printedPart('drive', place, slot === null || slot === undefined ? null : String(slot)),
    manufacturer: field('manufacturer'),
    model: field('model number'),
    serialNumber: field('serial no'),
    firmware: field('firmware revision'),
    capacity: field('size (in mb)/(in sectors)')?.replace(/\/.*$/, ' MB') ?? null,
  };
}
