import { createEventCompleter } from '../../../event/complete-event.js';
import { draftOfPart } from '../../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { LinesFormat } from '../../../log-format.js';
import { blockKey, createTextBlocks, type TextBlock } from '../../../syntax/text-blocks.js';
import { draftsOfCondition } from './hplog-conditions.js';

const id = 'hpe-hpasmcli';
const supplyTitle = /^\s*Power supply #(?<number>\d{1,2})\s*$/i;
const dimmTitle = /^\s*DIMM Configuration\s*$/i;
const dimmStart = /^\s*(?:Cartridge|Processor) #\s*:\s*\d{1,2}\s*$/i;
const serverStart = /^\s*System\s*:\s*ProLiant\b/i;
const dimmKeys =
  'cartridge #,processor #,module #,present,form factor,memory type,size,speed,supports lock step,configured for lock step,status';
const supplyKeys = 'power supply,present,redundant,condition,hotplug,power';
const serverKeys =
  'system,serial no.,rom version,ilo present,embedded nics,nic1 mac,nic2 mac,nic3 mac,nic4 mac,processor,name,stepping,bus,core,thread,socket,level1 cache,level2 cache,level3 cache,processor total,memory installed,ecc supported';
const keys: ReadonlySet<string> = new Set(`${dimmKeys},${supplyKeys},${serverKeys}`.split(','));
const starts: ReadonlySet<string> = new Set(['cartridge #', 'processor #', 'power supply', 'system']);

/** Parts as `hpasmcli -s "show dimm; show powersupply; show server"` lists them, with their condition. */
export const hpeHpasmcli: LinesFormat = {
  kind: 'lines',
  id,
  title: 'hpasmcli show dimm / powersupply / server',
  reference: 'HPE System Health Application, hpasmcli(4)',
  samples: [
    {
      name: 'modules and supplies',
      kind: 'typical',
      content: [
        'DIMM Configuration',
        '------------------',
        'Processor #:                  2',
        'Module #:                     3',
        'Present:                      Yes',
        'Memory Type:                  DDR3(18h)',
        'Size:                         8192 MB',
        'Speed:                        1333 MHz',
        'Status:                       Degraded',
        '',
        'Power supply #1',
        '        Present  : Yes',
        '        Redundant: Yes',
        '        Condition: Ok',
        '        Hotplug  : Supported',
        '        Power    : 100 Watts',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/07/01', 'inventory/psu'] },
    },
    {
      name: 'an empty slot, a failed supply, the server',
      kind: 'extreme',
      content: [
        'Cartridge #:                  0',
        'Module #:                     4',
        'Present:                      No',
        'Status:                       Not Installed',
        '',
        'Power supply #2',
        '        Present  : Yes',
        '        Condition: FAILED',
        '',
        'System        : ProLiant DL380 G7',
        'Serial No.    : EXAMPLE001',
        'ROM version   : P67 05/05/2011',
        'iLo present   : Yes',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/07/02', 'inventory/chassis'] },
    },
    {
      name: 'a module without status',
      kind: 'broken',
      content: ['Processor #:                  1', 'Module #:                     1', 'Present:                      Yes'].join('\n'),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => supplyTitle.test(line) || dimmTitle.test(line) || dimmStart.test(line) || serverStart.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: id });
    const blocks = createTextBlocks({ separator: ':', isStart: (key) => starts.has(key), isKey: (key) => keys.has(key) }, (block) => {
      const raw = block.lines.join('\n');
      const drafts = draftsOfBlock(block);
      if (drafts === null) sink.unread({ line: block.line, byte: null, raw }, 'malformedRecord');
      for (const draft of drafts ?? []) sink.event(complete({ ...draft, line: block.line, byte: null, raw }));
    });
    return {
      read: (raw, line) => {
        const supply = supplyTitle.exec(raw)?.groups?.number;
        if (supply !== undefined) return blocks.read(`Power supply: ${supply}`, line);
        if (dimmTitle.test(raw)) blocks.end();
        const isStart = starts.has(blockKey(raw, ':') ?? '');
        if (isStart && !dimmStart.test(raw) && !serverStart.test(raw)) return false;
        return dimmTitle.test(raw) || blocks.read(raw, line) || /^\s*-{5,}\s*$/.test(raw);
      },
      end: blocks.end,
    };
  },
};

/** Null for a part whose condition was cut off. */
function draftsOfBlock({ fields }: TextBlock): PlacelessDraft[] | null {
  if (fields.has('system')) return [draftOfServer(fields)];
  const isPresent = fields.get('present')?.toLowerCase() === 'yes';
  const supply = fields.get('power supply');
  const status = fields.get('status') ?? fields.get('condition');
  if (status === undefined) return isPresent ? null : [];
  if (supply !== undefined) return draftsOfCondition({ class: 'psu', label: `Power Supply ${supply}`, slot: supply, status, isPresent });
  return draftsOfCondition({ class: 'memory', ...moduleOf(fields), status, isPresent });
}

function moduleOf(fields: ReadonlyMap<string, string>): Pick<Parameters<typeof draftsOfCondition>[0], 'label' | 'slot' | 'details'> {
  const slot = fields.get('module #') ?? '';
  const processor = fields.get('processor #');
  const label = processor === undefined ? `Cartridge ${fields.get('cartridge #')}, DIMM ${slot}` : `Processor ${processor}, DIMM ${slot}`;
  return { label, slot, details: { capacity: fields.get('size') ?? '', type: fields.get('memory type') ?? '' } };
}

function draftOfServer(fields: ReadonlyMap<string, string>): PlacelessDraft {
  return draftOfPart({
    component: { class: 'chassis', locator: null, place: null, provenance: 'printed' },
    model: fields.get('system') ?? null,
    serialNumber: fields.get('serial no.') ?? null,
    firmware: fields.get('rom version') ?? null,
  });
}
