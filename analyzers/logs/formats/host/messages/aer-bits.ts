/** Table: bits of the error status registers of PCI Express Advanced Error Reporting (PCI Express Base Specification, AER extended capability) as the kernel names them. */
export const uncorrectableBits: Readonly<Record<number, string>> = {
  0: 'Undefined',
  4: 'DLP',
  5: 'SDES',
  12: 'TLP',
  13: 'FCP',
  14: 'CmpltTO',
  15: 'CmpltAbrt',
  16: 'UnxCmplt',
  17: 'RxOF',
  18: 'MalfTLP',
  19: 'ECRC',
  20: 'UnsupReq',
  21: 'ACSViol',
  22: 'UncorrIntErr',
  23: 'BlockedTLP',
  24: 'AtomicOpBlocked',
  25: 'TLPBlockedErr',
  26: 'PoisonTLPBlocked',
};

/** Bits of the correctable error status register. */
export const correctableBits: Readonly<Record<number, string>> = {
  0: 'RxErr',
  6: 'BadTLP',
  7: 'BadDLLP',
  8: 'Rollover',
  12: 'Timeout',
  13: 'NonFatalErr',
  14: 'CorrIntErr',
  15: 'HeaderOF',
};

/** Bits that tell of the quality of the link: contacts, riser, cable, signal. */
const linkBits: ReadonlySet<string> = new Set(['RxErr', 'BadTLP', 'BadDLLP', 'Rollover', 'Timeout', 'DLP', 'SDES', 'FCP']);

/** Names of the bits that are set and not masked; `status` and `mask` are registers of 32 bits. */
export function bitsOfStatus(status: number, mask: number, isCorrectable: boolean): string[] {
  const names = isCorrectable ? correctableBits : uncorrectableBits;
  return Object.entries(names).flatMap(([bit, name]) => ((((status & ~mask) >>> Number(bit)) & 1) === 1 ? [name] : []));
}

/** True where any of the bits tells of the quality of a link. */
export function isLinkQuality(bits: readonly string[]): boolean {
  return bits.some((bit) => linkBits.has(bit));
}
