import type { Component } from '#domain/component.js';
import { unlocatedComponent } from '../../../event/unlocated-component.js';
import { decodeMachineCheckStatus } from '../../../mca/decode-status.js';

/** What the status register in a message of the IML says. */
export type PrintedMachineCheck = {
  readonly details: Readonly<Record<string, string | number>>;
  /** A memory error that the processor reports: a module is at fault, the message does not say which. */
  readonly components: readonly Component[];
};

/** iLO prints the register in two halves with an apostrophe between: `Status 0xFE000000'00010091`. */
const status = /\bStatus:? ?0x(?<high>[0-9A-F]{8})['’`]?(?<low>[0-9A-F]{8})\b/i;
const registers = /\b(?<name>Bank|Address|Misc|APIC ID):? ?(?<value>0x[0-9A-F]{1,8}(?:['’`]?[0-9A-F]{1,8})?)/gi;
const searchedCharacters = 500;

/** Decodes the machine check status that a text prints (Intel SDM Vol. 3B, machine-check architecture); null where it prints none. */
export function machineCheckOf(text: string): PrintedMachineCheck | null {
  const searched = text.slice(0, searchedCharacters);
  const found = status.exec(searched)?.groups;
  if (!found) return null;
  const digits = `${found.high}${found.low}`;
  const { code, uncorrected, contextCorrupt, overflow } = decodeMachineCheckStatus(BigInt(`0x${digits}`), null);
  const flags = [uncorrected ? 'uncorrected' : 'corrected', contextCorrupt ? 'context corrupt' : null, overflow ? 'overflow' : null];
  return {
    details: {
      machineCheckStatus: `0x${digits.toLowerCase()}`,
      machineCheckError: code.text,
      machineCheckKind: code.kind,
      machineCheckFlags: flags.filter((flag) => flag !== null).join(', '),
      ...Object.fromEntries(
        Array.from(searched.matchAll(registers), ({ groups }) => [detailName(groups?.name ?? ''), plain(groups?.value ?? '')]),
      ),
    },
    components: code.kind === 'memory' ? [unlocatedComponent('memory')] : [],
  };
}

function detailName(printed: string): string {
  return `machineCheck${printed.replace(/\b\w/g, (letter) => letter.toUpperCase()).replace(/\s/g, '')}`;
}

function plain(value: string): string {
  return value.replace(/['’`]/g, '').toLowerCase();
}
