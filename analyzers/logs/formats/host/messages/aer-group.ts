import type { Component } from '#domain/component.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { bitsOfStatus } from './aer-bits.js';
import { type AerDegree, type AerLine, aerLine } from './aer-lines.js';
import { type EmitEvent, type GroupReader, type LogLine, longestBlock, oldestOf, openBlocks, patience } from './message-group.js';
import type { PciBuses } from './pci-buses.js';
import { draftOfPcieError } from './pcie-error-draft.js';

type Block = {
  /** Device that the lines are about, and whether its driver is the one of ports. */
  of: string | null;
  isPort: boolean;
  /** Root port that announced the error. */
  port: string | null;
  degree: AerDegree | null;
  hasError: boolean;
  /** A device behind a port that a later line names. */
  victim: string | null;
  layer: string;
  agent: string;
  status: number | null;
  mask: number;
  readonly bits: Set<number>;
  readonly details: Record<string, string>;
  readonly lines: LogLine[];
};

/**
 * Makes the reader of PCI Express errors of one log: what a port announces, the error, its status bits, TLP header and outcome are one event.
 * `isKnown` tells devices whose error a block of the firmware has just told: their second telling is no second error.
 */
export function createAerReader(buses: PciBuses, isKnown: (device: string) => boolean, emit: EmitEvent): GroupReader {
  let open: Block[] = [];
  let passed = 0;
  const close = (blocks: readonly Block[]): void => {
    open = open.filter((block) => !blocks.includes(block));
    for (const block of blocks) emitBlock(block, buses, emit);
  };
  const begin = (line: LogLine): Block => {
    const block = newBlock(line);
    open.push(block);
    if (open.length > openBlocks) close(open.slice(0, 1));
    return block;
  };
  return {
    take: (line) => {
      const read = aerLine(line.message);
      if (read === null) return false;
      if (read.of !== null && read.kind !== 'announcement' && read.kind !== 'error' && isKnown(read.of)) return true;
      const known = blockOf(open, read);
      const block = known ?? (read.kind === 'bit' || read.kind === 'header' || read.kind === 'outcome' ? null : begin(line));
      if (block === null) return read.of !== null || read.kind !== 'bit';
      passed = 0;
      if (known && block.lines.length < longestBlock) block.lines.push(line);
      apply(block, read);
      return true;
    },
    pass: () => {
      passed += 1;
      if (passed > patience) close(open);
    },
    flush: () => close(open),
    oldestLine: () => oldestOf(open),
  };
}

function newBlock(line: LogLine): Block {
  return {
    ...{ of: null, isPort: false, port: null, degree: null, hasError: false, victim: null, layer: '', agent: '', status: null, mask: 0 },
    bits: new Set(),
    details: {},
    lines: [line],
  };
}

/** The block a line continues: the latest of its device; what names no device continues the latest of all. */
function blockOf(open: readonly Block[], line: AerLine): Block | undefined {
  if (line.kind === 'announcement') return undefined;
  if (line.of === null) return open.at(-1);
  const own = open.findLast((block) => block.of === line.of && !(line.kind === 'error' && block.hasError));
  if (own !== undefined || line.kind === 'error' || line.kind === 'status') return own;
  // A driver that cannot recover names the device behind the port that reported.
  return line.kind === 'outcome' ? open.at(-1) : undefined;
}

function apply(block: Block, line: AerLine): void {
  if (line.kind === 'announcement') {
    block.port = line.of;
    block.of = line.source ?? line.of;
    block.isPort = line.source === null || line.source === line.of;
    block.degree = line.degree;
  } else if (line.kind === 'outcome') applyOutcome(block, line.of, line.driver, line.outcome);
  else {
    if (line.of !== null) {
      block.of = line.of;
      block.isPort = line.driver === 'pcieport' || block.of === block.port;
    }
    applyError(block, line);
  }
}

function applyError(block: Block, line: AerLine): void {
  if (line.kind === 'error') {
    block.degree = line.degree;
    block.hasError = true;
  }
  if (line.kind === 'error' || line.kind === 'layer') {
    block.layer = line.layer;
    block.agent = line.agent;
  }
  if (line.kind === 'status') {
    block.status = line.status;
    block.mask = line.mask;
    if (line.device !== null) block.details.deviceId = line.device;
  }
  if (line.kind === 'bit') {
    block.bits.add(line.bit);
    if (line.isFirst) block.details.firstBit = String(line.bit);
  }
  if (line.kind === 'header') block.details.tlpHeader = line.header;
}

function applyOutcome(block: Block, of: string | null, driver: string | null, outcome: string): void {
  if (of !== null && of !== block.of && driver !== 'pcieport') block.victim = of;
  if (!outcome.startsWith('broadcast') && !outcome.startsWith('aer_uncor')) block.details.outcome = outcome;
}

function emitBlock(block: Block, buses: PciBuses, emit: EmitEvent): void {
  emit(draftOf(block, buses), block.lines);
}

function draftOf(block: Block, buses: PciBuses): PlacelessDraft {
  const isCorrectable = (block.degree ?? 'corrected') === 'corrected';
  const status = block.status ?? [...block.bits].reduce((sum, bit) => sum | (1 << bit), 0);
  const port = block.isPort ? block.of : block.port;
  const { device, provenance } = deviceOf(block, buses);
  return draftOfPcieError({
    degree: block.degree ?? 'corrected',
    device,
    port: port === device ? null : port,
    provenance,
    bits: bitsOfStatus(status, block.mask, isCorrectable),
    words: [block.layer, block.agent === '' ? '' : `(${block.agent})`].filter((part) => part !== '').join(' '),
    details: block.details,
  });
}

/** The card at fault: the device with the error, unless it is a port; then the device that a later line or the list of buses names. */
function deviceOf(block: Block, buses: PciBuses): { device: string | null; provenance: Component['provenance'] } {
  if (!block.isPort) return { device: block.of, provenance: 'printed' };
  if (block.victim !== null) return { device: block.victim, provenance: 'printed' };
  return { device: block.of === null ? null : buses.deviceBehind(block.of), provenance: 'documentedRule' };
}
