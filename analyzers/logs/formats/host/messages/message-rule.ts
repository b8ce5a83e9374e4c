import type { Component, ComponentClass, Place } from '#domain/component.js';
import type { EventDetail, LogEvent } from '#domain/log-event.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';

/**
 * A message of one line that tells something of the hardware. `pattern` is anchored at the start of the message (no prefix) and linear;
 * group `locator` names the part of class `part`, group `pci` its address, all other groups become details.
 */
export type MessageRule = {
  readonly pattern: RegExp;
  readonly key: string;
  readonly aliases?: readonly string[];
  readonly meaning?: EventDetail['meaning'];
  readonly severity: LogEvent['severity']['derived'];
  readonly direction?: LogEvent['direction'];
  readonly part?: ComponentClass;
  /** What the event says instead of the printed message, where its numbers would be taken for parts (a logical CPU is no socket). */
  readonly says?: string;
  readonly provenance?: LogEvent['provenance'];
};

/** Messages of one subject; `starts` is a cheap test that most other lines fail at once. */
export type MessageTable = { readonly starts: RegExp; readonly rules: readonly MessageRule[] };

const namespaceOfNvme = /^(?<controller>nvme\d{1,4})(?:c\d{1,4})?n\d{1,4}(?:p\d{1,4})?$/;
const diskName = /^(?:sd|hd|vd)[a-z]{1,3}$/;
const partitionOfDisk = /^(?<disk>(?:sd|vd|hd)[a-z]{1,3})\d{1,3}$/;

/** Draft of the first rule that a message fits; null where none does. */
export function draftOfMessage(tables: readonly MessageTable[], message: string): PlacelessDraft | null {
  for (const table of tables) {
    if (!table.starts.test(message)) continue;
    for (const rule of table.rules) {
      const found = rule.pattern.exec(message);
      if (found) return draftOfRule(rule, message, found.groups ?? {});
    }
  }
  return null;
}

function draftOfRule(rule: MessageRule, message: string, groups: Readonly<Record<string, string | undefined>>): PlacelessDraft {
  const { locator, pci, ...rest } = groups;
  const details = Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return {
    key: rule.key,
    ...(rule.aliases ? { aliases: rule.aliases } : {}),
    class: 'message',
    meaning: rule.meaning ?? 'fault',
    severity: { reported: null, derived: rule.severity },
    direction: rule.direction ?? null,
    provenance: rule.provenance ?? 'vendorDocument',
    text: rule.says ?? withoutAddress(message, pci),
    ...(rule.part ? { components: [partOf(rule.part, locator ?? rest.address ?? null, pci)] } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

/** The address of the part itself would be read as that of a card besides. */
function withoutAddress(message: string, pci: string | undefined): string {
  return pci === undefined ? message : message.replace(` ${pci}`, '');
}

/** A part with the name the kernel gives it; a drive by its device node, a partition or namespace by its disk or NVMe controller. */
export function partOf(partClass: ComponentClass, name: string | null, pci?: string): Component {
  const place: Place | null = pci === undefined ? null : { pci: pci.toLowerCase() };
  const locator = name === null ? (pci ?? null) : partClass === 'drive' ? driveNode(name) : name;
  return { class: partClass, locator, place, provenance: locator === name ? 'printed' : 'documentedRule' };
}

/** Device node of a disk, as smartctl and smartd name it; an NVMe controller keeps its name. */
function driveNode(name: string): string {
  const disk = namespaceOfNvme.exec(name)?.groups?.controller ?? partitionOfDisk.exec(name)?.groups?.disk ?? name;
  return diskName.test(disk) ? `/dev/${disk}` : disk;
}
