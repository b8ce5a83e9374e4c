import { createEventCompleter } from '../../event/complete-event.js';
import type { LinesFormat } from '../../log-format.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { fruAreaField, partsOfFru } from './fru-parts.js';
import { fruPrintSamples } from './fru-print-samples.js';

/** One FRU device of a listing: its name, the fields of its areas as `<area> <field>`. */
type Device = { readonly line: number; readonly name: string; readonly lines: string[]; readonly fields: Map<string, string> };

const deviceStart = /^FRU (?:Device Description\s*:|Inventory Device:) ?(?<name>.{0,80}?)(?: \(ID (?:0x)?[0-9a-f]{1,3}h?\))?\s*$/i;
/** `ipmiutil fru` repeats the device in front of every field. */
const taggedField = /^\[(?<name>[^,\]]{1,24}),[0-9a-f]{2},[0-9a-f]{2}\] (?<field>.*)$/i;
const noise = /^(?:ipmiutil fru\b|ifru\b|--- Scanning SDR|SDR\[[0-9a-f]{4}\] |load_fru\()/;
/** iBMC prints the fields at the margin. */
const ofArea = /^(?:Board|Product|Chassis|System|Extended?) [A-Z][\w. ]{1,30}:/;
const mostLines = 200;

/** FRU inventories: `ipmitool fru print`, FreeIPMI's `ipmi-fru`, `ipmiutil fru`. */
export const fruPrint: LinesFormat = {
  kind: 'lines',
  id: 'fru-print',
  title: 'ipmitool fru print / ipmi-fru',
  reference:
    'ipmitool 1.8.11–1.8.19, lib/ipmi_fru.c; FreeIPMI 1.6, ipmi-fru(8); IPMI Platform Management FRU Information Storage Definition 1.0',
  samples: fruPrintSamples,
  claims: (line) => deviceStart.test(line) || taggedField.test(line) || noise.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'fru-print' });
    let device: Device | null = null;
    const close = (): void => {
      if (device === null) return;
      const { line, lines } = device;
      const parts = partsOfFru(device.name, device.fields);
      device = null;
      parts.forEach((draft, part) => {
        sink.event(complete({ ...draft, line, byte: null, raw: lines.join('\n'), ...(parts.length > 1 ? { part } : {}) }));
      });
    };
    const begin = (name: string, line: number): void => {
      close();
      device = { line, name, lines: [], fields: new Map() };
    };
    return {
      read: (raw, line) => {
        const start = deviceStart.exec(raw)?.groups;
        const tagged = taggedField.exec(raw)?.groups;
        if (start) begin(start.name?.trim() ?? '', line);
        if (tagged && device?.name !== tagged.name) begin(tagged.name ?? '', line);
        if (device !== null) return addLine(device, raw, tagged?.field ?? (start ? null : raw));
        return noise.test(raw);
      },
      end: close,
    };
  },
};

/** Adds a line to a device; false where it is none of it: fields are indented, and what the tool says of a device it cannot read. */
function addLine(device: Device, raw: string, field: string | null): boolean {
  const isOwn = field === null || field !== raw || raw.startsWith(' ') || raw.startsWith('\t') || raw.trim() === '' || ofArea.test(raw);
  if (!isOwn || device.lines.length >= mostLines) return noise.test(raw);
  if (raw.trim() !== '') device.lines.push(raw);
  const found = field === null ? null : keyValueOf(field, ':');
  const name = found === null ? null : fruAreaField(found.key);
  if (found !== null && name !== null && !device.fields.has(name)) device.fields.set(name, found.value);
  return true;
}
