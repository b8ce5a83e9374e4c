/** What a log of a start tells of the buses: which device sits alone behind a port. */
export type PciBuses = {
  readonly learn: (message: string) => void;
  readonly deviceBehind: (port: string) => string | null;
};

const bridge = /^pci (?<port>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]): PCI bridge to \[bus (?<bus>[0-9a-f]{2})/;
const endpoint = /^pci (?<device>(?<bus>[0-9a-f]{4}:[0-9a-f]{2}):[0-9a-f]{2}\.0): \[[0-9a-f]{4}:[0-9a-f]{4}\] type 00 /;
const mostDevices = 2_048;

/** Makes the memory of the buses of one log. The kernel lists bridges and devices once at its start. */
export function createPciBuses(): PciBuses {
  const busBehind = new Map<string, string>();
  const devicesOn = new Map<string, Set<string>>();
  return {
    learn: (message) => {
      if (!message.startsWith('pci ') || busBehind.size + devicesOn.size > mostDevices) return;
      const { port, bus = '' } = bridge.exec(message)?.groups ?? {};
      if (port !== undefined) busBehind.set(port, `${port.slice(0, 4)}:${bus}`);
      const found = endpoint.exec(message)?.groups;
      if (found) devicesOn.set(found.bus ?? '', (devicesOn.get(found.bus ?? '') ?? new Set()).add(found.device ?? ''));
    },
    deviceBehind: (port) => {
      const devices = devicesOn.get(busBehind.get(port) ?? '') ?? new Set<string>();
      return devices.size === 1 ? ([...devices][0] ?? null) : null;
    },
  };
}
