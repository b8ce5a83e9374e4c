import type { Component } from '#domain/component.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';

/** A memory error that a driver or daemon counted. `degree` as EDAC calls it; `address` = physical address in hex with `0x`. */
export type MemoryError = {
  readonly degree: 'CE' | 'UE';
  readonly count: number;
  readonly words: string;
  readonly dimms: readonly Component[];
  readonly details: Readonly<Record<string, string | number>>;
};

const keys = { CE: ['linux/edac/ce', 'ipmi/0c/6f/00'], UE: ['linux/edac/ue', 'ipmi/0c/6f/01'] } as const;

/** Draft of a memory error that EDAC or a daemon above it reports (Linux Documentation/admin-guide/RAS). */
export function draftOfMemoryError({ degree, count, words, dimms, details }: MemoryError): PlacelessDraft {
  const [key, alias] = keys[degree];
  const labels = dimms.map((dimm) => dimm.locator).filter((locator) => locator !== null);
  const where = labels.length === 0 ? '' : ` on ${labels.join(' or ')}`;
  return {
    key,
    aliases: [alias],
    class: 'message',
    meaning: 'fault',
    severity: { reported: degree, derived: degree === 'UE' ? 'critical' : 'warning' },
    provenance: 'standard',
    text: `${degree === 'UE' ? 'Uncorrected' : 'Corrected'} memory error${words === '' ? '' : `: ${words}`}${where}`,
    components: dimms,
    details,
    count: Math.max(count, 1),
  };
}

/** Draft of the state that a controller or module has counted no error: the source was read. */
export function draftOfCleanController(dimms: readonly Component[]): PlacelessDraft {
  return {
    key: 'linux/edac/counters',
    class: 'message',
    meaning: 'state',
    severity: { reported: null, derived: 'ok' },
    provenance: 'standard',
    text: 'No memory error counted',
    components: dimms,
  };
}

/** Physical address of a page (hex) and the offset in it (hex), pages of 4 KB; null where the page is not printed. */
export function physicalAddress(page: string | undefined, offset: string | undefined): string | null {
  if (page === undefined || !/^0x[0-9a-f]{1,14}$/i.test(page)) return null;
  const inPage = offset !== undefined && /^0x[0-9a-f]{1,8}$/i.test(offset) ? BigInt(offset) : 0n;
  return `0x${(BigInt(page) * 4096n + inPage).toString(16)}`;
}

/** Address in hex with `0x` of one that is printed as decimal or hex. */
export function hexAddress(text: string): string {
  return text.startsWith('0x') ? text.toLowerCase() : `0x${BigInt(text).toString(16)}`;
}
