import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { type EmitEvent, type GroupReader, type LogLine, longestBlock, oldestOf, openBlocks, patience } from './message-group.js';
import { partOf } from './message-rule.js';

type Kind = 'link-error' | 'medium-error' | 'device-lost' | 'timeout' | 'error';
/** Reader of SATA troubles; the SCSI layer tells which disk it is while the trouble of its port is open. */
export type AtaReader = GroupReader & { readonly nameDrive: (disk: string) => void };
type Block = {
  readonly port: string;
  readonly said: Set<string>;
  command: string;
  drive: string | null;
  isOver: boolean;
  readonly lines: LogLine[];
};

const ataLine = /^(?<port>ata\d{1,3})(?:\.\d{2})?: (?<rest>\S.*)$/;
/** Lines that belong to a trouble of a port. */
const trouble =
  /^(?:exception Emask|irq_stat|SError: |failed command: |cmd [0-9a-f]{2}\/|res [0-9a-f]{2}\/|status: \{|error: \{|NCQ disabled|limiting (?:SATA link )?speed|COMRESET failed|softreset failed|hardreset failed|hard resetting link|soft resetting link|link is slow to respond|device reported invalid|revalidation failed|qc timeout|disabled(?:$|[^,a-z])|disabling (?:device|port)|detaching|SATA link down|failed to IDENTIFY|failed to recover|reset failed|link online but|lost interrupt|EH complete|READ LOG|Read log|SATA link up|configured for|retrying)/i;
/** The kernel breaks the line behind the command. */
const wrapped = /^(?:res|cmd) [0-9a-f]{2}\//;
/** Lines that end a trouble, and stand at every start as well: without an open block they say nothing. */
const calm = /^(?:EH complete|SATA link up|configured for|hard resetting link|soft resetting link|irq_stat)/i;
const ends = /^(?:EH complete|disabled|detaching)/i;
const harmless = /^(?:SATA link down|SATA link up|configured for)/i;

const linkSigns = /BadCRC|10B8B|Dispar|Handshk|LinkSeq|UnrecovData|\bICRC\b|ATA bus error|limiting SATA link|LinkSeq|CommWake|PHYRdyChg/i;
const mediumSigns = /\bUNC\b|media error/i;
const lostSigns = /COMRESET failed|revalidation failed|failed to IDENTIFY|failed to recover|reset failed|disabled|detaching|link down/i;
const timeoutSigns = /timeout|frozen|lost interrupt/i;

/** Makes the reader of troubles of SATA ports of one log (drivers/ata/libata-eh.c): from the exception to the end of its handling is one event. */
export function createAtaReader(emit: EmitEvent): AtaReader {
  let open: Block[] = [];
  let passed = 0;
  const close = (blocks: readonly Block[]): void => {
    open = open.filter((block) => !blocks.includes(block));
    for (const block of blocks) emit(draftOf(block), block.lines);
  };
  return {
    take: (line) => {
      const { port = '', rest = line.message } = ataLine.exec(line.message)?.groups ?? {};
      if (!trouble.test(rest) || (port === '' && !wrapped.test(rest))) return false;
      const known = port === '' ? open.at(-1) : open.find((block) => block.port === port);
      if (known === undefined && port === '') return false;
      if (known === undefined && (calm.test(rest) || harmless.test(rest))) return false;
      passed = 0;
      const isNext = known !== undefined && rest.startsWith('exception') && known.isOver;
      if (isNext) close([known]);
      const block =
        known !== undefined && !isNext ? known : { port, said: new Set<string>(), command: '', drive: null, isOver: false, lines: [] };
      if (!open.includes(block)) open.push(block);
      add(block, rest, line);
      if (open.length > openBlocks) close(open.slice(0, 1));
      return true;
    },
    pass: () => {
      passed += 1;
      if (open.length > 0) close(passed > patience ? open : open.filter((block) => block.isOver));
    },
    flush: () => close(open),
    oldestLine: () => oldestOf(open),
    nameDrive: (disk) => {
      const [block, ...others] = open;
      if (block !== undefined && others.length === 0 && !block.isOver && kindOf([...block.said]) === 'medium-error') block.drive = disk;
    },
  };
}

function add(block: Block, rest: string, line: LogLine): void {
  if (block.lines.length < longestBlock) {
    block.lines.push(line);
    block.said.add(rest.slice(0, 120));
  }
  if (rest.startsWith('failed command: ')) block.command = rest.slice('failed command: '.length, 60);
  block.isOver ||= ends.test(rest);
}

function draftOf({ port, said, command, drive }: Block): PlacelessDraft {
  const kind = kindOf([...said]);
  const first = [...said].find((text) => text.startsWith('error: ') || text.startsWith('SError: ')) ?? [...said][0] ?? '';
  return {
    key: `linux/ata/${kind}`,
    aliases: [otherKeys[kind]],
    class: 'message',
    meaning: 'fault',
    severity: { reported: null, derived: kind === 'timeout' || kind === 'error' ? 'warning' : 'critical' },
    provenance: 'vendorDocument',
    text: `${titles[kind]}: ${first}`,
    components: [drive === null ? { class: 'drive', locator: port, place: null, provenance: 'printed' } : partOf('drive', drive)],
    details: { ...(command === '' ? {} : { command }), ...(drive === null ? {} : { port }) },
  };
}

/** Keys of the same facts in other sources. */
const otherKeys: Readonly<Record<Kind, string>> = {
  'medium-error': 'raid/media-error',
  'link-error': 'raid/link-error',
  'device-lost': 'ipmi/0d/6f/01',
  timeout: 'raid/drive-timeout',
  error: 'raid/other-error',
};

const titles: Readonly<Record<Kind, string>> = {
  'medium-error': 'Medium error on a SATA drive',
  'link-error': 'Error on a SATA link',
  'device-lost': 'SATA drive lost',
  timeout: 'SATA command timed out',
  error: 'SATA error',
};

/** What the drive could not read is its own; what arrived damaged is the link's (Serial ATA, SError register). */
function kindOf(said: readonly string[]): Kind {
  const has = (pattern: RegExp): boolean => said.some((text) => pattern.test(text));
  if (has(mediumSigns)) return 'medium-error';
  if (has(lostSigns)) return 'device-lost';
  if (has(linkSigns)) return 'link-error';
  return has(timeoutSigns) ? 'timeout' : 'error';
}
