import { gpuAt } from './gpu-messages.js';
import { type EmitEvent, type GroupReader, type LogLine, longestBlock, oldestOf, patience } from './message-group.js';

const firstLine = /^NVRM: The NVIDIA GPU (?<pci>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])/i;
const laterLine = /^NVRM: (?:\(PCI ID: [0-9a-f:]{4,12}\)|installed in this system|fallen off the bus|NVRM|has fallen|not responding)/i;

/** Makes the reader of the sentence over three lines with which NVIDIA's driver says that a GPU is lost: the same fact as Xid 79. */
export function createGpuLostReader(emit: EmitEvent): GroupReader {
  let open: { readonly pci: string; readonly lines: LogLine[] } | null = null;
  let passed = 0;
  const close = (): void => {
    if (open?.lines.some((line) => /fallen off|not respond/i.test(line.message))) {
      emit(
        {
          key: 'gpu/xid/79',
          class: 'message',
          meaning: 'fault',
          severity: { reported: null, derived: 'critical' },
          provenance: 'vendorDocument',
          text: 'GPU has fallen off the bus',
          components: [gpuAt(open.pci)],
        },
        open.lines,
      );
    }
    open = null;
  };
  return {
    take: (line) => {
      const first = firstLine.exec(line.message)?.groups;
      if (first) {
        close();
        open = { pci: first.pci ?? '', lines: [line] };
      } else if (open === null || !laterLine.test(line.message)) return false;
      else if (open.lines.length < longestBlock) open.lines.push(line);
      passed = 0;
      return true;
    },
    pass: () => {
      passed += 1;
      if (passed > patience / 4) close();
    },
    flush: close,
    oldestLine: () => oldestOf(open === null ? [] : [open]),
  };
}
