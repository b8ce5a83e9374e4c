import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { type EmitEvent, type GroupReader, type LogLine, longestBlock, oldestOf, patience } from './message-group.js';
import { partOf } from './message-rule.js';

type Block = {
  readonly device: string;
  readonly name: string | null;
  result: string;
  senseKey: string;
  sense: string;
  command: string;
  lines: LogLine[];
};

const start =
  /^(?:sd|sr|st|ses|scsi) (?<device>\d{1,4}:\d{1,4}:\d{1,6}:\d{1,10}): (?:\[(?<name>[a-z]{2,8}\d{0,3})\] {0,2})?(?:tag#\d{1,6} )?(?<rest>\S.*)$/;
/** Kernels before 3.17 print the device and what it says in lines of their own (RHEL 6). */
const deviceAlone =
  /^(?:sd|sr|st|ses|scsi) (?<device>\d{1,4}:\d{1,4}:\d{1,6}:\d{1,10}): (?:\[(?<name>[a-z]{2,8}\d{0,3})\])?(?<command> {0,2}CDB:)?\s*$/;
const bareCommand =
  /^(?:cdb\[0\]=0x[0-9a-f]{2}|(?:Read|Write|Verify|Synchronize Cache|Test Unit Ready|Inquiry|Unmap|Mode Sense)\b[^:]{0,12}: )/i;
const moreInformation = /^(?:Info fld=0x|<<vendor>>)/i;
const result = /^(?:FAILED )?Result: (?<result>hostbyte=\S{1,40}(?: driverbyte=\S{1,40})?)/i;
const senseKey = /^Sense Key {0,2}: {0,2}(?<key>[A-Za-z ]{1,40}?) ?(?:\[|$)/;
const addition = /^(?:<<vendor>>|Add\. Sense): {0,2}(?<sense>[^\n]{1,120})$|^ASC=(?<asc>0x[0-9a-f]{1,2}) ASCQ=(?<ascq>0x[0-9a-f]{1,2})/i;
const command = /^CDB: {0,2}(?<command>[^\n]{1,120})$/;

/** Sense keys (SCSI Primary Commands, table of sense keys) and whether they accuse the drive. */
const senseKinds: Readonly<Record<string, readonly [kind: string, severity: 'ok' | 'warning' | 'critical']>> = {
  'medium error': ['medium-error', 'critical'],
  'hardware error': ['hardware-error', 'critical'],
  'not ready': ['not-ready', 'warning'],
  'aborted command': ['aborted-command', 'warning'],
  'recovered error': ['recovered-error', 'warning'],
  'unit attention': ['unit-attention', 'ok'],
  'illegal request': ['illegal-request', 'ok'],
  'data protect': ['data-protect', 'warning'],
};
const otherKeys: Readonly<Record<string, readonly string[]>> = {
  'hardware-error': ['ipmi/0d/6f/01'],
  'medium-error': ['raid/media-error'],
  'aborted-command': ['raid/other-error'],
  'command-failed': ['raid/other-error'],
};

/**
 * Makes the reader of failed SCSI commands of one log: result, sense key, additional sense and command of one device are one event.
 * `onMediumError` hears the disk (`sdc`) of a medium error: libata reports it before it ends the trouble of the port.
 */
export function createScsiReader(emit: EmitEvent, onMediumError: (disk: string) => void = () => {}): GroupReader {
  let open: Block | null = null;
  let passed = 0;
  let alone: { readonly device: string; readonly name: string | null; readonly isCommand: boolean } | null = null;
  const close = (): void => {
    if (open !== null) emit(draftOf(open), open.lines);
    open = null;
  };
  return {
    take: (line) => {
      const heading = deviceAlone.exec(line.message)?.groups;
      if (heading) {
        alone = { device: heading.device ?? '', name: heading.name ?? null, isCommand: heading.command !== undefined };
        return true;
      }
      if (open !== null && moreInformation.test(line.message)) return true;
      const found = start.exec(line.message)?.groups ?? (alone === null ? undefined : bareFields(alone, line.message));
      alone = null;
      const fields = found ? fieldsOf(found.rest ?? '') : null;
      if (!found || fields === null) return false;
      const device = found.device ?? '';
      passed = 0;
      if (open === null || open.device !== device || isNext(open, fields)) {
        close();
        open = { device, name: found.name ?? null, result: '', senseKey: '', sense: '', command: '', lines: [] };
      }
      if (found.name !== undefined && /^medium error/i.test(fields.senseKey ?? '')) onMediumError(found.name);
      Object.assign(open, fields);
      if (open.lines.length < longestBlock) open.lines.push(line);
      return true;
    },
    pass: () => {
      passed += 1;
      if (open !== null && passed > patience / 5) close();
    },
    flush: close,
    oldestLine: () => oldestOf(open === null ? [] : [open]),
  };
}

/** What a line below its device says, as if it stood on one line. */
function bareFields(
  { device, name, isCommand }: { readonly device: string; readonly name: string | null; readonly isCommand: boolean },
  text: string,
) {
  if (isCommand && !bareCommand.test(text)) return undefined;
  const rest = isCommand ? `CDB: ${text.trim()}` : text.trim();
  return { device, rest, ...(name === null ? {} : { name }) };
}

type Fields = Partial<Pick<Block, 'result' | 'senseKey' | 'sense' | 'command'>>;

function fieldsOf(text: string): Fields | null {
  const outcome = result.exec(text)?.groups;
  if (outcome) return { result: outcome.result ?? '' };
  const key = senseKey.exec(text)?.groups;
  if (key) return { senseKey: (key.key ?? '').trim() };
  const added = addition.exec(text)?.groups;
  if (added) return { sense: added.sense?.trim() ?? `ASC=${added.asc} ASCQ=${added.ascq}` };
  const printed = command.exec(text)?.groups;
  return printed ? { command: printed.command ?? '' } : null;
}

/** A field that the open block already has begins the next failure. */
function isNext(block: Block, fields: Fields): boolean {
  return (Object.keys(fields) as (keyof Fields)[]).some((name) => block[name] !== '');
}

function draftOf({ device, name, ...fields }: Block): PlacelessDraft {
  const isOptical = name?.startsWith('sr') === true;
  const [kind, severity] = senseKinds[fields.senseKey.toLowerCase()] ?? ['command-failed', 'warning'];
  const said = [fields.senseKey, fields.sense].filter((part) => part !== '').join(': ');
  const details = Object.entries({ address: device, ...fields }).flatMap(([key, value]) =>
    typeof value === 'string' && value !== '' ? [[key, value] as const] : [],
  );
  return {
    key: `linux/scsi/${kind}`,
    ...(otherKeys[kind] ? { aliases: otherKeys[kind] } : {}),
    class: 'message',
    meaning: severity === 'ok' || isOptical ? 'unknown' : 'fault',
    severity: { reported: null, derived: isOptical ? 'ok' : severity },
    provenance: 'standard',
    text: said === '' ? `SCSI command failed: ${fields.result === '' ? fields.command : fields.result}` : said,
    ...(isOptical ? {} : { components: [partOf('drive', name ?? device)] }),
    details: Object.fromEntries(details),
  };
}
