import type { Component } from '#domain/component.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { dimmsOfLabel, placeOf } from './edac-label.js';
import type { FirmwareErrorReader } from './firmware-error-group.js';
import type { MachineCheckFields } from './machine-check-fields.js';
import { type MachineCheckReader, machineCheckTime } from './machine-check-group.js';
import { draftOfMemoryError, physicalAddress } from './memory-error-draft.js';
import type { EmitEvent, GroupReader } from './message-group.js';

const summary = /^EDAC MC(?<mc>\d{1,3}): (?<count>\d{1,10}) (?<degree>CE|UE) (?<rest>\S.*)$/;
const oldSummary = /^EDAC MC(?<mc>\d{1,3}): (?<degree>CE|UE)\b[ ,-]{0,3}(?<rest>.*)$/;
const oldField =
  /\b(?<name>page|offset|grain|syndrome|row|channel|channel-a|channel-b|bank|rank)[ =]{1,3}(?<value>0x[0-9a-f]{1,16}|\d{1,10})/gi;
const oldLabel = /\blabels? "(?<label>[^"]{0,200})"/;
const pair = /(?<name>[A-Za-z_]\w{0,30}):(?<value>[^\s()]{1,60})/g;
const pciParity =
  /^EDAC PCI\d{0,3}: (?:Bridge )?(?<what>(?:Master Data Parity Error|Detected Parity Error|Signaled System Error|\w[\w ]{0,40}Parity Error))(?: on)? (?<pci>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])/i;
const tailLimit = 1_000;

type Summary = {
  readonly mc: string;
  readonly degree: 'CE' | 'UE';
  readonly count: number;
  readonly words: string;
  readonly label: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** Readers of what an EDAC line sums up. */
type Explained = { readonly machineChecks: MachineCheckReader; readonly firmwareErrors: FirmwareErrorReader };

/**
 * Makes the reader of EDAC's lines (drivers/edac/edac_mc.c): a summary of memory errors, or a parity error of PCI.
 * The machine check or firmware record that a summary explains becomes part of its event: it is the same error.
 */
export function createEdacReader(
  { machineChecks, firmwareErrors }: Explained,
  times: Pick<TimeReader, 'fromIso'>,
  emit: EmitEvent,
): GroupReader {
  return {
    take: (line) => {
      if (!line.message.startsWith('EDAC ')) return false;
      const found = summaryOf(line.message);
      if (found !== null) {
        const explained = machineChecks.explain();
        const lines = [...firmwareErrors.explain(), ...(explained?.lines ?? []), line];
        const draft = draftOfSummary(found, explained?.fields ?? {});
        const time = machineCheckTime(explained?.fields.seconds, times, line.time);
        emit({ ...draft, ...(time === null ? {} : { time }) }, lines);
        return true;
      }
      const parity = pciParity.exec(line.message)?.groups;
      if (parity) emit(draftOfParity(parity.what ?? '', parity.pci ?? ''), [line]);
      return parity !== undefined;
    },
    pass: () => {},
    flush: () => {},
    oldestLine: () => Number.POSITIVE_INFINITY,
  };
}

function summaryOf(message: string): Summary | null {
  const found = summary.exec(message)?.groups;
  if (!found) return oldSummaryOf(message);
  const rest = found.rest ?? '';
  const onAt = rest.startsWith('on ') ? -1 : rest.indexOf(' on ');
  const from = onAt === -1 && !rest.startsWith('on ') ? rest.length : onAt + ' on '.length;
  const tailAt = rest.indexOf(' (', from);
  return {
    mc: found.mc ?? '',
    degree: found.degree === 'UE' ? 'UE' : 'CE',
    count: Number(found.count),
    words: rest.slice(0, Math.max(onAt, 0)).trim(),
    label: rest.slice(from, tailAt === -1 ? undefined : tailAt).trim(),
    fields: pairsOf(tailAt === -1 ? '' : rest.slice(tailAt)),
  };
}

/** Kernels before 3.5 print names and values with blanks between. */
function oldSummaryOf(message: string): Summary | null {
  const found = oldSummary.exec(message.slice(0, tailLimit))?.groups;
  if (!found) return null;
  const rest = found.rest ?? '';
  const named = oldLabel.exec(rest);
  const fields = Object.fromEntries([...rest.matchAll(oldField)].map(({ groups }) => [groups?.name ?? '', groups?.value ?? '']));
  const words = named === null ? '' : rest.slice(named.index + named[0].length).replace(/^[: ]+/, '');
  return { mc: found.mc ?? '', degree: found.degree === 'UE' ? 'UE' : 'CE', count: 1, words, label: named?.groups?.label ?? '', fields };
}

/** Name and value pairs of the tail; drivers add their own behind ` - `. */
function pairsOf(tail: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...tail.slice(0, tailLimit).matchAll(pair)].map(({ groups }) => [groups?.name ?? '', (groups?.value ?? '').replace(/[,)]+$/, '')]),
  );
}

function draftOfSummary({ mc, degree, count, words, label, fields }: Summary, check: MachineCheckFields): PlacelessDraft {
  const { ProcessorSocketId, page, offset, ...others } = fields;
  const socket = fields.socket ?? ProcessorSocketId ?? check.socket;
  const extra = placeOf(socket, fields.channel ?? fields.ChannelId ?? check.channel, fields.slot ?? fields.DimmSlotId);
  const address = physicalAddress(page, offset);
  return draftOfMemoryError({
    degree,
    count,
    words,
    dimms: dimmsOfLabel(label, extra) satisfies Component[],
    details: {
      controller: `MC${mc}`,
      ...others,
      ...(address === null ? {} : { address }),
      ...(check.bank === undefined ? {} : { mcaBank: check.bank }),
      ...(check.status === undefined ? {} : { status: check.status }),
      ...(check.logicalCpu === undefined ? {} : { logicalCpu: check.logicalCpu }),
    },
  });
}

function draftOfParity(what: string, pci: string): PlacelessDraft {
  const isSystemError = /system error/i.test(what);
  return {
    key: isSystemError ? 'linux/edac/pci-system-error' : 'linux/edac/pci-parity',
    aliases: [isSystemError ? 'ipmi/13/6f/05' : 'ipmi/13/6f/04'],
    class: 'message',
    meaning: 'fault',
    severity: { reported: null, derived: 'critical' },
    provenance: 'standard',
    text: `${what} on PCI device ${pci}`,
    components: [{ class: 'pcie-card', locator: pci, place: { pci: pci.toLowerCase() }, provenance: 'printed' }],
  };
}
