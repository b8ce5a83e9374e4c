import { createEventCompleter } from '../../event/complete-event.js';
import type { LinesFormat } from '../../log-format.js';
import { draftOfStructure } from './dmidecode-parts.js';

const handle = /^Handle 0x[0-9A-F]{4,8}, DMI type (?<type>\d{1,3})/i;
const heading =
  /^(?:# dmidecode \d|Getting SMBIOS data from|SMBIOS \d[\d.]{1,8} present|Table at 0x[0-9A-F]{1,16}|\d{1,5} structures occupying|End Of Table$|Invalid entry length|Wrong DMI structures)/i;
const mostFields = 200;
const id = 'dmidecode';

/** Parts of `dmidecode` (SMBIOS tables): processors, memory modules, boards, power supplies, slots, with their numbers. */
export const dmidecode: LinesFormat = {
  kind: 'lines',
  id,
  title: 'dmidecode (SMBIOS)',
  reference: 'dmidecode(8) 3.x; DMTF DSP0134 3.7 §7',
  samples: [
    {
      name: 'two modules, one of them a slot without a module',
      kind: 'typical',
      content: [
        '# dmidecode 3.3',
        'Getting SMBIOS data from sysfs.',
        'SMBIOS 3.2.0 present.',
        '',
        'Handle 0x0001, DMI type 1, 27 bytes',
        'System Information',
        '\tManufacturer: Example Systems',
        '\tProduct Name: ES-2200',
        '\tSerial Number: EX0000001',
        '',
        'Handle 0x0021, DMI type 17, 84 bytes',
        'Memory Device',
        '\tTotal Width: 72 bits',
        '\tSize: 32 GB',
        '\tLocator: P1-DIMMA1',
        '\tBank Locator: P0_Node0_Channel0_Dimm0',
        '\tManufacturer: Example',
        '\tSerial Number: 00EXMPL1',
        '\tPart Number: EX32G-2933',
        '',
        'Handle 0x0022, DMI type 17, 84 bytes',
        'Memory Device',
        '\tSize: No Module Installed',
        '\tLocator: P1-DIMMA2',
        '',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['inventory/chassis', 'inventory/memory'] },
    },
    {
      name: 'firmware, board, processor, power supply, strings over several lines and no indents left',
      kind: 'extreme',
      content: [
        'Handle 0x0000, DMI type 0, 26 bytes',
        'BIOS Information',
        'Vendor: Example BIOS',
        'Version: 3.4',
        'Characteristics:',
        'PCI is supported',
        '',
        'Handle 0x0002, DMI type 2, 15 bytes',
        'Base Board Information',
        '\tProduct Name: EB-11',
        '\tSerial Number: EXB0000002',
        '',
        'Handle 0x0054, DMI type 4, 48 bytes',
        'Processor Information',
        '\tSocket Designation: CPU1',
        '\tVersion: Example Processor 6130',
        '\tStatus: Populated, Enabled',
        '\tSerial Number: Not Specified',
        '',
        'Handle 0x0060, DMI type 39, 22 bytes',
        'System Power Supply',
        '\tLocation: PSU1',
        '\tSerial Number: EXP0000003',
        '\tModel Part Number: EXP-1100',
        '',
        'Handle 0x0070, DMI type 127, 4 bytes',
        'End Of Table',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['inventory/bios', 'inventory/board', 'inventory/cpu', 'inventory/psu'] },
    },
    {
      name: 'a structure cut off, and a line of no structure',
      kind: 'broken',
      content: ['Handle 0x0021, DMI type 17, 84 bytes', 'Memory Device', '', '\tSize: 32 GB'].join('\n'),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => handle.test(line) || heading.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: id });
    let open: { readonly type: number; readonly line: number; readonly lines: string[] } | null = null;
    const flush = () => {
      const draft = open === null ? null : draftOfStructure(open.type, open.lines);
      if (open !== null && draft !== null) sink.event(complete({ ...draft, line: open.line, byte: null, raw: open.lines.join('\n') }));
      open = null;
    };
    return {
      read: (text, line) => {
        const type = handle.exec(text)?.groups?.type;
        if (type !== undefined) {
          flush();
          open = { type: Number(type), line, lines: [] };
          return true;
        }
        if (text.trim() === '') flush();
        else if (open !== null && open.lines.length < mostFields) open.lines.push(text.trim());
        else return open !== null || heading.test(text);
        return true;
      },
      end: flush,
    };
  },
};
