import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { smartdMessage } from '../../../storage/smartd-message.js';
import { createAerReader } from './aer-group.js';
import { createAtaReader } from './ata-group.js';
import { nicMessages, slotMessages, systemMessages } from './device-messages.js';
import { createEdacReader } from './edac-group.js';
import { createErrorTwins } from './error-twins.js';
import { createFirmwareErrorReader } from './firmware-error-group.js';
import { createGpuLostReader } from './gpu-lost-group.js';
import { draftOfXid, gpuMessages } from './gpu-messages.js';
import type { HostEmitter } from './host-emitter.js';
import { memoryFailureMessages, panicMessages, thermalMessages } from './kernel-messages.js';
import { createLinkReader } from './link-message.js';
import { createMachineCheckReader } from './machine-check-group.js';
import { createMcelogReader } from './mcelog-group.js';
import type { EmitEvent, GroupReader, LogLine } from './message-group.js';
import { draftOfMessage, type MessageTable } from './message-rule.js';
import { createPciBuses, type PciBuses } from './pci-buses.js';
import { draftOfTrace } from './rasdaemon-trace.js';
import { createScsiReader } from './scsi-group.js';
import { draftOfServiceProcessor } from './service-processor-message.js';
import { blockMessages, controllerMessages, draftOfMegaraidMessage, mdMessages, nvmeMessages } from './storage-messages.js';

/** Reads the messages of one log, whatever carried them: syslog, the kernel's ring, the journal. */
export type HostMessageReader = {
  /** Reads a message: its event follows at once or, where it is one of several lines, when its block is complete. */
  readonly read: (line: LogLine, tag: string | null) => void;
  readonly flush: () => void;
};

const tables: readonly MessageTable[] = [
  nvmeMessages,
  blockMessages,
  mdMessages,
  controllerMessages,
  gpuMessages,
  panicMessages,
  thermalMessages,
  memoryFailureMessages,
  nicMessages,
  slotMessages,
  systemMessages,
];

/** A block that goes on for ever must not hold back, and so keep in memory, all that follows. */
const mostHeld = 500;

/** Makes the message reader of one log. */
export function createMessageReader(times: TimeReader, { emit, plain, release, idOf }: HostEmitter): HostMessageReader {
  const buses = createPciBuses();
  const emitOf = createErrorTwins(idOf, emit);
  const emitOfDaemon = emitOf('rasdaemon');
  const emitOfKernel = emitOf('kernel');
  const mcelog = createMcelogReader(times, emitOf('mcelog'), plain);
  const draftOfLink = createLinkReader();
  const kernelGroups = createKernelGroups(times, buses, emitOf);
  const all = [...kernelGroups, mcelog];
  const oldestLine = (): number => {
    let oldest = Number.POSITIVE_INFINITY;
    for (const group of all) oldest = Math.min(oldest, group.oldestLine());
    return oldest;
  };
  const flush = (): void => {
    for (const group of all) group.flush();
    release(Number.POSITIVE_INFINITY);
  };
  return {
    read: (line, tag) => {
      const taker = tag === 'mcelog' ? (mcelog.take(line) ? mcelog : undefined) : kernelGroups.find((group) => group.take(line));
      for (const group of all) if (group !== taker) group.pass();
      if (taker === undefined) {
        buses.learn(line.message);
        const draft = draftOfLine(line.message, tag, draftOfLink);
        if (draft === null) plain(line);
        else (tag === 'rasdaemon' ? emitOfDaemon : emitOfKernel)(draft, [line]);
      }
      if (release(oldestLine()) > mostHeld) flush();
    },
    flush,
  };
}

/** Readers of the kernel's messages of several lines; the first that takes a line has it. */
function createKernelGroups(times: TimeReader, buses: PciBuses, emitOf: (reporter: string) => EmitEvent): readonly GroupReader[] {
  const emit = emitOf('kernel');
  const firmwareErrors = createFirmwareErrorReader(emitOf('firmware'));
  const machineChecks = createMachineCheckReader(times, emit);
  const ata = createAtaReader(emit);
  return [
    firmwareErrors,
    createEdacReader({ machineChecks, firmwareErrors }, times, emit),
    machineChecks,
    createAerReader(buses, firmwareErrors.isKnown, emit),
    createScsiReader(emit, ata.nameDrive),
    ata,
    createGpuLostReader(emit),
  ];
}

function draftOfLine(message: string, tag: string | null, draftOfLink: ReturnType<typeof createLinkReader>): PlacelessDraft | null {
  if (tag === 'smartd') return smartdMessage(message);
  if (tag === 'rasdaemon') return draftOfTrace(message);
  return (
    draftOfXid(message) ??
    draftOfMegaraidMessage(message) ??
    draftOfMessage(tables, message) ??
    draftOfLink(message) ??
    draftOfServiceProcessor(message, tag)
  );
}
